using System.Net;

namespace TeamsOffboardBot.Hosting;

/// <summary>
/// Without an app id, in Development: programs on the same machine, and no page in a browser or tunnel that only looks like one.
/// </summary>
public sealed class LoopbackCallers : ICallers
{
    private static readonly string[] ForwardingHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Original-For", "X-Original-Host"];

    public Task<CallerFinding> IdentifyAsync(HttpRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<CallerFinding>(IsLocal(request) ? new CallerFinding.Known(ServiceUrl: null, Channels: null) : new CallerFinding.Refused(Refusal.NotLoopback));

    private static bool IsLocal(HttpRequest request) =>
        (request.HttpContext.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address))
        && Uri.TryCreate($"http://{request.Host.Value}", UriKind.Absolute, out var host) && host.IsLoopback
        && !ForwardingHeaders.Any(request.Headers.ContainsKey);
}
