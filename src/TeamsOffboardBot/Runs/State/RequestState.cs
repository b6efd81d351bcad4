using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Lists;

namespace TeamsOffboardBot.Runs.State;

/// <summary>A request as it stands after its last journal event: what lists, cards and the executor look at.</summary>
public sealed record RequestState
{
    public required RequestId Id { get; init; }

    /// <summary>Sequence number of the last event folded in; the next append expects it.</summary>
    public required long Seq { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>The trace to go on with; null when nobody traced.</summary>
    public string? Trace { get; init; }

    /// <summary>The list it was asked for with; null when it was asked for alone.</summary>
    public ListId? List { get; init; }

    /// <summary>Nobody has taken it out of its list.</summary>
    public bool IsInList { get; init; }

    /// <summary>Null when it was submitted before that was kept.</summary>
    public TenantName? Tenant { get; init; }

    public required Actor Requester { get; init; }

    public required Person Leaver { get; init; }

    public required Snapshot Snapshot { get; init; }

    public required Choices Choices { get; init; }

    public required Plan Plan { get; init; }

    public required RequestStage Stage { get; init; }

    /// <summary>Since when the present plan waits for approval.</summary>
    public required DateTimeOffset AwaitingSince { get; init; }

    /// <summary>When it ends if nobody decides on the present plan.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>How often the approvers were asked again to decide on the present plan.</summary>
    public IReadOnlyList<Reminder> Reminders { get; init; } = [];

    public Clearance Clearance { get; init; }

    /// <summary>Those of the present plan that count, in order.</summary>
    public IReadOnlyList<Decision> Approvals { get; init; } = [];

    /// <summary>The approval that first let the lock-out begin. It stays when the plan is replaced, rejected or withdrawn.</summary>
    public Decision? LockOutRelease { get; init; }

    /// <summary>Who approved last, rejected or withdrew.</summary>
    public Decision? Decision { get; init; }

    /// <summary>Who changed the choices last, if anybody did.</summary>
    public Actor? ChangedBy { get; init; }

    public PlanReplacement? Replacement { get; init; }

    /// <summary>Set while all but the lock-out waits for the facts to be read again.</summary>
    public PendingFacts? PendingFacts { get; init; }

    /// <summary>What approvers asked the requester, oldest first.</summary>
    public IReadOnlyList<Question> Questions { get; init; } = [];

    /// <summary>In the plan's order. Empty before anything is released.</summary>
    public IReadOnlyList<StepState> Steps { get; init; } = [];

    /// <summary>What people were reminded of, oldest first.</summary>
    public IReadOnlyList<DeadlineReminder> DeadlineReminders { get; init; } = [];

    public IReadOnlyList<EndedDeadline> EndedDeadlines { get; init; } = [];

    /// <summary>When people were last reminded of what waits for them, and of which steps.</summary>
    public TaskReminder? TaskReminder { get; init; }

    /// <summary>The process that writes this run, and how often the run changed hands.</summary>
    public string? Owner { get; init; }

    public int Epoch { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>What came after an offboarding that is finished; null when nothing did. It stands in the journal of that request, not in this one.</summary>
    public FollowUp? FollowedBy { get; init; }

    /// <summary>Chain head after the last event.</summary>
    public required string Head { get; init; }

    public bool HasEnded => Stage is RequestStage.Rejected or RequestStage.Withdrawn or RequestStage.Expired or RequestStage.Finished;

    /// <summary>It has ended, and what was under way may still have had its effect: that is looked at before it is closed.</summary>
    public bool IsEnding => HasEnded && Steps.Any(s => s.HasToBeSeen);

    public bool IsOpen => !HasEnded || IsEnding;

    /// <summary>None of its steps is under way: what it did can be undone, and what is still to come of it can be called off.</summary>
    public bool IsAtRest => !IsOpen || (Clearance == Clearance.Everything && Steps.All(s => s.IsSettled || s.IsStillToCome));

    /// <summary>The reinstatement that called off what was still to come of it, if one did.</summary>
    public RequestId? CalledOffBy => Steps.Select(s => s.CalledOffBy).FirstOrDefault(by => by is not null);

    /// <summary>What Microsoft 365 deletes or locks by itself, and what ends on a date that people chose; the next one first.</summary>
    public IReadOnlyList<Deadline> Deadlines => Watch.Of(this);

    /// <summary>It is finished, and what follows from it is still to come.</summary>
    public bool IsWatched => Stage == RequestStage.Finished && Deadlines.Any(d => d.IsOpen);

    /// <summary>Nothing will happen to it any more.</summary>
    public bool IsClosed => !IsOpen && !IsWatched;

    public bool AwaitsApproval => Stage is RequestStage.AwaitingApproval or RequestStage.LockOutOnly;

    /// <summary>Rule R23.</summary>
    public int ApprovalsNeeded => Snapshot.MayHoldRoles() || Choices.HeldRolesBefore ? 2 : 1;

    public int ApprovalsMissing => Math.Max(0, ApprovalsNeeded - Approvals.Count);

    /// <summary>
    /// One press decides on it together with others. Whatever asks for more than that is decided on a card of its own: two approvers, and facts
    /// that changed after the approval.
    /// </summary>
    public bool IsDecidedWithList => IsInList && ApprovalsNeeded == 1 && Replacement is not { By: null };

    /// <summary>There may be something for a process to do.</summary>
    public bool IsRunnable => Clearance != Clearance.Nothing || IsEnding;

    /// <summary>Steps that were begun, whatever came of them.</summary>
    public IReadOnlyList<StepState> Begun => [.. Steps.Where(s => s.Attempts > 0)];

    /// <summary>The same, as they are planned.</summary>
    public IReadOnlyList<PlannedStep> BegunPlan => [.. Begun.Select(s => Plan.Step(s.Id)).OfType<PlannedStep>()];

    /// <summary>Its start came before anybody decided: an approval starts it at once.</summary>
    public bool HasMissedStart => Stage == RequestStage.AwaitingApproval && Choices.Start is { } start && Reminders.Any(r => r.At >= start.At);

    /// <summary>A decision is needed before its start, which nobody has missed yet.</summary>
    public bool IsNeededByStart => Stage == RequestStage.AwaitingApproval && Choices.Start?.At > AwaitingSince && !HasMissedStart;

    /// <summary>The worst status among the steps: a run is never better than that.</summary>
    public StepStatus Result => Steps.Count == 0 ? StepStatus.Pending : Steps.Max(s => s.Status);

    /// <summary>What time will bring next; null when only people, or nothing, can move it.</summary>
    public NextMoment? Next => Stage switch
    {
        RequestStage.AwaitingApproval when IsNeededByStart => new(NextMomentKind.IsToStart, Choices.Start!.At),
        RequestStage.AwaitingApproval or RequestStage.LockOutOnly => new(NextMomentKind.Expires, ExpiresAt),
        RequestStage.Scheduled => new(NextMomentKind.Starts, Choices.Start!.At),
        RequestStage.Running => Steps.Select(s => s.DueAt).Append(PendingFacts?.DueAt).Min() is { } due ? new(NextMomentKind.GoesOn, due) : null,
        _ => Deadlines.FirstOrDefault(d => d.IsOpen)?.Next,
    };

    /// <summary>What waits for people; null when nothing does.</summary>
    public OpenTasks? OpenTasks => !HasEnded && Steps.Where(s => s.WaitsForPerson).ToList() is { Count: > 0 } waiting
        ? new(waiting.Count, waiting.Min(s => s.SettledAt) ?? SubmittedAt)
        : null;

    public StepState? Step(StepId id) => Steps.FirstOrDefault(s => s.Id == id);
}

/// <param name="Reason">Only for a rejection.</param>
public sealed record Decision(Actor By, DateTimeOffset At, PlanHash PlanHash, string? Reason);
