using Microsoft.Extensions.Logging;

namespace TeamsOffboardBot.Microsoft365;

internal static partial class Microsoft365Log
{
    [LoggerMessage(3000, LogLevel.Information, "{Service} {Operation} answered {Status} {Code} (request {RequestId}); repeated after {Pause}")]
    public static partial void CallRepeated(
        this ILogger logger, Microsoft365Service service, string operation, int status, string code, string requestId, TimeSpan pause);

    [LoggerMessage(3001, LogLevel.Information, "{Service} asked for a pause of {Pause} (request {RequestId}); {Gate} is left alone until then")]
    public static partial void ServicePaused(this ILogger logger, Microsoft365Service service, string gate, TimeSpan pause, string requestId);

    [LoggerMessage(3002, LogLevel.Warning, "{Service}: an answer named an address on {Host} that no token may go to")]
    public static partial void ForeignAddressRefused(this ILogger logger, Microsoft365Service service, string host);

    [LoggerMessage(3003, LogLevel.Error, "No token for {Scope}: {Cause}")]
    public static partial void TokenUnavailable(this ILogger logger, string scope, string cause);

    [LoggerMessage(3004, LogLevel.Debug, "{Service} {Method} {Calls} calls: {Status} in {Elapsed}")]
    public static partial void RequestAnswered(
        this ILogger logger, Microsoft365Service service, string method, int calls, int status, TimeSpan elapsed);
}
