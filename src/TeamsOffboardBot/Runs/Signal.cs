namespace TeamsOffboardBot.Runs;

/// <summary>Says that something happened, to one listener; said twice is said once.</summary>
public sealed class Signal
{
    private TaskCompletionSource _set = New();

    public Task WhenSet => Volatile.Read(ref _set).Task;

    public void Set() => Volatile.Read(ref _set).TrySetResult();

    /// <summary>Before looking at what happened, so that nothing said meanwhile is lost.</summary>
    public void Reset() => Interlocked.Exchange(ref _set, New());

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
