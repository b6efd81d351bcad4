namespace TeamsOffboardBot.Runs;

/// <summary>Where wake-ups are kept.</summary>
public interface IScheduleStore
{
    /// <summary>Works while no other process does the same.</summary>
    Task AloneAsync(Func<Task> work, CancellationToken cancellationToken);
}
