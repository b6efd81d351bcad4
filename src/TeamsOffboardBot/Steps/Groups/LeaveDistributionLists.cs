using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Groups;

/// <summary>
/// The person is taken off distribution lists and mail-enabled security groups, which Graph shows and Exchange alone changes. By
/// object id: two lists may have one name. https://learn.microsoft.com/powershell/module/exchange/remove-distributiongroupmember
/// </summary>
public sealed class LeaveDistributionLists(Tenant tenant, GroupFates groups) : IOffboardingStep
{
    public StepId Id => StepIds.LeaveDistributionLists;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) =>
        groups.Targets(snapshot, choices, GroupFate.LeftThroughExchange) is { Count: > 0 } targets ? new() { Id = Id, Targets = targets } : null;

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken) =>
        MembershipReading.Reading(await StillInAsync(context, cancellationToken));

    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        await Task.WhenAll((await StillInAsync(context, cancellationToken))
            .Select(g => tenant.DistributionGroups.RemoveMemberAsync(g.Id, context.Leaver.Id.Value, cancellationToken)));

    private async Task<List<StepTarget>> StillInAsync(StepContext context, CancellationToken cancellationToken)
    {
        var isMember = await Task.WhenAll(context.Step.Targets
            .Select(g => tenant.DistributionGroups.HasMemberAsync(g.Id, context.Leaver.Id.Value, cancellationToken)));
        return [.. context.Step.Targets.Zip(isMember).Where(g => g.Second).Select(g => g.First)];
    }
}
