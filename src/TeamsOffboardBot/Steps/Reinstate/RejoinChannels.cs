using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps.Groups;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// The person is in the private and shared channels again that were left with their teams, and owns those that they owned. After the teams are joined
/// again and sign-in is open: Teams finds nobody whose sign-in is blocked. https://learn.microsoft.com/graph/api/channel-post-members
/// </summary>
public sealed class RejoinChannels(Tenant tenant) : Reversal
{
    private const string Owned = "owned";

    public override StepId Id => StepIds.RejoinChannels;

    public override IReadOnlyList<StepId> After => [StepIds.RejoinGroups];

    public override IReadOnlyList<StepId> Needs => [StepIds.UnblockSignIn];

    public override async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var reading = tenant.Users.GetAsync(context.Leaver.Id.Value, cancellationToken);
        var channels = ReadAsync(context, cancellationToken);
        await Task.WhenAll(reading, channels);
        var missing = (await channels).Where(c => c.Is is { } channel && IsMissing(channel, context, c.Target)).Select(c => c.Target.Name).ToList();
        return missing.Count > 0 && await reading is not { AccountEnabled: true }
            ? new StepReading.NotApplicable(Phrase.Of("Steps.Reasons.ChannelsNeedSignIn"))
            : StepFacts.Reading(missing.Count == 0, new JsonObject
            {
                ["notIn"] = StepFacts.List(missing),
                ["deletedSince"] = StepFacts.List((await channels).Where(c => c.Is is null).Select(c => c.Target.Name)),
            });
    }

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken) => await Task.WhenAll(
        (await ReadAsync(context, cancellationToken)).Where(c => c.Is is { } channel && IsMissing(channel, context, c.Target)).Select(c => IsOwned(context, c.Target)
            ? c.Is!.MakeOwnerAsync(context.Leaver.Id.Value, cancellationToken)
            : c.Is!.LetInAsync(context.Leaver.Id.Value, cancellationToken)));

    protected override PlannedStep? Undo(Reinstatement done)
    {
        var teams = LeftGroups.Memberships(done).Select(t => t.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var left = (done.Before.JoinedChannels ?? []).Where(c => teams.Contains(c.Channel.TeamId)).ToList();
        return On([.. left.Select(c => c.Channel.Target)], (Owned, string.Join('\n', left.Where(c => c.IsOwner).Select(c => c.Channel.Target.Id))));
    }

    private static bool IsOwned(StepContext context, StepTarget target) => context.Step.Parameters[Owned].Split('\n').Contains(target.Id, StringComparer.Ordinal);

    private static bool IsMissing(OwnedChannel channel, StepContext context, StepTarget target) =>
        !(IsOwned(context, target) ? channel.IsOwner(context.Leaver.Id.Value) : channel.IsMember(context.Leaver.Id.Value));

    private async Task<(StepTarget Target, OwnedChannel? Is)[]> ReadAsync(StepContext context, CancellationToken cancellationToken) =>
        await Task.WhenAll(context.Step.Targets.Select(async t => (t, await OwnedChannel.ReadAsync(tenant, t, cancellationToken))));
}
