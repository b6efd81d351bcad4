using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps.Groups;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// The person owns the private and shared channels again that were handed over; whoever has them meanwhile keeps them too. After the person is in
/// them again. https://learn.microsoft.com/graph/api/channel-post-members
/// </summary>
public sealed class OwnChannelsAgain(Tenant tenant) : Reversal
{
    public override StepId Id => StepIds.OwnChannelsAgain;

    public override IReadOnlyList<StepId> After => [StepIds.RejoinChannels];

    public override async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var channels = await ReadAsync(context, cancellationToken);
        var notOwned = channels.Where(c => c.Is is { } channel && !channel.IsOwner(context.Leaver.Id.Value)).Select(c => c.Name).ToList();
        return StepFacts.Reading(notOwned.Count == 0, new JsonObject
        {
            ["notOwned"] = StepFacts.List(notOwned),
            ["deletedSince"] = StepFacts.List(channels.Where(c => c.Is is null).Select(c => c.Name)),
        });
    }

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken) => await Task.WhenAll(
        (await ReadAsync(context, cancellationToken)).Where(c => c.Is is { } channel && !channel.IsOwner(context.Leaver.Id.Value))
            .Select(c => c.Is!.MakeOwnerAsync(context.Leaver.Id.Value, cancellationToken)));

    protected override PlannedStep? Undo(Reinstatement done) => On(done.Step(StepIds.HandOverChannels)?.TargetsIn("stillOwnedByLeaver") ?? []);

    private async Task<(string Name, OwnedChannel? Is)[]> ReadAsync(StepContext context, CancellationToken cancellationToken) =>
        await Task.WhenAll(context.Step.Targets.Select(async t => (t.Name, await OwnedChannel.ReadAsync(tenant, t, cancellationToken))));
}
