using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs.State;

/// <summary>A request as it stands after its last journal event: what lists, cards and the executor look at.</summary>
public sealed record RequestState
{
    public required RequestId Id { get; init; }

    /// <summary>Sequence number of the last event folded in; the next append expects it.</summary>
    public required long Seq { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public required Actor Requester { get; init; }

    public required Person Leaver { get; init; }

    public required Snapshot Snapshot { get; init; }

    public required Choices Choices { get; init; }

    public required Plan Plan { get; init; }

    public required RequestStage Stage { get; init; }

    /// <summary>Who approved, rejected or withdrew.</summary>
    public Decision? Decision { get; init; }

    /// <summary>Who changed the choices last, if anybody did.</summary>
    public Actor? ChangedBy { get; init; }

    /// <summary>In the plan's order. Empty before approval.</summary>
    public IReadOnlyList<StepState> Steps { get; init; } = [];

    /// <summary>The process that writes this run, and how often the run changed hands.</summary>
    public string? Owner { get; init; }

    public int Epoch { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Chain head after the last event.</summary>
    public required string Head { get; init; }

    public bool IsOpen => Stage is not (RequestStage.Rejected or RequestStage.Withdrawn or RequestStage.Finished);

    /// <summary>The worst status among the steps: a run is never better than that.</summary>
    public StepStatus Result => Steps.Count == 0 ? StepStatus.Pending : Steps.Max(s => s.Status);

    public StepState? Step(StepId id) => Steps.FirstOrDefault(s => s.Id == id);
}

/// <param name="Reason">Only for a rejection.</param>
public sealed record Decision(Actor By, DateTimeOffset At, PlanHash PlanHash, string? Reason);
