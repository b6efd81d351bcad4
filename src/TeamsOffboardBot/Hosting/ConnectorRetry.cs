using System.Net;
using System.Net.Http.Headers;
using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Hosting;

/// <summary>
/// Patience with the connector: the statuses Teams asks to repeat, and connections that are cut. Every call is repeated, a POST
/// too: a message that arrives twice harms less than one that never does, and an orphaned card resolves itself at the next click.
/// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
/// </summary>
public sealed class ConnectorRetry(WireClock clock, Random random) : DelegatingHandler
{
    private const int Attempts = 4;

    /// <summary>Somebody may be waiting for the turn: who is told to come back later than this gives up.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(400);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            TimeSpan wait;
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                wait = AskedFor(response.Headers) ?? BackOff(attempt);
                if (!IsWorthRepeating(response.StatusCode) || attempt == Attempts || wait > LongestWait)
                {
                    return response;
                }

                response.Dispose();
            }
            catch (HttpRequestException) when (attempt < Attempts)
            {
                wait = BackOff(attempt);
            }

            await Task.Delay(wait, clock.Time, cancellationToken);
        }
    }

    private static bool IsWorthRepeating(HttpStatusCode status) => status
        is HttpStatusCode.PreconditionFailed
        or HttpStatusCode.TooManyRequests
        or HttpStatusCode.BadGateway
        or HttpStatusCode.ServiceUnavailable
        or HttpStatusCode.GatewayTimeout;

    // The typed header knows no fractions of seconds, so the raw one is read.
    private TimeSpan? AskedFor(HttpResponseHeaders headers) => headers.TryGetValues("Retry-After", out var values)
        ? RetryAfter.Read(values.FirstOrDefault(), clock.Time.GetUtcNow())
        : null;

    private TimeSpan BackOff(int attempt) => FirstWait * Math.Pow(2, attempt - 1) * (0.5 + random.NextDouble());
}
