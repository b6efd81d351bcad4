using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Groups;

/// <summary>
/// The person is taken out of groups and teams that were handed over: only when every new owner is proven, because a group whose
/// last owner left is nobody's (rule R14). https://learn.microsoft.com/graph/api/group-delete-members
/// </summary>
public sealed class LeaveOwnedGroups(Tenant tenant, GroupFates groups) : IOffboardingStep
{
    public StepId Id => StepIds.LeaveOwnedGroups;

    public IReadOnlyList<StepId> After => [StepIds.HandOverChannels];

    public IReadOnlyList<StepId> Needs => [StepIds.HandOverGroups];

    public PlannedStep? Plan(Snapshot snapshot, Choices choices)
    {
        var left = groups.Of(snapshot, choices)
            .Where(g => g.Fate == GroupFate.LeftWhenHandedOver && g.Group.IsMember)
            .Select(g => new StepTarget(g.Group.Id, g.Group.DisplayName))
            .ToList();
        return left.Count == 0 ? null : new() { Id = Id, Targets = left };
    }

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken) =>
        MembershipReading.Reading(await MembershipReading.StillInAsync(tenant, context, cancellationToken));

    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        await Task.WhenAll((await MembershipReading.StillInAsync(tenant, context, cancellationToken))
            .Select(g => MembershipReading.LeaveAsync(tenant, context, g, cancellationToken)));
}
