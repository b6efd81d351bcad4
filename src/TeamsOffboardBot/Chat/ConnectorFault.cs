using System.Net;
using Azure.Identity;
using Microsoft.Bot.Schema;
using Microsoft.Identity.Client;
using Microsoft.Rest;
using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Chat;

/// <summary>What goes wrong between the bot and Teams, told apart from what goes wrong in the bot.</summary>
public static class ConnectorFault
{
    /// <summary>Teams did not take it, or the bot got no token to speak to Teams with.</summary>
    public static bool Is(Exception error) =>
        error is RestException or HttpRequestException or TaskCanceledException { InnerException: TimeoutException } or AuthenticationFailedException or MsalException;

    /// <summary>The message or chat is not there any more, or the person removed the bot: trying again is in vain.</summary>
    public static bool IsGone(Exception error) => Status(error) is HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.Gone;

    public static string Cause(Exception error) => Status(error) is { } status ? $"status {(int)status}" : error.GetType().Name;

    /// <summary>How long Teams wants to be left alone; null when it did not say.</summary>
    public static TimeSpan? AskedToWait(Exception error, DateTimeOffset now) =>
        error is ErrorResponseException { Response.Headers: { } headers }
            && headers.FirstOrDefault(h => h.Key.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)).Value is { } values
            ? RetryAfter.Read(values.FirstOrDefault(), now)
            : null;

    private static HttpStatusCode? Status(Exception error) => error switch
    {
        ErrorResponseException answered => answered.Response?.StatusCode,
        HttpRequestException request => request.StatusCode,
        _ => null,
    };
}
