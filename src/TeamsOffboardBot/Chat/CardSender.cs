using System.Collections.Concurrent;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat;

/// <summary>
/// The one that brings cards of requests up to date. Each request has at most one updater at work; whatever changes while
/// it works is picked up in its next round, so the last state always wins. What fails is tried again, also after a restart.
/// </summary>
public sealed class CardSender(IJournal journal, ICardCopies copies, Deliveries deliveries, Audience audience, TimeProvider time, ILogger<CardSender> logger)
    : BackgroundService, IConversation
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<RequestId, Updater> _updaters = new();
    private readonly CancellationTokenSource _stopping = new();

    public void Refresh(RequestId request) => Start(request, null);

    /// <summary>A turn has just drawn this person's card: one update follows it, in case both crossed on the way.</summary>
    public void Follow(RequestId request, UserId person) => Start(request, person);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        if (!_stopping.IsCancellationRequested)
        {
            await _stopping.CancelAsync();
        }

        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_updaters.Values.Select(u => u.Work));
    }

    public override void Dispose()
    {
        _stopping.Dispose();
        base.Dispose();
    }

    /// <summary>What a process before this one left undone.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var open = (await journal.OpenAsync(stoppingToken)).Select(r => r.Id);
        foreach (var request in open.Concat(await copies.UnfinishedAsync(stoppingToken)).Distinct())
        {
            Refresh(request);
        }
    }

    private void Start(RequestId request, UserId? follow)
    {
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        var updater = _updaters.GetOrAdd(request, _ => new Updater());
        updater.Ask(follow, () => Task.Run(() => WorkAsync(request, updater)));
    }

    private async Task WorkAsync(RequestId request, Updater updater)
    {
        var pause = FirstPause;
        while (updater.TakeOrder() is { } followed)
        {
            try
            {
                await UpdateAsync(request, followed, _stopping.Token);
                pause = FirstPause;
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                logger.CardNotUpdated(error, request.Value, pause);
                updater.Repeat(followed);
                await Task.Delay(pause, time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    private async Task UpdateAsync(RequestId request, HashSet<UserId> followed, CancellationToken cancellationToken)
    {
        if (await journal.ReadAsync(request, cancellationToken) is not { } state)
        {
            return;
        }

        var known = await copies.OfAsync(request, cancellationToken);
        if (state.Stage == RequestStage.AwaitingApproval)
        {
            foreach (var approver in await audience.ApproversAsync(state, cancellationToken))
            {
                if (known.All(c => c.Person != approver.Id))
                {
                    await deliveries.SendAsync(state, approver, CardAudience.Approver, cancellationToken);
                }
            }
        }

        var due = known.Where(c => !c.IsFinalAcknowledged && (c.SeqShown < state.Seq || !state.IsOpen || followed.Contains(c.Person)));
        await Task.WhenAll(due.Select(c => UpdateAsync(state, c, cancellationToken)));
    }

    private async Task UpdateAsync(RequestState state, CardCopy copy, CancellationToken cancellationToken)
    {
        try
        {
            await deliveries.UpdateAsync(state, copy, cancellationToken);
        }
        catch (Exception error) when (ConnectorFault.IsGone(error))
        {
            logger.CardGone(state.Id.Value, ConnectorFault.Cause(error));
            await deliveries.GiveUpAsync(state, copy, cancellationToken);
        }
    }

    private sealed class Updater
    {
        private readonly Lock _lock = new();
        private HashSet<UserId> _followed = [];
        private bool _isAsked;
        private bool _isWorking;

        public Task Work { get; private set; } = Task.CompletedTask;

        public void Ask(UserId? follow, Func<Task> begin)
        {
            lock (_lock)
            {
                _isAsked = true;
                if (follow is { } person)
                {
                    _followed.Add(person);
                }

                if (!_isWorking)
                {
                    _isWorking = true;
                    Work = begin();
                }
            }
        }

        /// <summary>Null when there is nothing left to do; the updater then rests.</summary>
        public HashSet<UserId>? TakeOrder()
        {
            lock (_lock)
            {
                if (!_isAsked)
                {
                    _isWorking = false;
                    return null;
                }

                _isAsked = false;
                var followed = _followed;
                _followed = [];
                return followed;
            }
        }

        public void Repeat(HashSet<UserId> followed)
        {
            lock (_lock)
            {
                _isAsked = true;
                _followed.UnionWith(followed);
            }
        }
    }
}
