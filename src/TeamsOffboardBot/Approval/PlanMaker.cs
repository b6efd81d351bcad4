using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;

namespace TeamsOffboardBot.Approval;

/// <summary>The plan that people decide on, with the people it names as they are at that moment, and until when they can.</summary>
public sealed class PlanMaker(SnapshotReader snapshots, Planner planner, OwnTenant tenant, RequestClock clock)
{
    /// <param name="begun">Steps that were begun and stay in the plan.</param>
    public async Task<PlannedRequest> MakeAsync(Snapshot snapshot, Choices choices, IReadOnlyCollection<PlannedStep> begun, CancellationToken cancellationToken)
    {
        var own = tenant.ReadAsync(cancellationToken);
        var present = snapshots.WithColleaguesAsync(snapshot, choices.Named(), cancellationToken);
        await Task.WhenAll(own, present);
        var current = await present;
        return new(await own, current, choices, planner.Make(current, choices, begun), clock.ExpiryOf(choices));
    }
}

public sealed record PlannedRequest(TenantName Tenant, Snapshot Snapshot, Choices Choices, Plan Plan, DateTimeOffset ExpiresAt);
