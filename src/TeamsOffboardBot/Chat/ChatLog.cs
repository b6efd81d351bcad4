namespace TeamsOffboardBot.Chat;

internal static partial class ChatLog
{
    [LoggerMessage(2000, LogLevel.Error, "A turn of type {ActivityType} broke (reference {Reference})")]
    public static partial void TurnBroke(this ILogger logger, Exception error, string activityType, string reference);

    [LoggerMessage(2001, LogLevel.Warning, "{Service} {Operation} answered {Status} {Code} to a turn (request {RequestId})")]
    public static partial void TenantRefused(this ILogger logger, string service, string operation, int status, string code, string requestId);

    [LoggerMessage(2002, LogLevel.Warning, "A message could not be delivered: {Cause}")]
    public static partial void NotDelivered(this ILogger logger, string cause);

    [LoggerMessage(2003, LogLevel.Information, "The personal chat could not be opened: {Cause}")]
    public static partial void PersonalChatNotOpened(this ILogger logger, string cause);

    [LoggerMessage(2004, LogLevel.Information, "A button with the unknown verb {Verb} was pressed")]
    public static partial void UnknownVerb(this ILogger logger, string verb);

    [LoggerMessage(2005, LogLevel.Warning, "Cards of request {Request} could not be brought up to date and are tried again in {Pause}")]
    public static partial void CardNotUpdated(this ILogger logger, Exception error, string request, TimeSpan pause);

    [LoggerMessage(2006, LogLevel.Information, "A card of request {Request} is gone: {Cause}")]
    public static partial void CardGone(this ILogger logger, string request, string cause);
}
