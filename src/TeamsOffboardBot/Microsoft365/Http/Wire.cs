using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Net.Sockets;
using Azure.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>
/// The one way out: address check, token, headers, time-out. Never throws for what the network or a service does; that
/// comes back as an answer, because one request may carry many calls and each has its own way of failing.
/// </summary>
public sealed class Wire(
    IHttpClientFactory clients,
    TokenSource tokens,
    Microsoft365Addresses addresses,
    TenantClock tenantClock,
    WireSettings settings,
    ILogger<Wire> logger)
{
    public const string ClientName = "Microsoft365";

    // The form SharePoint asks for, to recognise an application when it throttles.
    private const string UserAgent = "NONISV|TeamsOffboardBot|TeamsOffboardBot/1.0";

    public async Task<WireAnswer> SendAsync(WireRequest request, int calls, CancellationToken cancellationToken)
    {
        if (!addresses.MayReceiveToken(request.Service, request.Url))
        {
            logger.ForeignAddressRefused(request.Service, request.Url.IsAbsoluteUri ? request.Url.Host : "");
            return WireAnswer.None(Microsoft365FaultCodes.ForeignAddress);
        }

        using var timeout = new CancellationTokenSource(settings.CallTimeout, settings.Clock.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var span = WireTelemetry.Send(request, calls);
        var began = settings.Clock.Time.GetTimestamp();
        var answer = await AttemptAsync(request, timeout, either.Token);
        WireTelemetry.Answered(span, answer);
        cancellationToken.ThrowIfCancellationRequested();
        logger.RequestAnswered(request.Service, request.Method.Method, calls, answer.Status, settings.Clock.Time.GetElapsedTime(began));
        return answer;
    }

    private async Task<WireAnswer> AttemptAsync(WireRequest request, CancellationTokenSource timeout, CancellationToken cancellationToken)
    {
        try
        {
            using var message = await MessageAsync(request, cancellationToken);
            CallPermit.Demand();
            var sent = tenantClock.Local.GetUtcNow();
            using var response = await clients.CreateClient(ClientName)
                .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            ObserveClock(request, response, sent);
            return await ReadAsync(response, cancellationToken);
        }
        catch (AuthenticationFailedException refused)
        {
            return NoToken(request, refused);
        }
        catch (OperationCanceledException expired) when (expired is not CallNotPermittedException)
        {
            return WireAnswer.None(
                timeout.IsCancellationRequested ? Microsoft365FaultCodes.Timeout : Microsoft365FaultCodes.ConnectionCut, expired);
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException)
        {
            return WireAnswer.None(Microsoft365FaultCodes.ConnectionCut, cut);
        }
    }

    private async Task<HttpRequestMessage> MessageAsync(WireRequest request, CancellationToken cancellationToken)
    {
        var token = request.IsAnonymous ? null : await tokens.TokenAsync(addresses.Scope(request.Service, request.Url), cancellationToken);
        var message = new HttpRequestMessage(request.Method, request.Url);
        message.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        message.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        message.Headers.TryAddWithoutValidation("client-request-id", Guid.CreateVersion7(settings.Clock.Time.GetUtcNow()).ToString("D"));
        if (!request.Body.IsEmpty)
        {
            message.Content = new ReadOnlyMemoryContent(request.Body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json);
        }

        foreach (var (name, value) in request.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value) && message.Content is { } content)
            {
                content.Headers.Remove(name);
                content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        if (!message.Headers.Contains("Accept"))
        {
            message.Headers.TryAddWithoutValidation("Accept", MediaTypeNames.Application.Json);
        }

        return message;
    }

    private static async Task<WireAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .GroupBy(header => header.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First().Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new WireAnswer((int)response.StatusCode, headers, await BodyAsync(response, cancellationToken))
        {
            RequestId = RequestId(headers),
        };
    }

    // Exchange sends refusals whose body is not what its Content-Encoding says; the status is the answer then.
    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await response.Content.ReadAsByteArrayAsync(cancellationToken);
        }
        catch (Exception unreadable) when (
            !response.IsSuccessStatusCode && unreadable is HttpRequestException or IOException or InvalidDataException)
        {
            return default;
        }
    }

    private static string RequestId(Dictionary<string, string> headers) =>
        headers.GetValueOrDefault("request-id") ?? headers.GetValueOrDefault("SPRequestGuid") ?? "";

    private void ObserveClock(WireRequest request, HttpResponseMessage response, DateTimeOffset sent)
    {
        if (request.Service == Microsoft365Service.Graph
            && response.Headers.NonValidated.TryGetValues("Date", out var values)
            && DateTimeOffset.TryParse(values.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            tenantClock.Observe(date, sent, tenantClock.Local.GetUtcNow());
        }
    }

    private WireAnswer NoToken(WireRequest request, AuthenticationFailedException refused)
    {
        logger.TokenUnavailable(addresses.Scope(request.Service, request.Url), refused.GetType().Name);
        var unreachable = refused.GetBaseException() is HttpRequestException or IOException or SocketException or OperationCanceledException;
        return new WireAnswer(unreachable ? 0 : 401, WireAnswer.NoHeaders, default) { Reason = Microsoft365FaultCodes.NoToken, Cause = refused };
    }
}
