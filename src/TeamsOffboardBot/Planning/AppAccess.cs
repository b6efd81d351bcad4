namespace TeamsOffboardBot.Planning;

/// <summary>What ties the leaver to applications.</summary>
public sealed record AppAccess
{
    /// <summary>Roles in applications, given to the leaver and not through a group.</summary>
    public IReadOnlyList<StepTarget> Roles { get; init; } = [];

    /// <summary>What applications may do in the leaver's name; named by what they may.</summary>
    public IReadOnlyList<StepTarget> Consents { get; init; } = [];

    /// <summary>App registrations and service principals: the leaver may know their secrets.</summary>
    public IReadOnlyList<StepTarget> Owned { get; init; } = [];
}
