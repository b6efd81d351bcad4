using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TenantSimulator.Tenant;

namespace TenantSimulator.Http;

/// <summary>
/// Where every HTTP request comes in: recorded, delayed, authenticated, then run item by item with faults and quota around each effect.
/// </summary>
sealed class FrontDoor(Simulation simulation, params ITenantService[] services)
{
    public async Task HandleAsync(HttpContext context)
    {
        var segments = (context.Request.Path.Value ?? "/").Split('/', 3);
        var service = Array.Find(services, s => string.Equals(s.Name, segments.ElementAtOrDefault(1), StringComparison.Ordinal));
        if (service is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var arrived = simulation.Clock.Now;
        var (request, malformed) = await ReadAsync(context, service);
        var batch = malformed ? null : service.OpenBatch(request);
        LoggedRequest log;
        TimeSpan wait;
        lock (simulation.Gate)
        {
            log = simulation.Requests.Open(arrived, service.Name, service.Operation(request), Caller(request));
            wait = simulation.Latency.Of(service.Name, batch?.Count ?? 1);
        }

        if (wait > TimeSpan.Zero)
        {
            // A caller that gives up waiting does not stop the service.
            await Task.Delay(wait, CancellationToken.None);
        }

        var reply = malformed ? service.Malformed() : Answer(service, request, batch, log);
        if (reply == ServiceReply.Silence)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        if (reply is null)
        {
            context.Abort();
            return;
        }

        lock (simulation.Gate)
        {
            log.Answered(reply, simulation.Clock.Now);
        }

        await WriteAsync(context, reply);
    }

    /// <summary>Null when the connection is to be cut.</summary>
    ServiceReply? Answer(ITenantService service, ServiceRequest request, IBatch? batch, LoggedRequest log)
    {
        if (!HasToken(request) && service.NeedsToken(request))
        {
            return service.Unauthorized();
        }

        if (batch is null)
        {
            return Run(service, request, isItem: false, countsAgainstQuota: true, () => service.Execute(request));
        }

        var cut = false;
        var reply = Run(service, request, isItem: false, countsAgainstQuota: false, () => batch.Run(item =>
        {
            var answered = Run(service, item, isItem: true, countsAgainstQuota: true, () => service.Execute(item));
            cut |= answered is null || answered == ServiceReply.Silence;
            log.Items.Add(new LoggedItem(service.Operation(item), answered?.Status ?? 0, answered?.Units ?? 0));
            return answered ?? new ServiceReply(StatusCodes.Status503ServiceUnavailable);
        }));
        return cut ? null : reply;
    }

    ServiceReply? Run(ITenantService service, ServiceRequest request, bool isItem, bool countsAgainstQuota, Func<ServiceReply> effect)
    {
        lock (simulation.Gate)
        {
            var fault = simulation.Faults.Take(service.Spellings(request).Select(s => $"{service.Name} {s}"), request.Body) ?? simulation.Chaos.Next(isItem);
            simulation.Tenant.CatchUp();
            if (fault is { Cuts: true, After: false, EffectHappens: false })
            {
                return Unanswered(fault);
            }

            if (fault is { After: false, EffectHappens: false })
            {
                return Injected(service, fault);
            }

            if (countsAgainstQuota && simulation.Quota.Take(service.Name, simulation.Clock.Now) is { } retryAfter)
            {
                return service.Throttled(retryAfter);
            }

            var reply = Execute(service, effect);
            return fault switch
            {
                null => reply,
                { Cuts: true } => Unanswered(fault),
                _ => Injected(service, fault),
            };
        }
    }

    static ServiceReply? Unanswered(Fault fault) => fault.Hangs ? ServiceReply.Silence : null;

    static ServiceReply Execute(ITenantService service, Func<ServiceReply> effect)
    {
        try
        {
            return effect();
        }
        catch (RefusedException refused)
        {
            return refused.Reply;
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or FormatException)
        {
            // A JSON value of another type than asked for.
            return service.Malformed();
        }
    }

    static ServiceReply Injected(ITenantService service, Fault fault)
    {
        var reply = new ServiceReply(fault.Status, fault.Body?.DeepClone() ?? service.ErrorBody(fault.Status));
        return fault.RetryAfter is null ? reply : reply.With("Retry-After", fault.RetryAfter);
    }

    static string Caller(ServiceRequest request) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request.Header("Authorization") ?? "")))[..12];

    bool HasToken(ServiceRequest request)
    {
        const string scheme = "Bearer ";
        var token = request.Header("Authorization") is { } value && value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            ? value[scheme.Length..].Trim()
            : "";
        if (token.Length > 0)
        {
            lock (simulation.Gate)
            {
                simulation.Tokens.Add(token);
            }
        }

        return token.Length > 0;
    }

    static async Task<(ServiceRequest Request, bool Malformed)> ReadAsync(HttpContext context, ITenantService service)
    {
        var http = context.Request;
        var path = http.Path.ToUriComponent()[(service.Name.Length + 1)..];
        var headers = http.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var request = new ServiceRequest($"{http.Scheme}://{http.Host}", http.Method, path, http.QueryString.Value ?? "", headers, Body: null);
        using var reader = new StreamReader(http.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        if (string.IsNullOrWhiteSpace(text))
        {
            return (request, false);
        }

        try
        {
            return (request with { Body = JsonNode.Parse(text) }, false);
        }
        catch (JsonException)
        {
            return (request, true);
        }
    }

    async Task WriteAsync(HttpContext context, ServiceReply reply)
    {
        var response = context.Response;
        response.StatusCode = reply.Status;
        response.Headers.Date = simulation.Clock.Now.ToString("R");
        foreach (var (name, value) in reply.Headers)
        {
            response.Headers[name] = value;
        }

        var requestId = context.Request.Headers["client-request-id"].ToString();
        response.Headers["request-id"] = Guid.NewGuid().ToString();
        response.Headers["client-request-id"] = requestId.Length > 0 ? requestId : response.Headers["request-id"].ToString();
        if (reply.Body is null)
        {
            return;
        }

        response.ContentType = "application/json; charset=utf-8";
        await response.WriteAsync(Json.Text(reply.Body), context.RequestAborted);
    }
}
