using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Groups;

/// <summary>
/// The person is taken off distribution lists and mail-enabled security groups, which Graph shows and Exchange alone changes, as owner
/// where somebody else owns the list too, and as member. By object id: two lists may have one name.
/// https://learn.microsoft.com/powershell/module/exchange/remove-distributiongroupmember
/// </summary>
public sealed class LeaveDistributionLists(Tenant tenant, GroupFates groups) : IOffboardingStep
{
    public StepId Id => StepIds.LeaveDistributionLists;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

    /// <summary>Handing over other groups changes none of these.</summary>
    public bool LooksEarly(Plan plan) => true;

    public bool ProofTravels => true;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) =>
        groups.Targets(snapshot, choices, GroupFate.LeftThroughExchange) is { Count: > 0 } targets ? new() { Id = Id, Targets = targets } : null;

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (members, owners) = await LeftAsync(context, cancellationToken);
        return MembershipReading.Reading([.. members.Union(owners)]);
    }

    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (members, owners) = await LeftAsync(context, cancellationToken);
        await Task.WhenAll(members.Union(owners).Select(g => LeaveAsync(context, g, members.Contains(g), owners.Contains(g), cancellationToken)));
    }

    private async Task<(List<StepTarget> Members, List<StepTarget> Owners)> LeftAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (context.FactsAreFresh && context.Snapshot.Groups.Exists(out var groups))
        {
            return (Of(context, groups.Where(g => g.IsMember)), Of(context, groups.Where(g => g.IsOwner)));
        }

        var owned = OwnedAsync(context, cancellationToken);
        var joined = tenant.DistributionGroups.WithMemberAsync(
            [.. context.Step.Targets.Select(g => g.Id)], context.Leaver.Id.Value, context.Snapshot.Mailbox.Value?.DistinguishedName, cancellationToken);
        await Task.WhenAll(owned, joined);
        var (ownedIds, joinedIds) = (await owned, await joined);
        return ([.. context.Step.Targets.Where(g => joinedIds.Contains(g.Id))], [.. context.Step.Targets.Where(g => ownedIds.Contains(g.Id))]);
    }

    private static List<StepTarget> Of(StepContext context, IEnumerable<GroupMembership> groups)
    {
        var ids = groups.Select(g => g.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. context.Step.Targets.Where(t => ids.Contains(t.Id))];
    }

    /// <summary>Asked only where the plan knew of an ownership: most people own no list.</summary>
    private async Task<HashSet<string>> OwnedAsync(StepContext context, CancellationToken cancellationToken)
    {
        var targets = context.Step.Targets.Select(t => t.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var isOwner = context.Snapshot.Groups.Value?.Any(g => g.IsOwner && targets.Contains(g.Id)) == true;
        return isOwner
            ? (await tenant.DistributionGroups.ManagedByAsync(context.Leaver.Id.Value, cancellationToken)).Select(l => l.Id).ToHashSet(StringComparer.OrdinalIgnoreCase)
            : [];
    }

    private async Task LeaveAsync(StepContext context, StepTarget list, bool isMember, bool isOwner, CancellationToken cancellationToken)
    {
        if (isOwner)
        {
            await tenant.DistributionGroups.RemoveManagerAsync(list.Id, context.Leaver.Id.Value, cancellationToken);
        }

        if (isMember)
        {
            await tenant.DistributionGroups.RemoveMemberAsync(list.Id, context.Leaver.Id.Value, cancellationToken);
        }
    }
}
