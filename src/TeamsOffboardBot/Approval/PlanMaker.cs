using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Approval;

/// <summary>The plan that people decide on, with the people it names as they are at that moment.</summary>
public sealed class PlanMaker(SnapshotReader snapshots, Planner planner)
{
    public async Task<PlannedRequest> MakeAsync(Snapshot snapshot, Choices choices, CancellationToken cancellationToken)
    {
        var current = await snapshots.WithColleaguesAsync(snapshot, choices.Named(), cancellationToken);
        return new(current, choices, planner.Make(current, choices));
    }
}

public sealed record PlannedRequest(Snapshot Snapshot, Choices Choices, Plan Plan);
