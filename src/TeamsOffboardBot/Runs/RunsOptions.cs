namespace TeamsOffboardBot.Runs;

/// <summary>How runs go about their work. Section <c>Runs</c>.</summary>
public sealed class RunsOptions
{
    public const string Section = "Runs";

    /// <summary>Steps at work at the same time in this process; those that lock the leaver out never queue for it.</summary>
    public int ParallelSteps { get; init; } = 32;

    public int ParallelRuns { get; init; } = 8;

    /// <summary>Starts of a step, over passing faults, before a person decides.</summary>
    public int MaxTries { get; init; } = 5;

    /// <summary>Before the second try, when the service names no time; doubles from try to try.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Readings after a write until its effect shows; then the step is tried again later.</summary>
    public int ProofReadings { get; init; } = 5;

    /// <summary>Before the second reading; doubles from reading to reading.</summary>
    public TimeSpan FirstProofPause { get; init; } = TimeSpan.FromMilliseconds(500);

    public TimeSpan SweepEvery { get; init; } = TimeSpan.FromSeconds(5);
}
