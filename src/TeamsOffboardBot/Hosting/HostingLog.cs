namespace TeamsOffboardBot.Hosting;

internal static partial class HostingLog
{
    [LoggerMessage(1000, LogLevel.Warning, "An activity was refused with {Status}: {Code}")]
    public static partial void ActivityRefused(this ILogger logger, string code, int status);

    [LoggerMessage(1001, LogLevel.Information, "{Count} signing keys of the Bot Framework are known")]
    public static partial void ChannelKeysRead(this ILogger logger, int count);

    [LoggerMessage(1002, LogLevel.Error, "The Bot Framework's signing keys could not be read ({Fault}); incoming activities may be refused")]
    public static partial void ChannelKeysUnreadable(this ILogger logger, string fault);

    [LoggerMessage(1003, LogLevel.Warning, "An activity was handled and that could not be kept: {Fault} Should it come again within minutes, it is not answered")]
    public static partial void AnswerNotKept(this ILogger logger, string fault);
}
