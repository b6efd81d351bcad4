namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>One way a user holds a licence; the same licence may come directly and through several groups.</summary>
/// <param name="AssignedByGroup">Null = assigned directly.</param>
/// <param name="State">Active, ActiveWithError, Disabled or Error.</param>
public sealed record LicenseAssignmentState(string SkuId, string? AssignedByGroup, string? State, string? Error)
{
    public IReadOnlyList<string> DisabledPlans { get; init; } = [];

    public bool IsDirect => AssignedByGroup is null;
}
