using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Manual;

/// <summary>
/// Private and shared channels that only this person owns and that nobody was named for; where they could not be read, those of the teams that only
/// this person owned: somebody looks whether a channel needs a new owner. https://learn.microsoft.com/microsoftteams/private-channels
/// </summary>
public sealed class PrivateChannels(GroupFates groups) : ManualTask
{
    private const string AreChannels = "areChannels";

    public override StepId Id => StepIds.PrivateChannels;

    protected override PlannedStep? Describe(Snapshot snapshot, Choices choices)
    {
        if (snapshot.OwnedChannels.Exists(out var channels))
        {
            return channels.Count == 0 || HandOverChannels(snapshot, choices)
                ? null
                : new()
                {
                    Id = Id,
                    Targets = [.. channels.Select(c => c.Target)],
                    Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { [AreChannels] = "true" },
                };
        }

        var teams = groups.HandedOver(snapshot, choices).Where(g => g.IsTeam).Select(g => new StepTarget(g.Id, g.DisplayName)).ToList();
        return teams.Count == 0 ? null : new() { Id = Id, Targets = teams };
    }

    protected override Phrase Order(StepContext context) => Phrase.Of(
        context.Step.Parameters.ContainsKey(AreChannels) ? "Steps.private-channels.Task.Channels" : "Steps.private-channels.Task",
        ("teams", string.Join(", ", context.Step.Targets.Select(t => t.Name))));

    private static bool HandOverChannels(Snapshot snapshot, Choices choices) => choices.GroupOwner is { } owner && owner != snapshot.Account.Person.Id;
}
