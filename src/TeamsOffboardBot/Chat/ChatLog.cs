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

    [LoggerMessage(2007, LogLevel.Warning, "A turn could not be kept. {Outage} ({Cause})")]
    public static partial void DatabaseOut(this ILogger logger, string outage, string? cause);

    [LoggerMessage(2009, LogLevel.Warning, "The list {List} could not be worked on and is tried again in {Pause}")]
    public static partial void ListNotWorkedOn(this ILogger logger, Exception error, string list, TimeSpan pause);

    [LoggerMessage(2010, LogLevel.Information, "Line {Line} of the list {List} was not decided on with the others: {Why}")]
    public static partial void ListLineNotDecided(this ILogger logger, string list, int line, string why);

    [LoggerMessage(2008, LogLevel.Warning, "Cards of requests could not be listed and are looked for again in {Pause}")]
    public static partial void CardsNotListed(this ILogger logger, Exception error, TimeSpan pause);

    [LoggerMessage(2020, LogLevel.Warning, "A file was not uploaded: its address is none of the tenant's OneDrive")]
    public static partial void UploadAddressRefused(this ILogger logger);

    [LoggerMessage(2021, LogLevel.Warning, "A file could not be uploaded: {Cause}")]
    public static partial void FileNotUploaded(this ILogger logger, string cause);

    [LoggerMessage(2022, LogLevel.Information, "The card of request {Request} is not shown in the approvals channel: the leaver is there, or may be")]
    public static partial void ChannelKeptSilent(this ILogger logger, string request);
}
