using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>A span for each request that leaves, and a count of how often services asked to be left alone. No address and no id of anybody is in either.</summary>
public static class WireTelemetry
{
    public const string Name = "TeamsOffboardBot.Microsoft365";
    public const string ThrottledCalls = "offboarding.service.throttled";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Throttles = Meter.CreateCounter<long>(ThrottledCalls, "{call}", "Calls that a service refused for being too many.");

    internal static Activity? Send(WireRequest request, int calls) => Source.StartActivity(
        $"{request.Service} {request.Method.Method}",
        ActivityKind.Client,
        parentContext: default,
        tags: [new("offboarding.service", request.Service.ToString()), new("offboarding.calls", calls)]);

    internal static void Answered(Activity? span, WireAnswer answer)
    {
        span?.SetTag("http.response.status_code", answer.Status);
        span?.SetTag("offboarding.service_request", answer.RequestId);
        span?.SetStatus(answer.IsSuccess ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
    }

    internal static void Throttled(Microsoft365Service service) => Throttles.Add(1, new KeyValuePair<string, object?>("service", service.ToString()));
}
