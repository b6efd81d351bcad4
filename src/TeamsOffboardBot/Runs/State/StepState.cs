using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs.State;

/// <summary>One step of a run, folded from the journal.</summary>
public sealed record StepState
{
    public required StepId Id { get; init; }

    public StepStatus Status { get; init; } = StepStatus.Pending;

    /// <summary>How often it was started.</summary>
    public int Attempts { get; init; }

    /// <summary>How often it was started since a person last asked for it or a wait was over: what bounds the retries.</summary>
    public int Tries { get; init; }

    /// <summary>First start, in the tenant's time.</summary>
    public DateTimeOffset? FirstStartedAt { get; init; }

    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>When a scheduled retry or wait is over.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Until when it waited last, of its own accord.</summary>
    public DateTimeOffset? WaitedUntil { get; init; }

    /// <summary>When it is to act, where a person named another date than the plan.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Who agreed that it acts, of a step that asks once more before it does.</summary>
    public IReadOnlyList<Actor> Releases { get; init; } = [];

    /// <summary>Why it was skipped, does not apply, waits or needs a person.</summary>
    public Phrase? Reason { get; init; }

    /// <summary>The last fault, while it still matters: a retry is scheduled or the step failed.</summary>
    public FaultFacts? Fault { get; init; }

    /// <summary>Steps whose effect had to be proven first and is not. It opens again when they are.</summary>
    public IReadOnlyList<StepId> Unproven { get; init; } = [];

    /// <summary>All of those are still to be done, and then it goes on by itself: nobody has to do anything about it.</summary>
    public bool WaitsForSteps { get; init; }

    public IReadOnlyList<CallFacts> Calls { get; init; } = [];

    /// <summary>The values found before anything was changed.</summary>
    public JsonObject? Before { get; init; }

    /// <summary>The values read back afterwards: the proof.</summary>
    public JsonObject? After { get; init; }

    /// <summary>Who skipped it, did it by hand or asked for another try.</summary>
    public Actor? By { get; init; }

    public string? Note { get; init; }

    /// <summary>The reinstatement that called it off, if one did.</summary>
    public RequestId? CalledOffBy { get; init; }

    /// <summary>What held it last; it may have gone on since.</summary>
    public StepHold? Hold { get; init; }

    /// <summary>The effect was read back and is there.</summary>
    public bool IsProven => Status is StepStatus.Changed or StepStatus.AlreadyInPlace;

    /// <summary>It reached an outcome; a person may still have to act on it.</summary>
    public bool HasOutcome => Status >= StepStatus.AlreadyInPlace;

    /// <summary>Nothing more will happen to it.</summary>
    public bool IsSettled => HasOutcome && !WaitsForPerson && !WaitsForSteps && !IsToBeLookedAt;

    public bool WaitsForPerson => Status == StepStatus.Failed || (Status == StepStatus.NeedsPerson && !WaitsForSteps);

    /// <summary>It acts on a date that people chose, which has not come.</summary>
    public bool WaitsForDate => Status == StepStatus.Waiting && DatedSteps.Kinds.ContainsKey(Id);

    /// <summary>The reinstatement for whose end it waits; null when it waits for none.</summary>
    public RequestId? HeldBy => Status == StepStatus.Waiting ? Hold?.By : null;

    /// <summary>Nothing of it is under way, and something is still to come of it.</summary>
    public bool IsStillToCome => WaitsForPerson || WaitsForSteps || WaitsForDate || HeldBy is not null;

    /// <summary>It asks people once more before it acts.</summary>
    public bool Asks => Status == StepStatus.NeedsPerson && Reason?.Key == DatedSteps.Question;

    /// <summary>A person says that it is done, or left it out when it may have been: the executor looks whether the tenant shows it.</summary>
    public bool IsToBeLookedAt => Status is StepStatus.DoneByHand or StepStatus.Skipped && SettledAt is null;

    /// <summary>Whether it has its effect is not known and is to be known, also after the end of its request.</summary>
    public bool HasToBeSeen => Status == StepStatus.Started || IsToBeLookedAt;

    /// <summary>What was there is noted before the first write, so a try before may have had its effect.</summary>
    public bool MayHaveWritten => Before is not null;
}

/// <param name="By">The reinstatement for whose end it waits.</param>
public sealed record StepHold(RequestId By, DateTimeOffset Since);

/// <summary>A fault of a service as the journal keeps it.</summary>
/// <param name="Operation">A template without ids.</param>
/// <param name="Status">The HTTP status; 0 when no answer came.</param>
public sealed record FaultFacts(string Service, string Operation, int Status, string? Code, string? RequestId)
{
    /// <summary>The permissions or roles that would have allowed it; for a refusal.</summary>
    public IReadOnlyList<string> NeededPermissions { get; init; } = [];

    /// <summary>The service's own words. They may name people, so journals keep them in the event's private part.</summary>
    [JsonIgnore]
    public string? Message { get; init; }
}

/// <summary>A person who acted, by id, with the name they had then.</summary>
public sealed record Actor(UserId Id, string Name);
