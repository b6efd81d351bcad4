using TeamsOffboardBot.Microsoft365;

namespace TeamsOffboardBot.Tests.Runs;

/// <summary>What Microsoft 365 answers on a bad day.</summary>
internal static class Faults
{
    public static Microsoft365Fault Throttled(double seconds) => Of(429, "TooManyRequests", isTransient: true, effectUnknown: false, TimeSpan.FromSeconds(seconds));

    public static Microsoft365Fault Unavailable() => Of(503, "ServiceUnavailable", isTransient: true, effectUnknown: false, retryAfter: null);

    public static Microsoft365Fault Cut() => Of(0, Microsoft365FaultCodes.ConnectionCut, isTransient: true, effectUnknown: true, retryAfter: null);

    public static Microsoft365Fault Refused() => Of(403, Microsoft365FaultCodes.GraphDenied, isTransient: false, effectUnknown: false, retryAfter: null);

    private static Microsoft365Fault Of(int status, string code, bool isTransient, bool effectUnknown, TimeSpan? retryAfter) => new($"answered {status}", cause: null)
    {
        Service = Microsoft365Service.Graph,
        Operation = "PATCH /users/{id}",
        Status = status,
        Code = code,
        ServiceMessage = "Insufficient privileges for Adele Vance.",
        RequestId = "4f6d",
        RetryAfter = retryAfter,
        IsTransient = isTransient,
        EffectUnknown = effectUnknown,
        NeededPermissions = ["User.ReadWrite.All"],
    };
}
