using System.Net;
using Azure.Identity;
using Microsoft.Bot.Schema;
using Microsoft.Identity.Client;
using Microsoft.Rest;

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

    private static HttpStatusCode? Status(Exception error) => error switch
    {
        ErrorResponseException answered => answered.Response?.StatusCode,
        HttpRequestException request => request.StatusCode,
        _ => null,
    };
}
