using System.Collections.Concurrent;
using TeamsOffboardBot.Microsoft365;

namespace TeamsOffboardBot.Planning;

/// <summary>
/// Says whether a reading passed over a detail that the tenant would have told at another moment: what is missing for that reason
/// looks like what is not there. Ambient, because the reading happens far below the one who must know.
/// </summary>
internal sealed class PassedOver : IDisposable
{
    private static readonly AsyncLocal<PassedOver?> Current = new();

    private readonly ConcurrentQueue<Microsoft365Fault> _faults = new();
    private readonly PassedOver? _outer;

    private PassedOver(PassedOver? outer) => _outer = outer;

    public bool IsAnything => !_faults.IsEmpty;

    public static PassedOver Begin()
    {
        var scope = new PassedOver(Current.Value);
        Current.Value = scope;
        return scope;
    }

    public void Dispose() => Current.Value = _outer;

    /// <summary>A refusal that stays is no news at another moment.</summary>
    public static void Note(Microsoft365Fault fault)
    {
        if (fault.IsTransient || fault.IsUnauthorized || fault.Status == 0)
        {
            Current.Value?._faults.Enqueue(fault);
        }
    }
}
