namespace TeamsOffboardBot.Planning.Rules;

/// <summary>
/// R23: whoever holds directory roles, or may hold them, is offboarded by two approvers. Time presses for an immediate
/// termination: its first approval locks the person out, and the rest waits for the second.
/// </summary>
public sealed class RoleHoldersNeedTwo : IRule
{
    private const string Rule = "R23";

    public bool Serves(RequestKind kind) => kind is RequestKind.Offboarding or RequestKind.Ending;

    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        if (Why(snapshot) is not { } why)
        {
            yield break;
        }

        yield return why;
        yield return Findings.Warning(Rule, choices.IsImmediate ? "TwoApprovers.Immediate" : "TwoApprovers");
    }

    private static Finding? Why(Snapshot snapshot) => snapshot switch
    {
        { DirectoryRoles: { IsKnown: true, Value: { Count: > 0 } roles } } => Findings.Warning(Rule, "HoldsRoles", ("roles", Findings.List(roles))),
        { DirectoryRoles.IsKnown: false } => Findings.Warning(Rule, "RolesUnknown"),
        { Groups.IsKnown: false } => Findings.Warning(Rule, "GroupsUnknown"),
        _ when snapshot.RoleGroups() is { Count: > 0 } groups => Findings.Warning(Rule, "InRoleGroup", ("groups", Findings.List(groups.Select(g => g.DisplayName)))),
        _ => null,
    };
}
