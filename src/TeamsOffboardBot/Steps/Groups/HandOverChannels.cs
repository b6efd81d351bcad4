using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Groups;

/// <summary>
/// Private and shared channels that only this person owned get the owner who was named; whoever is not in the team joins it first. The new owner
/// is read back before the old one is none. Before teams are left, because who leaves a team leaves its channels.
/// https://learn.microsoft.com/graph/api/channel-post-members
/// </summary>
public sealed class HandOverChannels(Tenant tenant) : IOffboardingStep
{
    internal const string NewOwner = "newOwnerId";
    private const string NewOwnerName = "newOwner";

    public StepId Id => StepIds.HandOverChannels;

    public IReadOnlyList<StepId> After => [StepIds.HandOverGroups];

    public IReadOnlyList<StepId> Needs => [];

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) =>
        choices.GroupOwner is { } owner && owner != snapshot.Account.Person.Id && snapshot.OwnedChannels.Value is { Count: > 0 } channels
            ? new()
            {
                Id = Id,
                Targets = [.. channels.Select(c => c.Target)],
                Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { [NewOwner] = owner.Value, [NewOwnerName] = snapshot.Target(owner).Name },
            }
            : null;

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var channels = await Task.WhenAll(context.Step.Targets.Select(async t => (t.Name, Is: await OwnedChannel.ReadAsync(tenant, t, cancellationToken))));
        var there = channels.Where(c => c.Is is not null).ToList();
        var without = there.Where(c => !c.Is!.IsOwner(context.Step.Parameters[NewOwner])).Select(c => c.Name).ToList();
        var still = there.Where(c => c.Is!.IsOwner(context.Leaver.Id.Value)).Select(c => c.Name).ToList();
        return StepFacts.Reading(
            without.Count + still.Count == 0,
            new JsonObject { ["withoutNewOwner"] = StepFacts.List(without), ["stillOwnedByLeaver"] = StepFacts.List(still) });
    }

    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var newOwner = context.Step.Parameters[NewOwner];
        var teams = (await tenant.Users.TransitiveGroupIdsAsync(newOwner, cancellationToken)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var team in context.Step.Targets.Select(OwnedChannel.TeamOf).Distinct(StringComparer.OrdinalIgnoreCase).Where(t => !teams.Contains(t)))
        {
            await tenant.Channels.JoinTeamAsync(team, newOwner, cancellationToken);
        }

        await Task.WhenAll(context.Step.Targets.Select(t => HandOverAsync(t, context.Leaver.Id.Value, newOwner, cancellationToken)));
    }

    /// <summary>A new owner who does not show yet leaves the old one in place; the next try goes on from there.</summary>
    private async Task HandOverAsync(StepTarget target, string oldOwner, string newOwner, CancellationToken cancellationToken)
    {
        var channel = await OwnedChannel.ReadAsync(tenant, target, cancellationToken);
        if (channel is not null && !channel.IsOwner(newOwner))
        {
            await channel.MakeOwnerAsync(newOwner, cancellationToken);
            channel = await OwnedChannel.ReadAsync(tenant, target, cancellationToken);
        }

        if (channel?.IsOwner(newOwner) == true && channel.IsOwner(oldOwner))
        {
            await channel.EndOwnershipAsync(oldOwner, cancellationToken);
        }
    }
}
