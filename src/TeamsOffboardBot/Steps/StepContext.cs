using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps;

/// <summary>What a step knows of the run it is part of.</summary>
public sealed record StepContext
{
    public required Person Leaver { get; init; }

    public required PlannedStep Step { get; init; }

    public required RequestId Request { get; init; }

    public required Plan Plan { get; init; }

    /// <summary>Steps whose effect was read back by the time this one began.</summary>
    public IReadOnlySet<StepId> Proven { get; init; } = new HashSet<StepId>();

    /// <summary>The facts as they were before the run; a step reads the present itself.</summary>
    public required Snapshot Snapshot { get; init; }

    /// <summary>
    /// When this step was first started, in the tenant's time; null before its first start. A password change or a
    /// sign-out later than this is the step's own effect.
    /// </summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>What the facts check has just read, as far as it serves the first look of this step.</summary>
    public JustRead? JustRead { get; init; }

    /// <summary>The step looks for the first time, right after the facts of the snapshot were read again, or acts at once: where they tell all, nothing need be read once more.</summary>
    public bool FactsAreFresh { get; init; }

    /// <summary>When the step is to act, where a person named another date than the plan.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>As many approvers as the request needs have agreed once more that the step acts.</summary>
    public bool IsReleased { get; init; }

    /// <summary>The request ended while the step was under way: what came of it is read, and nothing more is done.</summary>
    public bool OnlyLooks { get; init; }
}
