namespace TeamsOffboardBot.Planning.Rules;

/// <summary>R14: a group is not left by its last owner; somebody else must own it first.</summary>
public sealed class LastOwner(GroupFates groups) : IRule
{
    private const string Rule = "R14";

    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps) =>
        Groups(snapshot, choices).Concat(Channels(snapshot, choices));

    /// <summary>Teams makes a member owner of a channel that lost its last one, and nobody chose whom.</summary>
    private static IEnumerable<Finding> Channels(Snapshot snapshot, Choices choices)
    {
        if (snapshot.OwnedChannels.Value is { Count: > 0 } channels)
        {
            var names = ("channels", Findings.List(channels.Select(c => c.Target.Name)));
            yield return choices.GroupOwner is { } owner && owner != snapshot.Account.Person.Id
                ? Findings.Note(Rule, "ChannelsHandedOver", ("owner", snapshot.Target(owner).Name), names)
                : Findings.Warning(Rule, "ChannelsWithoutOwner", names);
        }
    }

    private IEnumerable<Finding> Groups(Snapshot snapshot, Choices choices)
    {
        var staying = from g in groups.Of(snapshot, choices)
                      where g.Fate == GroupFate.StaysOwned
                      select Findings.Warning(Rule, g.Group.OwnerCount is null ? "OwnersUnknown" : "StaysOwned", ("group", g.Group.DisplayName));
        var handedOver = groups.HandedOver(snapshot, choices);
        return handedOver.Count == 0
            ? staying
            : staying.Append(Findings.Note(
                Rule,
                "HandedOver",
                ("owner", snapshot.Target(choices.GroupOwner!.Value).Name),
                ("groups", Findings.List(handedOver.Select(g => g.DisplayName)))));
    }
}
