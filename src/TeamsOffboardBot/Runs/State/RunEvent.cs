using System.Text.Json.Nodes;
using TeamsOffboardBot.Planning;

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

        public required PlanHash PlanHash { get; init; }

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

        [Personal]
        public required string ByName { get; init; }

        [Personal]
        public required Snapshot Snapshot { get; init; }

        [Personal]
        public required Choices Choices { get; init; }

        [Personal]
        public required Plan Plan { get; init; }
    }

    public sealed record RequestApproved(UserId ById, PlanHash PlanHash) : RunEvent
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

    /// <param name="Owner">The process that writes from here on.</param>
    /// <param name="Epoch">One more than the claim before; an append under a lower epoch is void.</param>
    public sealed record RunClaimed(string Owner, int Epoch) : RunEvent;

    /// <param name="TenantTime">The tenant's clock, as its answers showed it.</param>
    public sealed record StepStarted(StepId Step, int Attempt, DateTimeOffset TenantTime) : RunEvent;

    /// <param name="Outcome">
    /// Changed, AlreadyInPlace, NotApplicable or NeedsPerson; after a person said that it is done by hand, AlreadyInPlace
    /// when the tenant shows it and DoneByHand when it does not or cannot.
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

    public sealed record StepWaiting(StepId Step, DateTimeOffset Until) : RunEvent
    {
        [Personal]
        public required Phrase Reason { get; init; }
    }

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

    public sealed record RunFinished(StepStatus Result) : RunEvent;
}

public sealed record CallFacts(string Service, string Operation, int Status, string? RequestId);
