using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps;

/// <summary>What a step knows of the run it is part of.</summary>
public sealed record StepContext
{
    public required Person Leaver { get; init; }

    public required PlannedStep Step { get; init; }

    /// <summary>The facts as they were before the run; a step reads the present itself.</summary>
    public required Snapshot Snapshot { get; init; }

    /// <summary>
    /// When this step was first started, in the tenant's time; null before its first start. A password change or a
    /// sign-out later than this is the step's own effect.
    /// </summary>
    public DateTimeOffset? StartedAt { get; init; }
}
