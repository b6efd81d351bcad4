using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Groups;

/// <summary>
/// Groups, teams and distribution lists that only this person owned get the owner who was named. In each, the new owner is read back
/// before the old one goes, so that it is never without (rule R14). A team takes only a member as owner, so the new one joins first.
/// https://learn.microsoft.com/graph/api/group-post-owners
/// </summary>
public sealed class HandOverGroups(Tenant tenant, GroupFates groups) : IOffboardingStep
{
    private const string NewOwner = "newOwnerId";
    private const string NewOwnerName = "newOwner";

    public StepId Id => StepIds.HandOverGroups;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) => groups.HandedOver(snapshot, choices) is { Count: > 0 } owned
        ? new()
        {
            Id = Id,
            Targets = [.. owned.Select(g => new StepTarget(g.Id, g.DisplayName))],
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [NewOwner] = choices.GroupOwner!.Value.Value,
                [NewOwnerName] = snapshot.Target(choices.GroupOwner!.Value).Name,
            },
        }
        : null;

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var owned = await Task.WhenAll(GroupsOf(context).Select(async g => (Group: g, Is: await g.OwnersAsync(cancellationToken))));
        var without = owned.Where(o => !o.Is.New).Select(o => o.Group.Name).ToList();
        var still = owned.Where(o => o.Is.Old).Select(o => o.Group.Name).ToList();
        return StepFacts.Reading(
            without.Count + still.Count == 0,
            new JsonObject { ["withoutNewOwner"] = StepFacts.List(without), ["stillOwnedByLeaver"] = StepFacts.List(still) });
    }

    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        await Task.WhenAll(GroupsOf(context).Select(g => HandOverAsync(g, cancellationToken)));

    /// <summary>A new owner who does not show yet leaves the old one in place; the next try goes on from there.</summary>
    private static async Task HandOverAsync(OwnedGroup group, CancellationToken cancellationToken)
    {
        var owners = await group.OwnersAsync(cancellationToken);
        if (!owners.New)
        {
            await group.AddNewAsync(cancellationToken);
            owners = await group.OwnersAsync(cancellationToken);
        }

        if (owners is { New: true, Old: true })
        {
            await group.RemoveOldAsync(cancellationToken);
        }
    }

    private IEnumerable<OwnedGroup> GroupsOf(StepContext context) => context.Step.Targets.Select(target => new OwnedGroup(
        tenant,
        target,
        context.Snapshot.Groups.Value?.FirstOrDefault(g => g.Id == target.Id)?.Kind ?? GroupKind.Security,
        context.Leaver.Id.Value,
        context.Step.Parameters[NewOwner]));
}
