namespace TeamsOffboardBot.Planning.Rules;

/// <summary>R14: a group is not left by its last owner; somebody else must own it first.</summary>
public sealed class LastOwner(GroupFates groups) : IRule
{
    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps) =>
        from g in groups.Of(snapshot, choices)
        where g.Fate == GroupFate.StaysOwned
        select Findings.Warning("R14", g.Group.OwnerCount is null ? "OwnersUnknown" : "StaysOwned", ("group", g.Group.DisplayName));
}
