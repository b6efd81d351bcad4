using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Runs;

internal static partial class RunsLog
{
    [LoggerMessage(5000, LogLevel.Information, "Step {Step} settled: {Outcome}")]
    public static partial void StepSettled(this ILogger logger, StepId step, StepStatus outcome);

    [LoggerMessage(5001, LogLevel.Information, "Step {Step} met {Status} {Code} of {Service} (request {ServiceRequest}); tried again at {At}")]
    public static partial void StepPutOff(
        this ILogger logger, StepId step, int status, string? code, string service, string? serviceRequest, DateTimeOffset at);

    [LoggerMessage(5002, LogLevel.Warning, "Step {Step} failed: {Status} {Code} of {Service} to {Operation} (request {ServiceRequest})")]
    public static partial void StepFailed(
        this ILogger logger, StepId step, int status, string? code, string service, string operation, string? serviceRequest);

    [LoggerMessage(5003, LogLevel.Error, "Step {Step} broke: {Defect} {StackTrace}")]
    public static partial void StepBroke(this ILogger logger, StepId step, string? defect, string? stackTrace);

    [LoggerMessage(5004, LogLevel.Warning, "Request {Request}: another process took over the run")]
    public static partial void RunLost(this ILogger logger, RequestId request);

    [LoggerMessage(5005, LogLevel.Error, "Request {Request}: the run cannot go on. {Reason}")]
    public static partial void RunUnreadable(this ILogger logger, RequestId request, string reason);

    [LoggerMessage(5006, LogLevel.Error, "Request {Request}: the run broke: {Defect} {StackTrace}")]
    public static partial void RunBroke(this ILogger logger, RequestId request, string? defect, string? stackTrace);

    [LoggerMessage(5007, LogLevel.Error, "Open requests could not be listed (database error {ErrorCode}); tried again with the next sweep")]
    public static partial void SweepFailed(this ILogger logger, int errorCode);

    [LoggerMessage(5008, LogLevel.Debug, "No more sweeps")]
    public static partial void SweepEnded(this ILogger logger);
}
