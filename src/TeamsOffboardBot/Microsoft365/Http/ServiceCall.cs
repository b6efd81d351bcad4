namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>What the sender must know of a call to retry it, to pause it with others of its kind, and to name it in a fault.</summary>
/// <param name="Operation">A template without ids.</param>
/// <param name="Gate">Calls that are throttled together.</param>
/// <param name="IsRepeatable">Doing it twice is the same as doing it once.</param>
/// <param name="Permissions">What the operation needs at least, for the person who must grant it.</param>
public sealed record ServiceCall(
    Microsoft365Service Service,
    string Operation,
    string Gate,
    bool IsWrite,
    bool IsRepeatable,
    IReadOnlyList<string> Permissions)
{
    /// <summary>What it takes from the limits of its service, in the units of each.</summary>
    public IReadOnlyList<(Budget Budget, int Units)> Costs { get; init; } = [];

    /// <summary>What the service says about it is not kept, lest it repeat what it was told.</summary>
    public bool CarriesSecret { get; init; }
}
