using System.Text.Json.Nodes;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Lists;

namespace TeamsOffboardBot.Runs.State;

/// <summary>
/// What happened to a request; the journal's kinds, read together. The text in <see cref="EventKinds"/> names a kind for
/// ever. Properties marked <see cref="PersonalAttribute"/> go into the private body and can be erased later.
/// </summary>
public abstract record RunEvent
{
    private RunEvent()
    {
    }

    public sealed record RequestSubmitted : RunEvent
    {
        public required UserId RequesterId { get; init; }

        public required UserId LeaverId { get; init; }

        /// <summary>Null in journals from before it was kept.</summary>
        public TenantName? Tenant { get; init; }

        public required PlanHash PlanHash { get; init; }

        /// <summary>When it ends if nobody decides.</summary>
        public DateTimeOffset? ExpiresAt { get; init; }

        /// <summary>The trace to go on with (a W3C traceparent); null when nobody traced.</summary>
        public string? Trace { get; init; }

        /// <summary>The list it was asked for with; null when it was asked for alone.</summary>
        public ListId? List { get; init; }

        [Personal]
        public required string RequesterName { get; init; }

        [Personal]
        public required Snapshot Snapshot { get; init; }

        [Personal]
        public required Choices Choices { get; init; }

        [Personal]
        public required Plan Plan { get; init; }
    }

    public sealed record ChoicesChanged : RunEvent
    {
        public required UserId ById { get; init; }

        public required PlanHash PlanHash { get; init; }

        /// <summary>When it ends if nobody decides on the new plan.</summary>
        public DateTimeOffset? ExpiresAt { get; init; }

        [Personal]
        public required string ByName { get; init; }

        [Personal]
        public required Snapshot Snapshot { get; init; }

        [Personal]
        public required Choices Choices { get; init; }

        [Personal]
        public required Plan Plan { get; init; }
    }

    /// <summary>One of two approvals (rule R23); the last one is <see cref="RequestApproved"/>.</summary>
    public sealed record ApprovalGiven(UserId ById, PlanHash PlanHash) : RunEvent
    {
        /// <summary>The lock-out begins with it; the rest waits for the other approval.</summary>
        public bool ReleasesLockOut { get; init; }

        [Personal]
        public required string ByName { get; init; }
    }

    /// <summary>Nothing more is missing: the run begins.</summary>
    public sealed record RequestApproved(UserId ById, PlanHash PlanHash) : RunEvent
    {
        /// <summary>All but the lock-out waits for the facts to be read again. Not in journals from before that was done.</summary>
        public bool AwaitsFacts { get; init; }

        /// <summary>The list with which it was approved; null when it was approved on a card of its own.</summary>
        public ListId? List { get; init; }

        [Personal]
        public required string ByName { get; init; }
    }

    /// <summary>It is no longer decided together with its list, but on a card of its own.</summary>
    public sealed record TakenOutOfList(UserId ById, ListId List) : RunEvent
    {
        [Personal]
        public required string ByName { get; init; }
    }

    public sealed record RequestRejected(UserId ById, PlanHash PlanHash) : RunEvent
    {
        [Personal]
        public required string ByName { get; init; }

        [Personal]
        public required string Reason { get; init; }
    }

    public sealed record RequestWithdrawn(UserId ById) : RunEvent
    {
        [Personal]
        public required string ByName { get; init; }
    }

    /// <summary>An approver wants to know something of who asked, before they decide. Its number in the journal names the question.</summary>
    public sealed record QuestionAsked(UserId ById) : RunEvent
    {
        [Personal]
        public required string ByName { get; init; }

        [Personal]
        public required string Text { get; init; }
    }

    public sealed record QuestionAnswered(long Question, UserId ById) : RunEvent
    {
        [Personal]
        public required string ByName { get; init; }

        [Personal]
        public required string Text { get; init; }
    }

    /// <summary>Time alone asked the approvers again.</summary>
    public sealed record ApproversReminded(ReminderReason Reason) : RunEvent;

    /// <summary>Nobody decided in time.</summary>
    /// <param name="ExpiresAt">What the approvers were told; the event itself may be later, after a standstill.</param>
    public sealed record RequestExpired(DateTimeOffset ExpiresAt) : RunEvent;

    /// <summary>The start that was approved has come.</summary>
    public sealed record RunStarted(DateTimeOffset StartAt) : RunEvent;
    /// <summary>At the start of a run: the facts are as they were approved, or there is less to do. The plan carried out is this one.</summary>
    public sealed record FactsChecked(PlanHash PlanHash) : RunEvent
    {
        /// <summary>What is less, or gone.</summary>
        [Personal]
        public IReadOnlyList<Phrase> Differences { get; init; } = [];

        [Personal]
        public required Snapshot Snapshot { get; init; }

        [Personal]
        public required Plan Plan { get; init; }
    }

    /// <summary>At the start of a run the tenant did not answer; all but the lock-out waits.</summary>
    public sealed record FactsUnreadable(DateTimeOffset Until) : RunEvent
    {
        [Personal]
        public required Phrase Reason { get; init; }
    }

    /// <summary>At the start of a run there is something new or riskier: the plan goes back for approval, and what was approved is void.</summary>
    public sealed record PlanDrifted(PlanHash PlanHash) : RunEvent
    {
        /// <summary>When it ends if nobody decides on the new plan.</summary>
        public DateTimeOffset? ExpiresAt { get; init; }

        /// <summary>What is new or riskier.</summary>
        [Personal]
        public IReadOnlyList<Phrase> Differences { get; init; } = [];

        /// <summary>Of a reinstatement, when the offboarding that it undoes went on; null when they stay.</summary>
        [Personal]
        public Choices? Choices { get; init; }

        [Personal]
        public required Snapshot Snapshot { get; init; }

        [Personal]
        public required Plan Plan { get; init; }
    }

    /// <param name="Owner">The process that writes from here on.</param>
    /// <param name="Epoch">One more than the claim before; an append under a lower epoch is void.</param>
    public sealed record RunClaimed(string Owner, int Epoch) : RunEvent;

    /// <param name="TenantTime">The tenant's clock, as its answers showed it.</param>
    public sealed record StepStarted(StepId Step, int Attempt, DateTimeOffset TenantTime) : RunEvent;

    /// <summary>What was there, on the disk before the first write: whenever the process dies, it is known what was changed.</summary>
    public sealed record StepRead(StepId Step) : RunEvent
    {
        [Personal]
        public required JsonObject Before { get; init; }
    }

    /// <param name="Outcome">
    /// Changed, AlreadyInPlace, NotApplicable or NeedsPerson; after a person said that it is done by hand or to be skipped, Changed or AlreadyInPlace
    /// when the tenant shows it, and DoneByHand or Skipped when it does not or cannot.
    /// </param>
    public sealed record StepSettled(StepId Step, StepStatus Outcome) : RunEvent
    {
        /// <summary>The write calls and what the services called them: for a support case.</summary>
        public IReadOnlyList<CallFacts> Calls { get; init; } = [];

        /// <summary>Only for NeedsPerson: the steps it needs whose effect is not proven.</summary>
        public IReadOnlyList<StepId> Unproven { get; init; } = [];

        [Personal]
        public Phrase? Reason { get; init; }

        [Personal]
        public JsonObject? Before { get; init; }

        [Personal]
        public JsonObject? After { get; init; }
    }

    public sealed record StepRetryScheduled(StepId Step, DateTimeOffset At, FaultFacts Fault) : RunEvent
    {
        [Personal]
        public string? FaultMessage { get; init; }

        /// <summary>What was read before the first write, so that a later attempt can still say what it changed.</summary>
        [Personal]
        public JsonObject? Before { get; init; }
    }

    /// <summary>What a person says they did, or left out, could not be looked at; that is tried again. The step itself is not.</summary>
    public sealed record StepLookPutOff(StepId Step, DateTimeOffset At, FaultFacts Fault) : RunEvent
    {
        [Personal]
        public string? FaultMessage { get; init; }
    }

    public sealed record StepWaiting(StepId Step, DateTimeOffset Until) : RunEvent
    {
        [Personal]
        public required Phrase Reason { get; init; }
    }

    /// <summary>It was not begun, because nothing could undo it and people approved that its request is undone. What was agreed to before no longer counts.</summary>
    /// <param name="By">The reinstatement.</param>
    /// <param name="Until">When to look again whether that has ended.</param>
    public sealed record StepHeld(StepId Step, RequestId By, DateTimeOffset Until) : RunEvent;

    /// <summary>The reinstatement that held it has ended and undid nothing of it: it goes on by its ordinary rules.</summary>
    public sealed record StepLetGo(StepId Step, RequestId By) : RunEvent;

    public sealed record StepFailed(StepId Step, FaultFacts Fault) : RunEvent
    {
        [Personal]
        public string? FaultMessage { get; init; }

        [Personal]
        public JsonObject? Before { get; init; }
    }

    public sealed record StepRetryAsked(StepId Step, UserId ById) : RunEvent
    {
        [Personal]
        public required string ByName { get; init; }
    }

    public sealed record StepSkipped(StepId Step, UserId ById) : RunEvent
    {
        /// <summary>The reinstatement whose approval called it off; null when a person left it out by itself.</summary>
        public RequestId? CalledOffBy { get; init; }

        /// <summary>A try before may have had its effect: the executor looks for it, and what it finds counts.</summary>
        public bool IsToBeLookedAt { get; init; }

        [Personal]
        public required string ByName { get; init; }

        [Personal]
        public required string Reason { get; init; }
    }

    public sealed record StepDoneByHand(StepId Step, UserId ById) : RunEvent
    {
        [Personal]
        public required string ByName { get; init; }

        [Personal]
        public string? Note { get; init; }
    }

    /// <summary>A person agrees that a step acts which asks once more before it does (C32).</summary>
    /// <param name="Date">When it is to act, if that was changed with it.</param>
    public sealed record StepReleased(StepId Step, UserId ById, DateTimeOffset? Date = null) : RunEvent
    {
        [Personal]
        public required string ByName { get; init; }
    }

    /// <summary>A step that acts on a date acts on another one. What was agreed for the date before is void.</summary>
    public sealed record StepDateChanged(StepId Step, DateTimeOffset Date, UserId ById) : RunEvent
    {
        [Personal]
        public required string ByName { get; init; }
    }

    public sealed record RunFinished(StepStatus Result) : RunEvent;

    /// <summary>People were reminded of what happens at that moment.</summary>
    public sealed record DeadlineReminded(DeadlineKind Kind, DateTimeOffset DeadlineAt) : RunEvent;

    /// <summary>The moment has come.</summary>
    public sealed record DeadlinePassed(DeadlineKind Kind, DateTimeOffset DeadlineAt) : RunEvent;

    /// <summary>A person has dealt with it, or need not: nobody is reminded of it any more.</summary>
    public sealed record DeadlineClosed(DeadlineKind Kind, DateTimeOffset DeadlineAt, DeadlineEndKind How, UserId ById) : RunEvent
    {
        [Personal]
        public required string ByName { get; init; }

        [Personal]
        public string? Note { get; init; }
    }

    /// <summary>People were reminded of what waits for one of them.</summary>
    /// <param name="IsEscalated">Every approver was, because nobody has closed it for long.</param>
    public sealed record TasksReminded(IReadOnlyList<StepId> Steps, bool IsEscalated) : RunEvent;

    /// <summary>The time for which personal data is kept is over.</summary>
    /// <param name="UpTo">The last event that lost its private part.</param>
    public sealed record PersonalDataErased(long UpTo) : RunEvent;
}

public sealed record CallFacts(string Service, string Operation, int Status, string? RequestId);
