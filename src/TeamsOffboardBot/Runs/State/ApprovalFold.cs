using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs.State;

/// <summary>What people's decisions, and plans that take the place of others, do to a request.</summary>
internal static class ApprovalFold
{
    /// <summary>For journals from before requests expired; what is written today names its moment.</summary>
    public static DateTimeOffset Expiry(DateTimeOffset at, Choices choices) => (choices.Start?.At > at ? choices.Start.At : at) + TimeSpan.FromDays(7);

    public static RequestState Give(RequestState s, RunEvent.ApprovalGiven a, DateTimeOffset at)
    {
        var given = new Decision(new Actor(a.ById, a.ByName), at, a.PlanHash, Reason: null);
        var next = s with { Approvals = [.. s.Approvals, given] };
        return a.ReleasesLockOut && s.Clearance == Clearance.Nothing
            ? next with { Stage = RequestStage.LockOutOnly, Clearance = Clearance.LockOut, LockOutRelease = given, Steps = Steps(s.Plan, s.Steps) }
            : next;
    }

    /// <summary>A start that is to come is waited for; one that has passed meanwhile, for nothing.</summary>
    public static RequestState Approve(RequestState s, RunEvent.RequestApproved a, DateTimeOffset at)
    {
        var approval = new Decision(new Actor(a.ById, a.ByName), at, a.PlanHash, Reason: null);
        var approved = s with
        {
            Approvals = [.. s.Approvals, approval],
            Decision = approval,
            PendingFacts = a.AwaitsFacts ? PendingFacts.Now : null,
        };
        return s.Choices.Start?.At > at ? approved with { Stage = RequestStage.Scheduled } : Start(approved);
    }

    public static RequestState Start(RequestState s) => s with
    {
        Stage = RequestStage.Running,
        Clearance = s.PendingFacts is null ? Clearance.Everything : Clearance.LockOut,
        LockOutRelease = s.LockOutRelease ?? s.Decision,
        Steps = Steps(s.Plan, s.Steps),
    };

    public static RequestState Change(RequestState s, RunEvent.ChoicesChanged c, DateTimeOffset at)
    {
        var by = new Actor(c.ById, c.ByName);
        var differences = PlanChanges.Between(s.Plan, s.Choices, c.Plan, c.Choices);
        return Replace(s, c.Snapshot, c.Plan, new PlanReplacement(c.PlanHash, by, s.Approvals) { Differences = differences }) with
        {
            Choices = c.Choices,
            ChangedBy = by,
            AwaitingSince = at,
            ExpiresAt = c.ExpiresAt ?? Expiry(at, c.Choices),
        };
    }

    /// <summary>What was approved goes on, with the facts as they are.</summary>
    public static RequestState Check(RequestState s, RunEvent.FactsChecked c) => s with
    {
        Clearance = Clearance.Everything,
        PendingFacts = null,
        Snapshot = c.Snapshot,
        Plan = c.Plan,
        Steps = Steps(c.Plan, s.Steps),
    };

    /// <summary>What was approved is void; the lock-out that began goes on.</summary>
    public static RequestState Drift(RequestState s, RunEvent.PlanDrifted d, DateTimeOffset at) =>
        Replace(s, d.Snapshot, d.Plan, new PlanReplacement(d.PlanHash, By: null, s.Approvals) { Differences = d.Differences }) with
        {
            Choices = d.Choices ?? s.Choices,
            AwaitingSince = at,
            ExpiresAt = d.ExpiresAt ?? Expiry(at, s.Choices),
        };

    /// <summary>Nothing more is begun. What was to be tried again has failed; what is under way is looked at once more.</summary>
    public static RequestState End(RequestState s, RequestStage stage, Decision? decision, DateTimeOffset at) => s with
    {
        Stage = stage,
        Clearance = Clearance.Nothing,
        PendingFacts = null,
        Decision = decision,
        Steps = [.. s.Steps.Select(step => step.Status is StepStatus.RetryScheduled or StepStatus.Waiting
            ? step with { Status = StepStatus.Failed, DueAt = null, SettledAt = at }
            : step)],
    };

    private static RequestState Replace(RequestState s, Snapshot snapshot, Plan plan, PlanReplacement replacement) => s with
    {
        Stage = s.Clearance == Clearance.Nothing ? RequestStage.AwaitingApproval : RequestStage.LockOutOnly,
        Decision = null,
        Snapshot = snapshot,
        Plan = plan,
        Approvals = [],
        PendingFacts = null,
        Replacement = replacement,
        Reminders = [],
        Steps = s.Clearance == Clearance.Nothing ? [] : Steps(plan, s.Steps),
    };

    /// <summary>What was begun stays as it is.</summary>
    private static IReadOnlyList<StepState> Steps(Plan plan, IReadOnlyList<StepState> begun) =>
        [.. plan.Steps.Select(p => begun.FirstOrDefault(s => s.Id == p.Id && (s.Attempts > 0 || s.Status != StepStatus.Pending)) ?? new StepState { Id = p.Id })];
}
