namespace TeamsOffboardBot.Runs;

/// <summary>The alarm clock of several processes on one database. Section <c>Schedule</c>.</summary>
public sealed class ScheduleOptions
{
    public const string Section = "Schedule";

    /// <summary>How often each process tells the others that it is there; wake-ups of one that fell silent are the others' after twice that.</summary>
    public TimeSpan CheckInInterval { get; init; } = TimeSpan.FromSeconds(2);
}
