using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Benchmarks.World;

/// <summary>A message and the headers it came with.</summary>
public sealed record SentMessage(string Body, Dictionary<string, string> Headers);

/// <summary>The connector's side of Teams, as light as it can be: it keeps every card as it last was, and tells who waits.</summary>
public sealed class Teams : IAsyncDisposable
{
    /// <summary>Whoever sends writes these by itself.</summary>
    private static readonly HashSet<string> Transport = new(StringComparer.OrdinalIgnoreCase) { "Host", "Content-Type", "Content-Length", "Transfer-Encoding", "Connection" };

    private readonly WebApplication _app;
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<string, string> _chats = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Chat, string Id), Card> _cards = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Signer _signer = new();
    private int _ids;

    private Teams(WebApplication app) => _app = app;

    public string ServiceUrl => _app.Urls.First() + "/";

    /// <summary>When off, what the bot sends is taken and thrown away.</summary>
    public bool Keeps { get; set; } = true;

    public static async Task<Teams> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var teams = new Teams(app);
        app.Run(teams.HandleAsync);
        await app.StartAsync();
        return teams;
    }

    /// <summary>As the Bot Framework would sign it.</summary>
    public string Token() => _signer.Token(ServiceUrl);

    /// <summary>The last message that the bot sent, as it came.</summary>
    public SentMessage LastSent { get; private set; } = new("{}", []);

    public string NextId() => Interlocked.Increment(ref _ids).ToString();

    /// <summary>The chat between bot and person, for when the bot opens it by itself.</summary>
    public void Introduce(string account, string chat) => _chats[account] = chat;

    public void Draw(string chat, string id, JsonNode card)
    {
        lock (_lock)
        {
            _cards[(chat, id)] = new(id, card);
            _changed.SetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Waits for a card in this chat that has a button with this verb and is like this.</summary>
    public async Task<Card> CardAsync(string chat, string verb, Func<Card, bool> isIt)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            Task changed;
            List<Card> cards;
            lock (_lock)
            {
                changed = _changed.Task;
                cards = [.. _cards.Where(c => c.Key.Chat == chat).Select(c => c.Value)];
            }

            if (cards.FindLast(c => c.Has(verb) && isIt(c)) is { } found)
            {
                return found;
            }

            try
            {
                await changed.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new BenchmarksException($"No card with the button '{verb}' ever stood in {chat}. There: {string.Join(" / ", cards.Select(c => c.Title))}");
            }
        }
    }

    public IReadOnlyList<Card> CardsWith(string chat, string verb)
    {
        lock (_lock)
        {
            return [.. _cards.Where(c => c.Key.Chat == chat).Select(c => c.Value).Where(c => c.Has(verb))];
        }
    }

    public void Forget()
    {
        lock (_lock)
        {
            _cards.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _signer.Dispose();
    }

    private async Task HandleAsync(HttpContext http)
    {
        http.Response.ContentType = "application/json";
        if (_signer.Answer(http.Request.Path, ServiceUrl) is { } trust)
        {
            await http.Response.WriteAsync(trust.ToJsonString(), http.RequestAborted);
            return;
        }

        var parts = Uri.UnescapeDataString(http.Request.Path.Value!).Split('/', StringSplitOptions.RemoveEmptyEntries);
        var body = await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
        var id = (http.Request.Method, parts) switch
        {
            ("POST", ["v3", "conversations"]) => _chats.GetValueOrDefault((string)body!["members"]![0]!["id"]!, "unknown"),
            ("PUT", [_, _, var chat, _, var known]) => Keep(http, chat, known, body!),
            ("POST", [_, _, var chat, "activities", ..]) => Keep(http, chat, NextId(), body!),
            _ => throw new BenchmarksException($"{http.Request.Method} {http.Request.Path} is no route of the connector."),
        };
        await http.Response.WriteAsync($$"""{"id":"{{id}}"}""", http.RequestAborted);
    }

    private string Keep(HttpContext http, string chat, string id, JsonNode activity)
    {
        if (!Keeps)
        {
            return id;
        }

        LastSent = new(activity.ToJsonString(), http.Request.Headers.Where(h => !Transport.Contains(h.Key)).ToDictionary(h => h.Key, h => h.Value.ToString()));
        if ((activity["attachments"] as JsonArray)?.FirstOrDefault()?["content"] is { } card)
        {
            Draw(chat, id, card);
        }

        return id;
    }
}
