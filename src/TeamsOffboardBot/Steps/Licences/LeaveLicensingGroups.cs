using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps.Groups;

namespace TeamsOffboardBot.Steps.Licences;

/// <summary>
/// An inherited licence goes only by leaving the group that gives it (rule R13), with all that a licence takes along; so it
/// waits for the same proofs as <see cref="RemoveLicences"/>. https://learn.microsoft.com/graph/api/group-delete-members
/// </summary>
public sealed class LeaveLicensingGroups(Tenant tenant, GroupFates groups) : IOffboardingStep
{
    public StepId Id => StepIds.LeaveLicensingGroups;

    public IReadOnlyList<StepId> After => LicenceNeeds.Over;

    public IReadOnlyList<StepId> Needs => LicenceNeeds.Proven;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) =>
        groups.Targets(snapshot, choices, GroupFate.LeftWithLicences) is { Count: > 0 } targets ? new() { Id = Id, Targets = targets } : null;

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken) =>
        MembershipReading.Reading(await MembershipReading.StillInAsync(tenant, context, cancellationToken));

    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        await Task.WhenAll((await MembershipReading.StillInAsync(tenant, context, cancellationToken))
            .Select(g => MembershipReading.LeaveAsync(tenant, context, g, cancellationToken)));
}
