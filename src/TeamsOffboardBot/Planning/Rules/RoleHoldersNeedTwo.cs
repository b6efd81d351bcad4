namespace TeamsOffboardBot.Planning.Rules;

/// <summary>R23: whoever holds directory roles is offboarded by two approvers, which this product cannot ask for yet; so it refuses.</summary>
public sealed class RoleHoldersNeedTwo : IRule
{
    private const string Rule = "R23";

    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        if (!snapshot.DirectoryRoles.Exists(out var roles))
        {
            yield return Findings.Blocker(Rule, "RolesUnknown");
        }
        else if (roles.Count > 0)
        {
            yield return Findings.Blocker(Rule, "HoldsRoles", ("roles", Findings.List(roles)));
        }
        else if (snapshot.MayHoldRoles())
        {
            yield return Findings.Blocker(Rule, "InRoleGroup");
        }
    }
}
