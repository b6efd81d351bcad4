using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Runs;

/// <summary>
/// Keeps runs going: those it is woken for, those whose moment has come, and, by sweeping the list of open requests,
/// those that an ended process left behind. Each run is driven by one task at a time.
/// </summary>
public sealed class RunWorker(Executor executor, IJournal journal, TimeProvider time, IOptions<RunsOptions> options, ILogger<RunWorker> logger)
    : BackgroundService
{
    private static readonly TimeSpan AfterBreak = TimeSpan.FromMinutes(1);
    private readonly Lock _lock = new();
    private readonly Channel<RequestId> _queue = Channel.CreateUnbounded<RequestId>();
    private readonly Dictionary<RequestId, Signal> _taken = [];
    private readonly Dictionary<RequestId, ITimer> _alarms = [];
    private readonly SemaphoreSlim _slots = new(options.Value.ParallelRuns);
    private readonly CancellationTokenSource _abort = new();

    /// <summary>Something about the request changed: look what can be done. Returns at once.</summary>
    public void Wake(RequestId request)
    {
        lock (_lock)
        {
            if (_taken.TryGetValue(request, out var signal))
            {
                signal.Set();
                return;
            }

            if (_alarms.Remove(request, out var alarm))
            {
                alarm.Dispose();
            }

            _taken.Add(request, new Signal());
        }

        _queue.Writer.TryWrite(request);
    }

    /// <summary>Ends when the calls under way have ended and are journaled, or when the host has no more time.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await using var hurry = cancellationToken.Register(_abort.Cancel);
        await base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        lock (_lock)
        {
            foreach (var alarm in _alarms.Values)
            {
                alarm.Dispose();
            }

            _alarms.Clear();
        }

        _abort.Dispose();
        _slots.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var sweeping = SweepAsync(stoppingToken);
        List<Task> driven = [];
        try
        {
            await foreach (var request in _queue.Reader.ReadAllAsync(stoppingToken))
            {
                await _slots.WaitAsync(stoppingToken);
                driven.RemoveAll(run => run.IsCompleted);
                driven.Add(DriveAsync(request, stoppingToken));
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(driven);
            await sweeping;
        }
    }

    private async Task SweepAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(options.Value.SweepEvery, time);
        try
        {
            do
            {
                await SweepOnceAsync(stopping);
            }
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException)
        {
            logger.SweepEnded();
        }
    }

    private async Task SweepOnceAsync(CancellationToken stopping)
    {
        try
        {
            foreach (var row in await journal.OpenAsync(stopping))
            {
                if (row.Stage == RequestStage.Running && !IsLookedAfter(row.Id))
                {
                    Wake(row.Id);
                }
            }
        }
        catch (DbException fault)
        {
            logger.SweepFailed(fault.ErrorCode);
        }
    }

    private bool IsLookedAfter(RequestId request)
    {
        lock (_lock)
        {
            return _taken.ContainsKey(request) || _alarms.ContainsKey(request);
        }
    }

    private async Task DriveAsync(RequestId request, CancellationToken stopping)
    {
        Signal signal;
        lock (_lock)
        {
            signal = _taken[request];
        }

        var run = executor.RunAsync(request, signal, stopping, _abort.Token);
        await ((Task)run).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var due = run.IsCompletedSuccessfully ? await run : AfterTrouble(request, run);
        _slots.Release();
        lock (_lock)
        {
            _taken.Remove(request);
            if (due is { } at && !stopping.IsCancellationRequested)
            {
                _alarms[request] = time.CreateTimer(_ => Wake(request), state: null, Until(at), Timeout.InfiniteTimeSpan);
            }
        }

        // Said while the run was ending: it may not have been seen.
        if (signal.WhenSet.IsCompleted && !stopping.IsCancellationRequested)
        {
            Wake(request);
        }
    }

    private TimeSpan Until(DateTimeOffset at)
    {
        // Timers reach 49 days; an alarm that comes early only looks and goes to sleep again.
        var wait = at - time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > TimeSpan.FromDays(1) ? TimeSpan.FromDays(1) : wait;
    }

    private DateTimeOffset? AfterTrouble(RequestId request, Task run)
    {
        var cause = run.Exception?.InnerException;
        switch (cause)
        {
            case null:
                return null;
            case RunLostException:
                logger.RunLost(request);
                return null;
            case JournalUnreadableException unreadable:
                logger.RunUnreadable(request, unreadable.Message);
                break;
            default:
                logger.RunBroke(request, cause.GetType().FullName, cause.StackTrace);
                break;
        }

        return time.GetUtcNow() + AfterBreak;
    }
}
