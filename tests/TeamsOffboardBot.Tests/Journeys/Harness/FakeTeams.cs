using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TeamsOffboardBot.Tests.Journeys.Harness;

/// <summary>
/// The connector side of Teams on loopback: takes what the bot posts and puts, keeps what people then see, and refuses
/// what Teams would refuse. Everything it refuses is a finding of its own.
/// </summary>
public sealed class FakeTeams : IAsyncDisposable
{
    const int LargestMessage = 28 * 1024;

    readonly WebApplication _app;
    readonly Lock _lock = new();
    readonly Dictionary<string, Conversation> _conversations = [];
    readonly Queue<(HttpStatusCode Status, string? RetryAfter)> _faults = new();
    readonly Dictionary<string, (HttpStatusCode Status, string? RetryAfter)> _closed = [];
    TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int _ids;

    FakeTeams(WebApplication app) => _app = app;

    public string ServiceUrl => _app.Urls.First() + "/";

    /// <summary>Where files go that people take.</summary>
    public FakeDrive Drive { get; } = new();

    /// <summary>What the bot sent and Teams would not have taken.</summary>
    public List<string> Refused { get; } = [];

    /// <summary>Every call, in order, for example "PUT a:megan/activities/7".</summary>
    public List<string> Calls { get; } = [];

    /// <summary>Sees every activity that is sent or put, as it is.</summary>
    public Action<JObject>? Watch { get; set; }

    /// <summary>How many messages of a conversation are kept; the oldest go.</summary>
    public int KeepsOfEach { get; set; } = int.MaxValue;

    /// <summary>Not in every cloud and client.</summary>
    public bool TakesFiles { get; set; } = true;

    /// <summary>People the bot may not open a chat with.</summary>
    public bool RefusesNewConversations { get; set; }

    public static async Task<FakeTeams> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var teams = new FakeTeams(app);
        app.Run(teams.HandleAsync);
        await app.StartAsync();
        return teams;
    }

    /// <summary>The next calls that send or update fail.</summary>
    public void Fail(HttpStatusCode status, int times = 1, string? retryAfter = null)
    {
        lock (_lock)
        {
            for (var i = 0; i < times; i++)
            {
                _faults.Enqueue((status, retryAfter));
            }
        }
    }

    /// <summary>From now on nothing is taken for this conversation, until <see cref="Recover"/>.</summary>
    public void FailIn(string conversation, HttpStatusCode status, string? retryAfter = null)
    {
        lock (_lock)
        {
            _closed[conversation] = (status, retryAfter);
        }
    }

    public void Recover()
    {
        lock (_lock)
        {
            _faults.Clear();
            _closed.Clear();
        }
    }

    public IReadOnlyList<ChatMessage> MessagesIn(string conversation)
    {
        lock (_lock)
        {
            return [.. ConversationOf(conversation).Messages];
        }
    }

    /// <summary>What a client does with the answer to a pressed button: it draws the new card in place of the old one.</summary>
    public void Redraw(string conversation, string messageId, JObject card)
    {
        lock (_lock)
        {
            var messages = ConversationOf(conversation).Messages;
            var at = messages.FindIndex(m => m.Id == messageId);
            messages[at] = messages[at] with { Card = card };
        }

        Tell();
    }

    /// <summary>The chat between the bot and this person, for when the bot opens it by itself.</summary>
    public void Introduce(string accountId, string conversation)
    {
        lock (_lock)
        {
            ConversationOf(conversation).AccountId = accountId;
        }
    }

    /// <summary>Who is in a group chat or channel.</summary>
    public void Gather(string conversation, params Person[] members)
    {
        lock (_lock)
        {
            ConversationOf(conversation).Members = members;
        }
    }

    public string NextId() => Interlocked.Increment(ref _ids).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Waits until something holds of what people see; fails with all that was said when it never does.</summary>
    public async Task WaitForAsync(Func<bool> holds, Func<string> describe, TimeSpan? patience = null)
    {
        var giveUp = Task.Delay(patience ?? TimeSpan.FromMinutes(1));
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                changed = _changed.Task;
            }

            if (holds())
            {
                return;
            }

            if (await Task.WhenAny(changed, giveUp) == giveUp)
            {
                throw new TimeoutException(describe());
            }
        }
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    async Task HandleAsync(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments("/drive", StringComparison.Ordinal, out var file))
        {
            await Drive.PutAsync(http, Uri.UnescapeDataString(file.Value!.Trim('/')));
            return;
        }

        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        var path = Uri.UnescapeDataString(http.Request.Path.Value!.TrimEnd('/'));
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var (status, answer) = (http.Request.Method, parts) switch
        {
            ("POST", ["v3", "conversations"]) => Create(body),
            ("POST", ["v3", "conversations", var conversation, "activities"]) => Send(conversation, body),
            ("POST", ["v3", "conversations", var conversation, "activities", _]) => Send(conversation, body),
            ("PUT", ["v3", "conversations", var conversation, "activities", var id]) => Update(conversation, id, body),
            ("DELETE", ["v3", "conversations", var conversation, "activities", var id]) => Delete(conversation, id),
            ("GET", ["v3", "conversations", var conversation, "pagedmembers"]) => Members(conversation, http.Request.Query["continuationToken"]),
            _ => Refuse(404, $"{http.Request.Method} {path} is no route of the connector"),
        };
        http.Response.StatusCode = status;
        if (status == 429 && answer["retryAfter"] is { } pause)
        {
            http.Response.Headers.RetryAfter = pause.ToString();
        }

        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(answer.ToString(Formatting.None), http.RequestAborted);
        Tell();
    }

    (int, JObject) Create(string body)
    {
        var parameters = Parse(body);
        var member = (string?)parameters["members"]?[0]?["id"];
        lock (_lock)
        {
            Calls.Add("POST conversations");
            var known = _conversations.FirstOrDefault(c => c.Value.AccountId == member).Key;
            return RefusesNewConversations || known is null ? (403, Error("Forbidden")) : (201, new JObject(new JProperty("id", known)));
        }
    }

    (int, JObject) Send(string conversation, string body)
    {
        lock (_lock)
        {
            Calls.Add($"POST {conversation}");
            if ((FaultOf(conversation) ?? NextFault()) is { } fault)
            {
                return fault;
            }

            if (Problem(body) is { } problem)
            {
                return problem;
            }

            var activity = Parse(body);
            if (ChatMessage.Of("", activity).IsOffer && (!TakesFiles || ConversationOf(conversation).AccountId is null))
            {
                return (400, Error("files are offered in personal chats, where the client takes them"));
            }

            if ((string?)activity["type"] == "typing")
            {
                return (202, []);
            }

            var id = NextId();
            var messages = ConversationOf(conversation).Messages;
            messages.Add(ChatMessage.Of(id, activity));
            if (messages.Count > KeepsOfEach)
            {
                messages.RemoveAt(0);
            }

            return (201, new JObject(new JProperty("id", id)));
        }
    }

    (int, JObject) Update(string conversation, string id, string body)
    {
        lock (_lock)
        {
            Calls.Add($"PUT {conversation}/{id}");
            if ((FaultOf(conversation) ?? NextFault()) is { } fault)
            {
                return fault;
            }

            if (Problem(body) is { } problem)
            {
                return problem;
            }

            var messages = ConversationOf(conversation).Messages;
            var at = messages.FindIndex(m => m.Id == id);
            if (at < 0)
            {
                return (404, Error("ActivityNotFoundInConversation"));
            }

            var activity = Parse(body);
            messages[at] = ChatMessage.Of(id, activity);
            return (200, new JObject(new JProperty("id", id)));
        }
    }

    (int, JObject) Delete(string conversation, string id)
    {
        lock (_lock)
        {
            Calls.Add($"DELETE {conversation}/{id}");
            return FaultOf(conversation) ?? (ConversationOf(conversation).Messages.RemoveAll(m => m.Id == id) > 0 ? (200, []) : (404, Error("ActivityNotFoundInConversation")));
        }
    }

    /// <summary>A page holds two: whoever reads the first only is found out.</summary>
    (int, JObject) Members(string conversation, string? continued)
    {
        lock (_lock)
        {
            Calls.Add($"GET {conversation}/pagedmembers");
            var from = int.TryParse(continued, out var at) ? at : 0;
            var members = ConversationOf(conversation).Members;
            var page = members.Skip(from).Take(2).Select(m => new JObject(
                new JProperty("id", $"29:{m.Id}"), new JProperty("name", m.Name), new JProperty("aadObjectId", m.Id), new JProperty("userRole", "user")));
            var answer = new JObject(new JProperty("members", new JArray(page)));
            if (from + 2 < members.Count)
            {
                answer["continuationToken"] = (from + 2).ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            return (200, answer);
        }
    }

    (int, JObject)? FaultOf(string conversation) =>
        _closed.TryGetValue(conversation, out var fault) ? Answer(fault) : null;

    (int, JObject)? NextFault() => _faults.TryDequeue(out var fault) ? Answer(fault) : null;

    static (int, JObject) Answer((HttpStatusCode Status, string? RetryAfter) fault) =>
        ((int)fault.Status, new JObject(new JProperty("error", new JObject(new JProperty("code", fault.Status.ToString()))), new JProperty("retryAfter", fault.RetryAfter)));

    (int, JObject)? Problem(string body)
    {
        var activity = Parse(body);
        Watch?.Invoke(activity);
        var attachments = activity["attachments"] as JArray ?? [];
        if (Encoding.UTF8.GetByteCount(body) > LargestMessage)
        {
            return Refuse(413, $"a message of {Encoding.UTF8.GetByteCount(body)} bytes");
        }

        if (activity.Descendants().Any(t => t.Type == JTokenType.Null))
        {
            return Refuse(400, $"a null at {activity.Descendants().First(t => t.Type == JTokenType.Null).Path}");
        }

        return attachments.Count > 0 && !string.IsNullOrEmpty((string?)activity["text"]) ? Refuse(400, "text and card in one message") : null;
    }

    (int, JObject) Refuse(int status, string why)
    {
        lock (_lock)
        {
            Refused.Add(why);
        }

        return (status, Error(why));
    }

    void Tell()
    {
        lock (_lock)
        {
            _changed.SetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    Conversation ConversationOf(string id) => _conversations.TryGetValue(id, out var known) ? known : _conversations[id] = new Conversation();

    static JObject Parse(string body) => JsonConvert.DeserializeObject<JObject>(body, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!;

    static JObject Error(string message) => new(new JProperty("error", new JObject(new JProperty("code", "BadArgument"), new JProperty("message", message))));

    sealed class Conversation
    {
        public List<ChatMessage> Messages { get; } = [];

        public string? AccountId { get; set; }

        public IReadOnlyList<Person> Members { get; set; } = [];
    }
}
