using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Groups;

/// <summary>
/// The person loses what these groups and teams give: files, conversations, applications. Groups with a rule, from on-premises, with
/// roles, with licences, or owned by nobody else are not among them (rules R13-R15). An ownership goes before the membership.
/// https://learn.microsoft.com/graph/api/group-delete-members
/// </summary>
public sealed class LeaveGroups(Tenant tenant, GroupFates groups) : IOffboardingStep
{
    public StepId Id => StepIds.LeaveGroups;

    public IReadOnlyList<StepId> After => [StepIds.HandOverChannels];

    public IReadOnlyList<StepId> Needs => [];

    /// <summary>The lock-out joins one group at most, and that one is never left.</summary>
    public bool LooksEarly(Plan plan) => true;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) =>
        groups.Targets(snapshot, choices, GroupFate.Left) is { Count: > 0 } targets ? new() { Id = Id, Targets = targets } : null;

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
        var members = MembershipReading.StillInAsync(tenant, context, cancellationToken);
        var owned = tenant.Users.OwnedGroupsAsync(context.Leaver.Id.Value, cancellationToken);
        await Task.WhenAll((Task)members, owned);
        var ids = (await owned).Select(g => g.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return (await members, [.. context.Step.Targets.Where(t => ids.Contains(t.Id))]);
    }

    private async Task LeaveAsync(StepContext context, StepTarget group, bool isMember, bool isOwner, CancellationToken cancellationToken)
    {
        if (isOwner)
        {
            await tenant.Groups.RemoveOwnerAsync(group.Id, context.Leaver.Id.Value, cancellationToken);
        }

        if (isMember)
        {
            await tenant.Groups.RemoveMemberAsync(group.Id, context.Leaver.Id.Value, cancellationToken);
        }
    }
}
