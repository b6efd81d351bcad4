namespace TeamsOffboardBot.Runs.State;

/// <summary>A moment at which something ends or is lost, computed from what was done.</summary>
/// <param name="KnownAt">Since when it is certain to come.</param>
public sealed record Deadline(DeadlineKind Kind, DateTimeOffset At, DateTimeOffset KnownAt)
{
    /// <summary>The tenant did not say how long it waits: the shortest time it can is assumed.</summary>
    public bool IsAssumed { get; init; }

    public DeadlineEnd? End { get; init; }

    public bool IsOpen => End is null;

    /// <summary>A step of the plan acts then: it can be given another date, or stopped. All others are Microsoft's, and nobody moves them.</summary>
    public bool IsOurs { get; init; }

    public NextMoment Next => NextMoment.Of(Kind, At);
}

/// <param name="By">Null when it passed.</param>
public sealed record DeadlineEnd(DeadlineEndKind How, DateTimeOffset At, Actor? By, string? Note);

/// <summary>Journals keep these names: one is never changed.</summary>
public enum DeadlineEndKind
{
    Passed,

    /// <summary>A person did what was to be done before it.</summary>
    Done,

    /// <summary>A person says that nothing has to be done.</summary>
    NotNeeded,

    /// <summary>It comes no more, because of what a later request has done; the note names that.</summary>
    Overtaken,
}

public sealed record DeadlineReminder(DeadlineKind Kind, DateTimeOffset DeadlineAt, DateTimeOffset At);

public sealed record EndedDeadline(DeadlineKind Kind, DateTimeOffset DeadlineAt, DeadlineEnd End);

/// <param name="IsEscalated">Every approver was reminded.</param>
public sealed record TaskReminder(IReadOnlyList<Planning.StepId> Steps, bool IsEscalated, DateTimeOffset At);
