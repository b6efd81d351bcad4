using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

internal static partial class Log
{
    [LoggerMessage(9001, LogLevel.Warning, "A request carried no activity with a type and a service address")]
    public static partial void NoActivity(ILogger logger);

    [LoggerMessage(9002, LogLevel.Warning, "A request without Authorization header was refused")]
    public static partial void NotAuthorized(ILogger logger);
}
