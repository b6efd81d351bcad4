using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Access;

/// <summary>
/// Conditional Access refuses the person too, even if a sync enables the account again. Part of the lock-out, so it waits for
/// nothing; planned only where such a group is configured. https://learn.microsoft.com/graph/api/group-post-members
/// </summary>
public sealed class JoinBlockGroup(Tenant tenant, IOptions<AccessOptions> access) : IOffboardingStep
{
    public StepId Id => StepIds.JoinBlockGroup;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

    public bool IsLockOut => true;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) =>
        access.Value.BlockGroupId is { } group ? new PlannedStep { Id = Id, Targets = [new StepTarget(group, group)] } : null;

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var memberships = await tenant.Users.MembershipsAsync(context.Leaver.Id.Value, cancellationToken);
        var isMember = memberships.Groups.Any(g => g.Id == context.Step.Targets[0].Id);
        return StepFacts.Reading(isMember, new JsonObject { ["isMember"] = isMember });
    }

    public Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.Groups.AddMemberAsync(context.Step.Targets[0].Id, context.Leaver.Id.Value, cancellationToken);
}
