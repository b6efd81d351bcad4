using System.Data.Common;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Chat.Lists;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat;

/// <summary>
/// The one that brings cards of requests up to date. Each request has at most one updater at work; whatever changes while
/// it works is picked up in its next round, so the last state always wins. What fails is tried again, also after a restart.
/// </summary>
public sealed class CardSender(IJournal journal, ICardCopies copies, CardDelivery delivery, ListKeeper lists, TimeProvider time, ILogger<CardSender> logger)
    : BackgroundService, IConversation
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>Longer than one round of updates takes when Teams answers.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>Of requests whose cards are being drawn: one that rests is forgotten.</summary>
    private readonly Dictionary<RequestId, Updater> _updaters = [];
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stopping = new();

    public void Refresh(RequestId request) => Start(request, null);

    /// <summary>A turn has just drawn this person's card: one update follows it, in case both crossed on the way. Final or not.</summary>
    public void Follow(RequestId request, UserId person) => Start(request, person);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        if (!_stopping.IsCancellationRequested)
        {
            await _stopping.CancelAsync();
        }

        await base.StopAsync(cancellationToken);
        await Task.WhenAll(AtWork()).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public override void Dispose()
    {
        _stopping.Dispose();
        base.Dispose();
    }

    /// <summary>One a request whose cards are being drawn.</summary>
    internal IReadOnlyList<Task> AtWork()
    {
        lock (_lock)
        {
            return [.. _updaters.Values.Select(u => u.Work)];
        }
    }

    /// <summary>What a process before this one left undone.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var request in await UnfinishedAsync(stoppingToken))
        {
            Refresh(request);
        }
    }

    private async Task<IEnumerable<RequestId>> UnfinishedAsync(CancellationToken stopping)
    {
        for (var pause = FirstPause; ; pause = Longer(pause))
        {
            try
            {
                var open = (await journal.OpenAsync(stopping)).Select(r => r.Id);
                return open.Concat(await copies.UnfinishedAsync(stopping)).Distinct();
            }
            catch (DbException outage) when (outage.IsTransient)
            {
                logger.CardsNotListed(outage, pause);
                await Task.Delay(pause, time, stopping);
            }
        }
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;

    private void Start(RequestId request, UserId? follow)
    {
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        lock (_lock)
        {
            if (!_updaters.TryGetValue(request, out var updater))
            {
                _updaters.Add(request, updater = new Updater());
            }

            updater.Ask(follow, () => Apart(() => WorkAsync(request, updater)));
        }
    }

    /// <summary>Null when there is nothing left to do.</summary>
    private HashSet<UserId>? NextOrder(RequestId request, Updater updater)
    {
        lock (_lock)
        {
            var order = updater.TakeOrder();
            if (order is null)
            {
                _updaters.Remove(request);
            }

            return order;
        }
    }

    /// <summary>Not in the scope of who asks: a run loses its permit to call the tenant, a turn ends, and cards are still drawn.</summary>
    private static Task Apart(Func<Task> work)
    {
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(work);
        }
    }

    private async Task WorkAsync(RequestId request, Updater updater)
    {
        var pause = FirstPause;
        while (NextOrder(request, updater) is { } followed)
        {
            try
            {
                if (await copies.TakeAsync(request, Lease, _stopping.Token))
                {
                    await UpdateAsync(request, followed, _stopping.Token);
                    await copies.GiveBackAsync(request, _stopping.Token);
                    pause = FirstPause;
                }
                else
                {
                    updater.Repeat(followed);
                    await Task.Delay(CardPace.Pause, time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                var wait = ConnectorFault.AskedToWait(error, time.GetUtcNow()) is { } asked && asked > pause ? asked : pause;
                logger.CardNotUpdated(error, request.Value, wait);
                updater.Repeat(followed);
                await Task.Delay(wait, time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = Longer(pause);
            }
        }
    }

    private async Task UpdateAsync(RequestId request, HashSet<UserId> followed, CancellationToken cancellationToken)
    {
        if (await journal.ReadAsync(request, cancellationToken) is not { } state)
        {
            return;
        }

        if (state.List is not null)
        {
            await lists.NoteAsync(state, cancellationToken);
        }

        if (state.Choices.GoesBackTo is { } earlier)
        {
            Refresh(earlier);
        }

        var known = await copies.OfAsync(request, cancellationToken);
        var hearers = await HearersAsync(state, known, cancellationToken);
        foreach (var approver in await ForApproversAsync(state, hearers, cancellationToken))
        {
            if (known.All(c => c.Person != approver.Id))
            {
                await SendAsync(state, approver, hearers, cancellationToken);
            }
        }

        var inChannels = known.ToLookup(c => c.Audience == CardAudience.Channel);
        var due = inChannels[false].Where(c => followed.Contains(c.Person) || c.MissesFollowUp(state) || (!c.IsFinalAcknowledged && IsBehind(state, c, hearers)));
        await Task.WhenAll([.. due.Select(c => UpdateAsync(state, c, hearers, cancellationToken)), delivery.Channel.ShowAsync(state, [.. inChannels[true]], hearers, cancellationToken)]);
    }

    private async Task<Hearers> HearersAsync(RequestState state, IReadOnlyList<CardCopy> known, CancellationToken cancellationToken)
    {
        if (DateNotices.AreForApprovers(state))
        {
            return await delivery.Audience.HearersAsync(state, known, cancellationToken);
        }

        try
        {
            return Notices.BeginsToWait(state, known) ? await delivery.Audience.HearersAsync(state, known, cancellationToken) : Hearers.Nobody;
        }
        catch (Microsoft365Fault)
        {
            // What waits may wait because of that outage: the card shows it all the same, and who decided is told.
            return Hearers.Nobody;
        }
    }

    /// <summary>Who is to have a card. Of many that are decided on together, the approvers have one.</summary>
    private async Task<IReadOnlyList<KnownPerson>> ForApproversAsync(RequestState state, Hearers hearers, CancellationToken cancellationToken) => state switch
    {
        { AwaitsApproval: true, IsDecidedWithList: false } => await delivery.Audience.ApproversAsync(state, cancellationToken),
        _ when DateNotices.AreForEveryApprover(state) => hearers.Able,
        _ => hearers.Concerned,
    };

    private static bool IsBehind(RequestState state, CardCopy copy, Hearers hearers) =>
        copy.SeqShown < state.Seq || state.IsClosed || Notices.New(state, copy, hearers).Any();

    private async Task SendAsync(RequestState state, KnownPerson approver, Hearers hearers, CancellationToken cancellationToken)
    {
        try
        {
            await delivery.Deliveries.SendAsync(state, approver, CardAudience.Approver, hearers, cancellationToken);
        }
        catch (Exception error) when (ConnectorFault.IsGone(error))
        {
            logger.CardGone(state.Id.Value, ConnectorFault.Cause(error));
            await delivery.Audience.LoseAsync(approver, cancellationToken);
            Refresh(state.Id);
        }
    }

    private async Task UpdateAsync(RequestState state, CardCopy copy, Hearers hearers, CancellationToken cancellationToken)
    {
        try
        {
            await delivery.Deliveries.UpdateAsync(state, copy, hearers, cancellationToken);
        }
        catch (Exception error) when (ConnectorFault.IsGone(error))
        {
            logger.CardGone(state.Id.Value, ConnectorFault.Cause(error));
            await delivery.Deliveries.GiveUpAsync(state, copy, cancellationToken);

            // Others may have to hear now what this person cannot hear.
            Refresh(state.Id);
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
