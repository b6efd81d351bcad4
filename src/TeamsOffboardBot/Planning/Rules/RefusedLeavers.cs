namespace TeamsOffboardBot.Planning.Rules;

/// <summary>R19: accounts without which the tenant, or this bot, could lock its own people out.</summary>
public sealed class RefusedLeavers : IRule
{
    private const string Rule = "R19";

    public bool Serves(RequestKind kind) => kind is RequestKind.Offboarding or RequestKind.Ending;

    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        if (snapshot.IsProtected)
        {
            yield return Findings.Blocker(Rule, "Protected");
        }

        if (snapshot.IsLastApprover)
        {
            yield return Findings.Blocker(Rule, "LastApprover");
        }

        if (snapshot.IsLastGlobalAdministrator)
        {
            yield return Findings.Blocker(Rule, "LastGlobalAdministrator");
        }

        else if (snapshot.GlobalAdministratorsAreUnknown && snapshot.MayHoldRoles())
        {
            // Known roles may be that one. Where not even these are known, two people decide.
            yield return snapshot.DirectoryRoles.IsKnown
                ? Findings.Blocker(Rule, "GlobalAdministratorsUnknown")
                : Findings.Warning(Rule, "GlobalAdministratorsUnknown");
        }

        if (snapshot.Account.IsGuest)
        {
            yield return Findings.Blocker(Rule, "Guest");
        }
    }
}
