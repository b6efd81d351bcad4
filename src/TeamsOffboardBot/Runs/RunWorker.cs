using System.Threading.Channels;
using Microsoft.Extensions.Options;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs;

/// <summary>
/// Has requests looked at for which it is woken: at most so many at once, each by one task at a time. Only what keeps a leaver out
/// waits for no other run. What queues here is forgotten when the process ends; the journal's list says that it is due.
/// </summary>
public sealed class RunWorker(RunDriver driver, TimeProvider time, IOptions<RunsOptions> options) : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Channel<RequestId> _queue = Channel.CreateUnbounded<RequestId>();
    private readonly Dictionary<RequestId, Taken> _taken = [];
    private readonly SemaphoreSlim _slots = new(options.Value.ParallelRuns);

    /// <summary>A way past long runs, for lock-outs alone.</summary>
    private readonly SemaphoreSlim _lockOuts = new(options.Value.ParallelRuns);
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _abort = new();

    /// <summary>Those that are being looked at, or are about to be.</summary>
    public IReadOnlyCollection<RequestId> InHand
    {
        get
        {
            lock (_lock)
            {
                return [.. _taken.Keys];
            }
        }
    }

    /// <summary>Something about the request changed: look what can be done. Returns at once.</summary>
    public void Wake(RequestId request)
    {
        lock (_lock)
        {
            if (_taken.TryGetValue(request, out var taken))
            {
                taken.Signal.Set();
                return;
            }

            _taken.Add(request, new Taken());
        }

        _queue.Writer.TryWrite(request);
    }

    /// <summary>Before any service is stopped: they stop one after another, and some take their time.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        // A host may stop its services twice.
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        _abort.CancelAfter(options.Value.StopWithin);
        await _stopping.CancelAsync();
    }

    /// <summary>Ends when the calls under way have ended and are journaled, or when the host has no more time.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await using var hurry = cancellationToken.Register(_abort.Cancel);
        await base.StopAsync(cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Dispose()
    {
        _stopping.Dispose();
        _abort.Dispose();
        _slots.Dispose();
        _lockOuts.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, _stopping.Token);
        var stopping = either.Token;
        List<Task> driven = [];
        try
        {
            await foreach (var request in _queue.Reader.ReadAllAsync(stopping))
            {
                driven.RemoveAll(run => run.IsCompleted);
                driven.Add(LookAsync(request, stopping));
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await Task.WhenAll(driven);
        }
    }

    private async Task LookAsync(RequestId request, CancellationToken stopping)
    {
        Taken taken;
        lock (_lock)
        {
            taken = _taken[request];
        }

        if (!await TakesSlotAsync(request, taken, stopping))
        {
            return;
        }

        TimeSpan? longestPause;
        try
        {
            longestPause = await driver.LookAsync(request, taken.Signal, stopping, _abort.Token);
        }
        finally
        {
            _slots.Release();
        }

        taken.Troubles = longestPause is null ? 0 : taken.Troubles + 1;
        if (longestPause is { } longest)
        {
            await PauseAsync(taken, longest, stopping);
        }

        if (!IsAtRest(request, taken, longestPause is null) && !stopping.IsCancellationRequested)
        {
            _queue.Writer.TryWrite(request);
        }
    }

    /// <returns>False when the process ends first.</returns>
    private async Task<bool> TakesSlotAsync(RequestId request, Taken taken, CancellationToken stopping)
    {
        try
        {
            if (await _slots.WaitAsync(TimeSpan.Zero, stopping))
            {
                return true;
            }

            await _lockOuts.WaitAsync(stopping);
            try
            {
                await driver.LockOutAsync(request, taken.Signal, stopping, _abort.Token);
            }
            finally
            {
                _lockOuts.Release();
            }

            await _slots.WaitAsync(stopping);
            return true;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>A person's order ends it.</summary>
    private async Task PauseAsync(Taken taken, TimeSpan longest, CancellationToken stopping)
    {
        var doubled = FirstPause * Math.Pow(2, Math.Min(taken.Troubles - 1, 16));
        using var heard = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny(Task.Delay(doubled < longest ? doubled : longest, time, heard.Token), taken.Signal.WhenSet);
        await heard.CancelAsync();
    }

    /// <summary>Unless something was said while the look was ending: it may not have been seen.</summary>
    private bool IsAtRest(RequestId request, Taken taken, bool hasLooked)
    {
        lock (_lock)
        {
            return hasLooked && !taken.Signal.WhenSet.IsCompleted && _taken.Remove(request);
        }
    }

    private sealed class Taken
    {
        public Signal Signal { get; } = new();

        /// <summary>Looks in a row that came to nothing.</summary>
        public int Troubles { get; set; }
    }
}
