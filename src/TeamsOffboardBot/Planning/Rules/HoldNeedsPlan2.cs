namespace TeamsOffboardBot.Planning.Rules;

/// <summary>
/// R6: a litigation hold can be placed only while a licence with Exchange Online Plan 2 is there, and only where the mailbox is.
/// R18: it may take an hour until it holds, and what must not be lost waits for it.
/// </summary>
public sealed class HoldNeedsPlan2 : IRule
{
    private const string Rule = "R6";

    public bool Serves(RequestKind kind) => kind is RequestKind.Offboarding or RequestKind.Ending;

    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        if (choices.Hold is null)
        {
            yield break;
        }

        if (!snapshot.MayHaveCloudMailbox())
        {
            yield return Findings.Warning(Rule, snapshot.HasHybridMailbox() ? "HoldOnPremises" : "NothingToHold");
            yield break;
        }

        yield return Findings.Note("R18", "HoldDelay");
        if (!snapshot.Licences.Exists(out var licences))
        {
            yield return Findings.Warning(Rule, "HoldMayNeedPlan2");
        }
        else if (!licences.Any(l => l.Exchange == ExchangePlan.Plan2) && snapshot.Mailbox.Value is not { IsOnLitigationHold: true } && LicenceFates.Of(snapshot, choices).Gift is null)
        {
            yield return Findings.Blocker(Rule, "HoldNeedsPlan2");
        }
    }
}
