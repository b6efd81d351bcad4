namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>
/// Calls in its scope that are gathered at the same moment go in one request, and its reads are not shared with others: what proves a write is read after
/// it. Ambient like <see cref="CallHaste"/>.
/// </summary>
public sealed class CallCompany : IDisposable
{
    private static readonly AsyncLocal<CallCompany?> Ambient = new();

    private readonly CallCompany? _outer;

    private CallCompany(CallCompany? outer) => _outer = outer;

    internal static CallCompany? Current => Ambient.Value;

    public static CallCompany Begin()
    {
        var company = new CallCompany(Ambient.Value);
        Ambient.Value = company;
        return company;
    }

    public void Dispose() => Ambient.Value = _outer;
}
