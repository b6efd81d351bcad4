using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>The person is in the groups again that gave licences, and so has these. Mailbox and files rest on them. https://learn.microsoft.com/graph/api/group-post-members</summary>
public sealed class RejoinLicensingGroups(Tenant tenant) : Reversal
{
    private readonly GroupsAgain _groups = new(tenant);

    public override StepId Id => StepIds.RejoinLicensingGroups;

    public override Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken) => _groups.InspectMembershipsAsync(context, cancellationToken);

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken) => _groups.JoinAsync(context, cancellationToken);

    protected override PlannedStep? Undo(Reinstatement done)
    {
        var left = LeftGroups.LicensingMemberships(done);
        return On(left, LeftGroups.Lists(done, left));
    }
}
