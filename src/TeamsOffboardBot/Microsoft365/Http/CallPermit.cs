namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>
/// Whether calls may be made in its scope, asked just before each is sent, and whether anything in there may still be waited
/// for. Ambient like <see cref="CallLog"/>, because it concerns every call and every pause before one. Without a scope everything
/// is allowed.
/// </summary>
public sealed class CallPermit : IDisposable
{
    private static readonly AsyncLocal<CallPermit?> Ambient = new();

    private readonly Func<bool> _mayCall;
    private readonly CancellationToken _outOfPatience;
    private readonly CallPermit? _outer;

    private CallPermit(Func<bool> mayCall, CallPermit? outer, CancellationToken outOfPatience) =>
        (_mayCall, _outer, _outOfPatience) = (mayCall, outer, outOfPatience);

    /// <summary>Calls or pauses in this scope end because they are no longer wanted, not because something failed.</summary>
    public static bool IsOver => Ambient.Value is { } permit && (permit._outOfPatience.IsCancellationRequested || !permit.MayCall);

    internal static CallPermit? Current => Ambient.Value;

    internal bool MayCall => _mayCall();

    /// <param name="mayCall">Cheap, and never true again once it was false.</param>
    /// <param name="outOfPatience">Pauses end at once; calls may still be made.</param>
    public static CallPermit Begin(Func<bool> mayCall, CancellationToken outOfPatience)
    {
        var permit = new CallPermit(mayCall, Ambient.Value, outOfPatience);
        Ambient.Value = permit;
        return permit;
    }

    /// <summary>For anything that is waited for besides the answer to a call.</summary>
    public static async Task WaitAsync(Func<CancellationToken, Task> wait, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wait);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Ambient.Value?._outOfPatience ?? CancellationToken.None);
        await wait(either.Token);
    }

    public void Dispose() => Ambient.Value = _outer;

    /// <summary>The permit of calls that travel together: what one of them may not, none of them may.</summary>
    internal static CallPermit BeginFor(IReadOnlyList<CallPermit?> permits) =>
        Begin(() => permits.All(permit => permit is not { MayCall: false }), CancellationToken.None);

    internal static void Demand()
    {
        if (Ambient.Value is { MayCall: false })
        {
            throw new CallNotPermittedException();
        }
    }
}
