using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Runs;

internal static partial class RunsLog
{
    private static readonly Func<ILogger, RequestId, IDisposable?> InRequest = LoggerMessage.DefineScope<RequestId>("Request {Request}");
    private static readonly Func<ILogger, StepId, IDisposable?> InStep = LoggerMessage.DefineScope<StepId>("Step {Step}");

    /// <summary>Every line that is logged inside names the request.</summary>
    public static IDisposable? RequestScope(ILogger logger, RequestId request) => InRequest(logger, request);

    public static IDisposable? StepScope(ILogger logger, StepId step) => InStep(logger, step);

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

    [LoggerMessage(5007, LogLevel.Warning, "Open requests could not be listed ({Fault}); tried again with the next sweep")]
    public static partial void SweepFailed(this ILogger logger, string fault);

    [LoggerMessage(5008, LogLevel.Debug, "No more sweeps")]
    public static partial void SweepEnded(this ILogger logger);

    [LoggerMessage(5009, LogLevel.Warning, "Request {Request}: this process was away for so long that it may no longer go on with the run")]
    public static partial void LeaseLost(this ILogger logger, RequestId request);

    [LoggerMessage(5010, LogLevel.Information, "Request {Request}: the lease could not be given up ({Fault}); it runs out by itself")]
    public static partial void LeaseNotGivenUp(this ILogger logger, RequestId request, string fault);

    [LoggerMessage(5011, LogLevel.Warning, "Request {Request}: the database failed ({Fault} {SqlState}); looked at again in a moment")]
    public static partial void DatabaseFailed(this ILogger logger, RequestId request, string fault, string? sqlState);

    [LoggerMessage(5012, LogLevel.Information, "Other processes could not be watched ({Fault}); tried again in a second")]
    public static partial void WatchFailed(this ILogger logger, string fault);

    [LoggerMessage(5013, LogLevel.Debug, "Other processes are no longer watched")]
    public static partial void WatchEnded(this ILogger logger);

    [LoggerMessage(5020, LogLevel.Information, "Request {Request}: facts could not be read again ({Reason}); tried again at {At}")]
    public static partial void FactsUnreadable(this ILogger logger, RequestId request, string reason, DateTimeOffset at);

    [LoggerMessage(5021, LogLevel.Error, "Request {Request}: comparing facts broke: {Defect} {StackTrace}")]
    public static partial void FactsCheckBroke(this ILogger logger, RequestId request, string? defect, string? stackTrace);

    [LoggerMessage(5030, LogLevel.Information, "Request {Request}: its personal data was erased")]
    public static partial void Erased(this ILogger logger, RequestId request);

    [LoggerMessage(5031, LogLevel.Warning, "Personal data could not be erased ({Fault}); tried again in some hours")]
    public static partial void NotErased(this ILogger logger, string fault);

    [LoggerMessage(5040, LogLevel.Information, "Request {Request}: its evidence lies in the folder")]
    public static partial void EvidenceFiled(this ILogger logger, string request);

    [LoggerMessage(5041, LogLevel.Warning, "Evidence could not be written to its folder ({Fault}: {Reason}); tried again at the next sweep")]
    public static partial void EvidenceNotFiled(this ILogger logger, string fault, string reason);
}
