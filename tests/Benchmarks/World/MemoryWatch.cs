namespace Benchmarks.World;

/// <summary>The most memory that a process uses, looked at several times a second for as long as somebody watches.</summary>
public sealed class MemoryWatch : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _end = new();
    private readonly Task _watching;

    public MemoryWatch(Child process) => _watching = WatchAsync(process);

    public double MostMegabytes { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching;
        _end.Dispose();
    }

    private async Task WatchAsync(Child process)
    {
        while (!_end.IsCancellationRequested)
        {
            MostMegabytes = Math.Max(MostMegabytes, process.MegabytesInUse);
            await Task.Delay(Every, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
