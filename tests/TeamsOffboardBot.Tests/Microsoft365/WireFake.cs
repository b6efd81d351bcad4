using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace TeamsOffboardBot.Tests.Microsoft365;

/// <summary>What the wire saw of one request.</summary>
public sealed record SeenRequest(string Method, Uri Url, string Body, HttpRequestHeaders Headers)
{
    /// <summary>Method, and path with query below the fake's root.</summary>
    public string Line => $"{Method} {Uri.UnescapeDataString(Url.PathAndQuery)}";

    public JsonArray Items => JsonNode.Parse(Body)!["requests"]!.AsArray();

    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;
}

/// <summary>
/// The far end of the wire. Every request must have been foreseen: an answer is taken from the queue of its line, and a
/// request without one fails loudly.
/// </summary>
public sealed class WireFake : HttpMessageHandler
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Func<SeenRequest, CancellationToken, Task<HttpResponseMessage>>>> _answers = new();
    private readonly ConcurrentQueue<SeenRequest> _seen = new();
    private readonly Channel<SeenRequest> _arrivals = Channel.CreateUnbounded<SeenRequest>();

    public IReadOnlyList<SeenRequest> Seen => [.. _seen];

    public IEnumerable<string> Lines => _seen.Select(request => request.Line);

    public ConcurrentQueue<string> Unforeseen { get; } = new();

    /// <summary>Answers the next request of that line; several calls queue up.</summary>
    public WireFake On(string line, Func<SeenRequest, HttpResponseMessage> answer) =>
        On(line, (request, _) => Task.FromResult(answer(request)));

    public WireFake On(string line, HttpStatusCode status, string body = "", params (string Name, string Value)[] headers) =>
        On(line, _ => Answer(status, body, headers));

    public WireFake Cut(string line) => On(line, _ => throw new HttpRequestException("The connection was cut."));

    /// <summary>Takes the request and never answers.</summary>
    public WireFake Hang(string line) => On(line, async (_, cancellationToken) =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        throw new InvalidOperationException("Never reached.");
    });

    /// <summary>The next request that has not been waited for yet.</summary>
    public async Task<SeenRequest> ArrivalAsync() => await _arrivals.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public static HttpResponseMessage Answer(HttpStatusCode status, string body = "", params (string Name, string Value)[] headers)
    {
        var answer = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            answer.Headers.TryAddWithoutValidation(name, value);
        }

        return answer;
    }

    /// <summary>Answers every item of a batch by its url.</summary>
    public static HttpResponseMessage Batch(SeenRequest request, Func<string, JsonObject> answer)
    {
        var responses = request.Items.Reverse().Select(item =>
        {
            var given = answer($"{item!["method"]} {Uri.UnescapeDataString((string)item["url"]!)}");
            given["id"] = (string)item["id"]!;
            return (JsonNode)given;
        });
        return Answer(HttpStatusCode.OK, new JsonObject { ["responses"] = new JsonArray([.. responses]) }.ToJsonString());
    }

    private WireFake On(string line, Func<SeenRequest, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        _answers.GetOrAdd(line, _ => new()).Enqueue(answer);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var seen = new SeenRequest(request.Method.Method, request.RequestUri!, body, request.Headers);
        _seen.Enqueue(seen);
        if (!_answers.TryGetValue(seen.Line, out var answers) || !answers.TryDequeue(out var answer))
        {
            Unforeseen.Enqueue(seen.Line);
            throw new InvalidOperationException($"Nobody foresaw {seen.Line}");
        }

        _arrivals.Writer.TryWrite(seen);
        return await answer(seen, cancellationToken);
    }
}
