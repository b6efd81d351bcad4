namespace TeamsOffboardBot.Planning.Rules;

/// <summary>R13: a licence that comes through a group goes only by leaving the group.</summary>
public sealed class InheritedLicences(GroupFates groups) : IRule
{
    private const string Rule = "R13";

    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        foreach (var (group, fate) in groups.Of(snapshot, choices).Where(g => g.Group.LicenceSkuIds.Count > 0))
        {
            var name = ("group", group.DisplayName);
            switch (fate)
            {
                case GroupFate.LeftWithLicences:
                    yield return Findings.Note(Rule, "LeavesGroup", name);
                    break;
                case GroupFate.LeftByHand:
                    yield return Findings.Warning(Rule, group.IsDynamic ? "DynamicGroup" : "SyncedGroup", name);
                    break;
                case GroupFate.StaysForLicence when choices is { RemoveLicences: true, Deletion: null }:
                    yield return Findings.Fix(Rule, "KeepsGroup", name);
                    break;
            }
        }
    }
}
