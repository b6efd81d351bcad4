namespace TeamsOffboardBot.Planning.Rules;

/// <summary>R15: dynamic, synced and other groups that cannot be left, each kind with its reason.</summary>
public sealed class GroupsThatStay(GroupFates groups) : IRule
{
    private const string Rule = "R15";

    private static readonly GroupFate[] Reasons =
        [GroupFate.StaysDynamic, GroupFate.StaysSynced, GroupFate.StaysRoleAssignable, GroupFate.StaysOnKeepList];

    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        if (!choices.LeaveGroups)
        {
            yield return Findings.Note(Rule, "GroupsStay");
            yield break;
        }

        var fates = groups.Of(snapshot, choices);
        foreach (var reason in Reasons)
        {
            var names = fates.Where(g => g.Fate == reason).Select(g => g.Group.DisplayName).ToList();
            if (names.Count > 0)
            {
                yield return Findings.Note(Rule, $"{reason}", ("groups", Findings.List(names)));
            }
        }
    }
}
