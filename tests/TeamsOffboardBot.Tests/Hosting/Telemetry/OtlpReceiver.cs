using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TeamsOffboardBot.Tests.Hosting.Telemetry;

/// <summary>Takes what OpenTelemetry sends, on loopback, and keeps it as it came. https://opentelemetry.io/docs/specs/otlp/</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = new();

    private readonly SemaphoreSlim _news = new(0);

    private OtlpReceiver(WebApplication app) => _app = app;

    /// <summary>For the bot's environment.</summary>
    public Dictionary<string, string> Settings => new(StringComparer.Ordinal)
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _app.Urls.First(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "100",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "200",
    };

    public bool HasAnything => !_received.IsEmpty;

    public IReadOnlyList<Span> Spans => [.. Messages("/v1/traces").SelectMany(m => m.All(1, 2, 2)).Select(s => new Span(
        s.Hex(1), s.Hex(2), s.Hex(4), s.Text(5), Attributes(s, 9), [.. s.All(13).Select(l => l.Hex(1))]))];

    public IReadOnlyList<Point> Points => [.. Messages("/v1/metrics").SelectMany(m => m.All(1, 2, 2)).SelectMany(metric => new[] { 5, 7, 9 }
        .SelectMany(kind => metric.All(kind, 1).Select(p => new Point(metric.Text(1), Attributes(p, kind == 9 ? 9 : 7), p.Fixed(kind == 9 ? 4 : 6), p.Fixed(4)))))];

    public IReadOnlyList<(string Body, IReadOnlyDictionary<string, string> Attributes)> Logs =>
        [.. Messages("/v1/logs").SelectMany(m => m.All(1, 2, 2)).Select(r => (r.All(5).Select(b => b.Text(1)).FirstOrDefault(""), Attributes(r, 6)))];

    /// <summary>Everything as text, to search it for what may not be there: protobuf keeps texts as they are.</summary>
    public string Everything => string.Concat(_received.Select(r => Encoding.UTF8.GetString(r.Body)));

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var receiver = new OtlpReceiver(builder.Build());
        receiver._app.Run(receiver.TakeAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>Looks whenever something new has come.</summary>
    public async Task UntilAsync(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!isSo())
        {
            await _news.WaitAsync(limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _news.Dispose();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _received.Enqueue((context.Request.Path, body.ToArray()));
        _news.Release();
    }

    private IEnumerable<ProtoMessage> Messages(string path) => _received.Where(r => r.Path == path).Select(r => new ProtoMessage(r.Body));

    private static Dictionary<string, string> Attributes(ProtoMessage message, int field) => message.All(field)
        .GroupBy(a => a.Text(1), StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.First().All(2).Select(v => v.Text(1)).FirstOrDefault(""), StringComparer.Ordinal);
}

internal sealed record Span(string TraceId, string Id, string ParentId, string Name, IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<string> LinkedTraces);

/// <param name="Whole">A whole number, or how many values a histogram holds.</param>
/// <param name="Bits">Of a number with a point.</param>
internal sealed record Point(string Metric, IReadOnlyDictionary<string, string> Attributes, long? Whole, long? Bits);
