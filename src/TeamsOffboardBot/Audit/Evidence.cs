using System.Text.Json.Nodes;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Audit;

/// <summary>What an auditor is handed: the report for people, and the events it was made of. README.md here describes its JSON.</summary>
public sealed record Evidence
{
    /// <summary>Does not name the tenant.</summary>
    public const string Schema1 = "teamsoffboardbot.evidence/1";

    public const string Schema2 = "teamsoffboardbot.evidence/2";

    public required string Schema { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The tenant that the process worked in which made this; null when it was told none.</summary>
    public string? MadeIn { get; init; }

    public required EvidenceReport Report { get; init; }

    public required EvidenceChain Chain { get; init; }
}

public sealed record EvidenceReport
{
    public required RequestId Request { get; init; }

    /// <summary>Null when the request was submitted before journals kept it.</summary>
    public TenantName? Tenant { get; init; }

    /// <summary>Not in evidence from before there was more than one kind: an offboarding.</summary>
    public RequestKind Kind { get; init; }

    public required RequestStage Stage { get; init; }

    /// <summary>The worst step.</summary>
    public required StepStatus Result { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public required EvidencePerson Leaver { get; init; }

    public required EvidencePerson Requester { get; init; }

    /// <summary>Who changed the choices last, if anybody did.</summary>
    public EvidencePerson? ChangedBy { get; init; }

    public EvidenceDecision? Decision { get; init; }

    /// <summary>Approvals of the same plan before the deciding one. Rule R23.</summary>
    public IReadOnlyList<EvidenceDecision> EarlierApprovals { get; init; } = [];

    /// <summary>Who let the lock-out begin, when that was another decision than the one all else rests on.</summary>
    public EvidenceDecision? LockOutRelease { get; init; }

    /// <summary>What approvers asked the requester before they decided.</summary>
    public IReadOnlyList<EvidenceQuestion> Questions { get; init; } = [];

    /// <summary>The facts as they were read again at the start of the run, oldest first.</summary>
    public IReadOnlyList<EvidenceFacts> FactsChecks { get; init; } = [];

    public required PlanHash PlanHash { get; init; }

    public required Choices Choices { get; init; }

    public required IReadOnlyList<EvidenceFinding> Findings { get; init; }

    public required IReadOnlyList<EvidenceStep> Steps { get; init; }

    /// <summary>What followed from the run, and when.</summary>
    public IReadOnlyList<EvidenceDate> Dates { get; init; } = [];

    public required IReadOnlyList<EvidenceMoment> Timeline { get; init; }

    /// <summary>What no reinstatement brings back.</summary>
    public required IReadOnlyList<EvidenceFinal> CannotBeUndone { get; init; }
}

public sealed record EvidencePerson(UserId Id, string Name, string? UserPrincipalName = null);

/// <param name="What">Approved, Rejected or Withdrawn.</param>
/// <param name="PlanHash">The plan as the person saw it.</param>
public sealed record EvidenceDecision(string What, EvidencePerson By, DateTimeOffset At, PlanHash PlanHash, string? Reason);

/// <param name="Asked">The words of who asked.</param>
/// <param name="Answer">Null when nobody answered.</param>
public sealed record EvidenceQuestion(long Seq, EvidencePerson By, DateTimeOffset At, string Asked, EvidenceAnswer? Answer);

/// <param name="Said">The words of who answered.</param>
public sealed record EvidenceAnswer(EvidencePerson By, DateTimeOffset At, string Said);

/// <param name="WentBack">There was something new or riskier, and the plan needed another approval.</param>
/// <param name="PlanHash">The plan that these facts make.</param>
/// <param name="Differences">What was new or riskier; where the run went on, what was less.</param>
public sealed record EvidenceFacts(DateTimeOffset At, bool WentBack, PlanHash PlanHash, IReadOnlyList<EvidenceText> Differences);

public sealed record EvidenceFinding(string Rule, FindingSeverity Severity, string Text);

public sealed record EvidenceStep
{
    public required StepId Id { get; init; }

    public required string Title { get; init; }

    public required bool IsManual { get; init; }

    public required StepStatus Status { get; init; }

    public required IReadOnlyList<StepTarget> Targets { get; init; }

    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    public JsonObject? Before { get; init; }

    /// <summary>Read back after the change: the proof.</summary>
    public JsonObject? After { get; init; }

    /// <summary>In the tenant's time.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>When it goes on, of a step that waits for a moment.</summary>
    public DateTimeOffset? WaitsUntil { get; init; }

    public required int Attempts { get; init; }

    /// <summary>Who skipped it, did it by hand or had it tried again.</summary>
    public EvidencePerson? By { get; init; }

    public string? Note { get; init; }

    public EvidenceText? Reason { get; init; }

    public FaultFacts? Fault { get; init; }

    public IReadOnlyList<CallFacts> Calls { get; init; } = [];
}

/// <summary>A sentence and the key it is kept under in every language.</summary>
public sealed record EvidenceText(string Key, string Text);

public sealed record EvidenceMoment(long Seq, DateTimeOffset At, string Kind, StepId? Step, string Text);

public sealed record EvidenceFinal(StepId Step, string Text);

public sealed record EvidenceChain
{
    public required string Head { get; init; }

    /// <summary>Over request, number of the last event and head; null when the bot had no key then.</summary>
    public HeadSignature? Signature { get; init; }

    public required IReadOnlyList<EvidenceEvent> Events { get; init; }
}

/// <summary>An event as the journal keeps it, character for character.</summary>
/// <param name="Private">Null when it was erased, or withheld because it held a secret; the hash stands for it.</param>
public sealed record EvidenceEvent(
    long Seq, string At, string Kind, string Public, string? Private, string? Salt, string PrivateHash, string PrevHash, string Hash);

/// <param name="IsAssumed">The tenant did not tell its time; the shortest was assumed.</param>
/// <param name="End">Null while it is to come.</param>
public sealed record EvidenceDate(DeadlineKind Kind, DateTimeOffset At, bool IsAssumed, string Text, EvidenceDateEnd? End);

/// <param name="By">Null when it passed.</param>
public sealed record EvidenceDateEnd(DeadlineEndKind How, DateTimeOffset At, EvidencePerson? By, string? Note);
