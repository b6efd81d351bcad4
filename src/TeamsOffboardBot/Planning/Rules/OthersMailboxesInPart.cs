namespace TeamsOffboardBot.Planning.Rules;

/// <summary>C19: how far it was looked for mailboxes of others that the leaver can use, and what of it only Active Directory ends.</summary>
public sealed class OthersMailboxesInPart : IRule
{
    private const string Rule = "C19";

    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        if (!snapshot.OthersMailboxes.Exists(out var others))
        {
            yield break;
        }

        var synced = others.Found.Where(m => m is { SendOnBehalf: true, IsSynced: true }).Select(m => m.Name).ToList();
        if (synced.Count > 0)
        {
            yield return Findings.Warning(Rule, "OnBehalfInActiveDirectory", ("names", Findings.List(synced)));
        }

        if (others.LookedInto > 0)
        {
            yield return Findings.Note(Rule, others.LeavesSharedOut ? "LookedIntoSome" : "LookedInto", ("count", Findings.Count(others.LookedInto)));
        }
    }
}
