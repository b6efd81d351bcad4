using System.Diagnostics.CodeAnalysis;

namespace TeamsOffboardBot.Microsoft365;

/// <summary>
/// A service refused a call, or gave no usable answer. <see cref="Operation"/> is a template without ids, so it may be
/// logged; <see cref="ServiceMessage"/> may name people, so it is for the journal and those with rights on the request.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "Fault is the word of the whole code base.")]
[SuppressMessage("Naming", "MA0058", Justification = "Fault is the word of the whole code base.")]
public sealed class Microsoft365Fault : Exception
{
    internal Microsoft365Fault(string message, Exception? cause)
        : base(message, cause)
    {
    }

    public required Microsoft365Service Service { get; init; }

    public required string Operation { get; init; }

    /// <summary>The HTTP status; 0 when no answer came.</summary>
    public required int Status { get; init; }

    /// <summary>The service's error code; for Exchange the short exception type; for no answer one of <see cref="Microsoft365FaultCodes"/>.</summary>
    public required string Code { get; init; }

    public required string ServiceMessage { get; init; }

    public required string RequestId { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The same call may succeed later without anybody changing anything.</summary>
    public required bool IsTransient { get; init; }

    /// <summary>A write may have taken effect although it failed here: look before doing it again.</summary>
    public required bool EffectUnknown { get; init; }

    /// <summary>Least application permissions (or roles) the operation needs; for <see cref="IsForbidden"/>.</summary>
    public IReadOnlyList<string> NeededPermissions { get; init; } = [];

    public bool IsNotFound => Status == 404 || Code is Microsoft365FaultCodes.ExchangeObjectNotFound or Microsoft365FaultCodes.ExchangeMailboxNotFound;

    public bool IsUnauthorized => Status == 401;

    public bool IsForbidden => Status == 403;

    /// <summary>Refused for being too many: nothing was done. SharePoint says so with 503 as well, and then always with a pause.</summary>
    public bool IsThrottled => Status == 429 || (Service == Microsoft365Service.SharePoint && Status == 503 && RetryAfter is not null);
}
