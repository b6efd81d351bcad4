using System.Collections.Concurrent;
using TeamsOffboardBot.Planning.Lists;

namespace TeamsOffboardBot.Chat.Lists;

/// <summary>
/// Works on lists, apart from the turns of people: reads them, carries out what was ordered, draws their cards. All it has to do is written
/// in the list, so whoever comes after it goes on where it ended: at the next start, or at the next sweep of another process.
/// </summary>
public sealed class ListWorker(ILeaverLists lists, ListWork work, ListCards cards, ListBell bell, WorkTimes times, ILogger<ListWorker> logger)
    : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>Longer than one step takes, also while the tenant is slow.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<ListId, Turn> _turns = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Something may be to do for this list. Returns at once.</summary>
    public void Wake(ListId list)
    {
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        var turn = _turns.GetOrAdd(list, _ => new Turn());
        turn.Ask(() => Apart(() => WorkAsync(list, turn)));
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        if (!_stopping.IsCancellationRequested)
        {
            await _stopping.CancelAsync();
        }

        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_turns.Values.Select(t => t.Work));
    }

    public override void Dispose()
    {
        _stopping.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        bell.AnsweredBy(Wake);
        using var timer = new PeriodicTimer(times.SweepEvery, times.Time);
        do
        {
            await SweepAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>A database that does not answer is asked again at the next one.</summary>
    private async Task SweepAsync(CancellationToken stopping)
    {
        try
        {
            foreach (var list in await lists.OpenAsync(stopping))
            {
                Wake(list);
            }
        }
        catch (System.Data.Common.DbException outage) when (outage.IsTransient)
        {
            logger.CardsNotListed(outage, times.SweepEvery);
        }
    }

    /// <summary>Not in the scope of who asks: a turn ends, a run loses its permit, and the list goes on.</summary>
    private static Task Apart(Func<Task> begin)
    {
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(begin);
        }
    }

    private async Task WorkAsync(ListId list, Turn turn)
    {
        var pause = FirstPause;
        while (turn.Take())
        {
            try
            {
                if (await lists.TakeAsync(list, Lease, _stopping.Token))
                {
                    await GoOnAsync(list, _stopping.Token);
                    await lists.GiveBackAsync(list, _stopping.Token);
                    pause = FirstPause;
                }
                else
                {
                    turn.Repeat();
                    await Task.Delay(FirstPause, times.Time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                logger.ListNotWorkedOn(error, list.Value, pause);
                turn.Repeat();
                await Task.Delay(pause, times.Time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    /// <summary>Cards show how far it has come without holding it up: a card may be drawn once a second, and steps are faster.</summary>
    private async Task GoOnAsync(ListId list, CancellationToken cancellationToken)
    {
        var drawing = Task.CompletedTask;
        try
        {
            while (await work.StepAsync(list, cancellationToken))
            {
                await lists.TakeAsync(list, Lease, cancellationToken);
                drawing = drawing.IsCompletedSuccessfully ? cards.DrawAsync(list, cancellationToken) : drawing;
                if (drawing.IsFaulted)
                {
                    break;
                }
            }
        }
        finally
        {
            await drawing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await cards.DrawAsync(list, cancellationToken);
        await work.CloseAsync(list, cancellationToken);
    }

    private sealed class Turn
    {
        private readonly Lock _lock = new();
        private bool _isAsked;
        private bool _isWorking;

        public Task Work { get; private set; } = Task.CompletedTask;

        public void Ask(Func<Task> begin)
        {
            lock (_lock)
            {
                _isAsked = true;
                if (!_isWorking)
                {
                    _isWorking = true;
                    Work = begin();
                }
            }
        }

        /// <summary>False when there is nothing left to do; the worker then rests.</summary>
        public bool Take()
        {
            lock (_lock)
            {
                _isWorking = _isAsked;
                _isAsked = false;
                return _isWorking;
            }
        }

        public void Repeat()
        {
            lock (_lock)
            {
                _isAsked = true;
            }
        }
    }
}
