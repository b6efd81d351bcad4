using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>The person is in the groups, teams and lists again that were left. https://learn.microsoft.com/graph/api/group-post-members</summary>
public sealed class RejoinGroups(Tenant tenant) : Reversal
{
    private readonly GroupsAgain _groups = new(tenant);

    public override StepId Id => StepIds.RejoinGroups;

    public override Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken) => _groups.InspectMembershipsAsync(context, cancellationToken);

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken) => _groups.JoinAsync(context, cancellationToken);

    protected override PlannedStep? Undo(Reinstatement done)
    {
        var left = LeftGroups.Memberships(done);
        return On(left, LeftGroups.Lists(done, left));
    }
}
