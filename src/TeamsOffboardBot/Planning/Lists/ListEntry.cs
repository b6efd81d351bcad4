namespace TeamsOffboardBot.Planning.Lists;

/// <summary>One line of a list as it was written: who leaves, and what that line says besides. Empty means that it was left open.</summary>
public sealed record ListEntry
{
    public string Person { get; init; } = string.Empty;

    public string Day { get; init; } = string.Empty;

    public string Time { get; init; } = string.Empty;

    public string Mail { get; init; } = string.Empty;

    public string Files { get; init; } = string.Empty;

    /// <summary>The name of a profile of the configuration.</summary>
    public string Profile { get; init; } = string.Empty;
}
