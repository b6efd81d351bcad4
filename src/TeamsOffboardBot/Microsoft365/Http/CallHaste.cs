namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>
/// How long calls in its scope may wait for others to travel with. Ambient like <see cref="CallLog"/>, because who calls knows what hangs on the answer, and
/// who gathers knows what waiting is worth. Without a scope every call goes at once.
/// </summary>
public sealed class CallHaste : IDisposable
{
    private static readonly AsyncLocal<(Haste Now, Haste Proof)> Ambient = new();

    private readonly (Haste Now, Haste Proof) _outer = Ambient.Value;

    private CallHaste()
    {
    }

    internal static Haste Current => Ambient.Value.Now;

    public static CallHaste Begin(Haste haste) => Begin(haste, haste);

    /// <param name="proof">Of the readings that prove what was done.</param>
    public static CallHaste Begin(Haste haste, Haste proof)
    {
        var scope = new CallHaste();
        Ambient.Value = (haste, proof);
        return scope;
    }

    /// <summary>From here on calls are readings that prove what was done.</summary>
    public static CallHaste BeginProof() => Begin(Ambient.Value.Proof);

    public void Dispose() => Ambient.Value = _outer;
}

public enum Haste
{
    /// <summary>A person waits for the answer, or the lock-out.</summary>
    AtOnce,

    /// <summary>The rest of the run waits for it.</summary>
    Hurried,

    /// <summary>Others need longer anyway.</summary>
    Soon,

    /// <summary>It is to be known before the last steps.</summary>
    AtLeisure,

    /// <summary>It is to be known in the end.</summary>
    Whenever,
}
