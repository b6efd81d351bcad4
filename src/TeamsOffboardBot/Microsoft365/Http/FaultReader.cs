namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>The one place where a fault is made.</summary>
public sealed class FaultReader(WireClock clock)
{
    public Microsoft365Fault Read(ServiceCall call, WireAnswer answer)
    {
        var error = ServiceError.Read(answer.Body);
        var message = call.CarriesSecret ? "" : error.Message;
        var code = answer.Reason.Length > 0 ? answer.Reason : error.Code;
        var isTransient = IsTransient(answer, error);
        return new(Describe(call, answer.Status, code, message, answer.RequestId), answer.Cause)
        {
            Service = call.Service,
            Operation = call.Operation,
            Status = answer.Status,
            Code = code,
            ServiceMessage = message,
            RequestId = answer.RequestId,
            RetryAfter = RetryAfter.Read(answer.Header("Retry-After"), clock.Time.GetUtcNow()),
            IsTransient = isTransient,
            EffectUnknown = call.IsWrite && IsEffectUnknown(answer),
            NeededPermissions = call.Permissions,
        };
    }

    /// <summary>Not sent at all: the service asked for a longer pause than a call waits for.</summary>
    public Microsoft365Fault Paused(ServiceCall call, TimeSpan pause) =>
        new(Describe(call, 429, Microsoft365FaultCodes.Paused, "", ""), cause: null)
        {
            Service = call.Service,
            Operation = call.Operation,
            Status = 429,
            Code = Microsoft365FaultCodes.Paused,
            ServiceMessage = "",
            RequestId = "",
            RetryAfter = pause,
            IsTransient = true,
            EffectUnknown = false,
            NeededPermissions = call.Permissions,
        };

    /// <summary>A success by its status whose content says otherwise, or says nothing that can be read.</summary>
    public Microsoft365Fault Unusable(ServiceCall call, WireAnswer answer, string code, string message = "") =>
        new(Describe(call, answer.Status, code, message, answer.RequestId), answer.Cause)
        {
            Service = call.Service,
            Operation = call.Operation,
            Status = answer.Status,
            Code = code,
            ServiceMessage = message,
            RequestId = answer.RequestId,
            IsTransient = false,
            EffectUnknown = call.IsWrite && code == Microsoft365FaultCodes.UnreadableAnswer,
            NeededPermissions = call.Permissions,
        };

    private static bool IsTransient(WireAnswer answer, ServiceError error) => answer.Status switch
    {
        0 => answer.Reason != Microsoft365FaultCodes.ForeignAddress,
        408 or 429 or 500 or 502 or 503 or 504 => true,
        400 or 403 => error.SaysBusy,
        _ => false,
    };

    private static bool IsEffectUnknown(WireAnswer answer) => answer.Status switch
    {
        0 => answer.Reason is Microsoft365FaultCodes.Timeout or Microsoft365FaultCodes.ConnectionCut or Microsoft365FaultCodes.MissingInBatch,
        408 or >= 500 => true,
        _ => false,
    };

    private static string Describe(ServiceCall call, int status, string code, string message, string requestId)
    {
        var answer = status == 0 ? "gave no answer" : $"answered {status}";
        var said = message.Length > 0 ? $": {message}" : "";
        var request = requestId.Length > 0 ? $" (request {requestId})" : "";
        return $"{call.Service} {answer} to {call.Operation} {code}{said}{request}";
    }
}
