using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>Conditional Access refuses the person no longer. Late, as <see cref="UnblockSignIn"/>. https://learn.microsoft.com/graph/api/group-delete-members</summary>
public sealed class LeaveBlockGroup(Tenant tenant, IReadOnlyList<StepId> everythingElse) : Reversal
{
    public override StepId Id => StepIds.LeaveBlockGroup;

    public override IReadOnlyList<StepId> After => everythingElse;

    public override async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var memberships = await tenant.Users.MembershipsAsync(context.Leaver.Id.Value, cancellationToken);
        var isMember = memberships.Groups.Any(g => g.Id == context.Step.Targets[0].Id);
        return StepFacts.Reading(!isMember, new JsonObject { ["isMember"] = isMember });
    }

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.Groups.RemoveMemberAsync(context.Step.Targets[0].Id, context.Leaver.Id.Value, cancellationToken);

    protected override PlannedStep? Undo(Reinstatement done) =>
        done.Step(StepIds.JoinBlockGroup) is { } joined && joined.Flag("isMember") == false ? On(joined.Planned.Targets) : null;
}
