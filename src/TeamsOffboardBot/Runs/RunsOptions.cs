namespace TeamsOffboardBot.Runs;

/// <summary>How runs go about their work. Section <c>Runs</c>.</summary>
public sealed class RunsOptions
{
    public const string Section = "Runs";

    /// <summary>
    /// Steps at work at the same time in this process; those that lock the leaver out never queue for it. A step mostly waits for the tenant, and what the tenant
    /// takes at a time is limited elsewhere: this only bounds what a process holds in memory.
    /// </summary>
    public int ParallelSteps { get; init; } = 256;

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

    public TimeSpan SweepEvery { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a process that is not heard of keeps its runs; renewed every third of it. Longer than a call to the tenant may
    /// take, so that the calls of a process that lost its runs have ended before another goes on.
    /// </summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>How long calls under way may take to end when the process is told to stop.</summary>
    public TimeSpan StopWithin { get; init; } = TimeSpan.FromSeconds(7);
}
