using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat;

/// <summary>What a fault of the tenant means for somebody who is preparing an offboarding. Names no person and shows no body.</summary>
public static class FaultSentences
{
    public static Phrase Of(Microsoft365Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var key = fault switch
        {
            { IsThrottled: true } => "Chat.Fault.Throttled",
            { IsUnauthorized: true } => "Chat.Fault.Unauthorized",
            { IsForbidden: true } => "Chat.Fault.Forbidden",
            { IsNotFound: true } => "Chat.Fault.NotFound",
            // A success whose content cannot be used is no refusal either.
            { IsTransient: true } or { Status: >= 200 and < 300 } => "Chat.Fault.Unavailable",
            _ => "Chat.Fault.Refused",
        };
        return Phrase.Of(key, ("service", ServiceName(fault.Service)), ("reference", fault.RequestId));
    }

    public static void TenantRefused(this ILogger logger, Microsoft365Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        logger.TenantRefused(fault.Service.ToString(), fault.Operation, fault.Status, fault.Code, fault.RequestId);
    }

    private static string ServiceName(Microsoft365Service service) => service switch
    {
        Microsoft365Service.Exchange => "Exchange Online",
        Microsoft365Service.SharePoint => "SharePoint",
        _ => "Microsoft Entra",
    };
}
