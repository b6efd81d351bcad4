using System.Text.Json.Nodes;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs.State;

/// <summary>One step of a run, folded from the journal.</summary>
public sealed record StepState
{
    public required StepId Id { get; init; }

    public StepStatus Status { get; init; } = StepStatus.Pending;

    /// <summary>How often it was started.</summary>
    public int Attempts { get; init; }

    /// <summary>First start, in the tenant's time.</summary>
    public DateTimeOffset? FirstStartedAt { get; init; }

    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>When a scheduled retry or wait is over.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Why it was skipped, does not apply, waits or needs a person.</summary>
    public Phrase? Reason { get; init; }

    public FaultFacts? Fault { get; init; }

    public JsonObject? Before { get; init; }

    /// <summary>The values read back afterwards: the proof.</summary>
    public JsonObject? After { get; init; }

    /// <summary>Who skipped it, did it by hand or asked for another try.</summary>
    public Actor? By { get; init; }

    public string? Note { get; init; }

    /// <summary>The effect was read back and is there.</summary>
    public bool IsProven => Status is StepStatus.Changed or StepStatus.AlreadyInPlace;

    /// <summary>It reached an outcome; a person may still have to act on it.</summary>
    public bool HasOutcome => Status >= StepStatus.AlreadyInPlace;

    /// <summary>Nothing more will happen without a new order from a person.</summary>
    public bool IsSettled => HasOutcome && !WaitsForPerson;

    public bool WaitsForPerson => Status is StepStatus.NeedsPerson or StepStatus.Failed;
}

/// <summary>A fault of a service as the journal keeps it: no body, no personal data.</summary>
public sealed record FaultFacts(string Service, string Operation, int Status, string? Code, string? Message, string? RequestId);

/// <summary>A person who acted, by id, with the name they had then.</summary>
public sealed record Actor(UserId Id, string Name);
