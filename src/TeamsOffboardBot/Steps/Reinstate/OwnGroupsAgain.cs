using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// The person owns the groups, teams and lists again that they owned. After they are members, which a team wants of its owners.
/// https://learn.microsoft.com/graph/api/group-post-owners
/// </summary>
public sealed class OwnGroupsAgain(Tenant tenant) : Reversal
{
    private readonly GroupsAgain _groups = new(tenant);

    public override StepId Id => StepIds.OwnGroupsAgain;

    public override IReadOnlyList<StepId> After => [StepIds.RejoinGroups];

    public override Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken) => _groups.InspectOwnershipsAsync(context, cancellationToken);

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken) => _groups.OwnAsync(context, cancellationToken);

    protected override PlannedStep? Undo(Reinstatement done)
    {
        var owned = LeftGroups.Ownerships(done);
        return On(owned, LeftGroups.Lists(done, owned));
    }
}
