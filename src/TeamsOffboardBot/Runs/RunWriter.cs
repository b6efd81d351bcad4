using System.Collections.Concurrent;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Runs;

/// <summary>
/// The one writer of a run in this process. What is to be appended queues here; all that queued while the disk was busy goes
/// into the next append together, because every append waits for the disk. Whoever else writes (a person's order, another process) shows as a conflict, and the decision is made again on what is
/// true then.
/// </summary>
internal sealed class RunWriter : IDisposable
{
    private readonly IJournal _journal;
    private readonly IConversation _conversation;
    private readonly RunOwner _owner;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConcurrentQueue<Entry> _waiting = new();
    private int? _epoch;

    public RunWriter(IJournal journal, IConversation conversation, RunOwner owner, RequestState state)
    {
        (_journal, _conversation, _owner, State) = (journal, conversation, owner, state);
        _epoch = state.Owner == owner.Name ? state.Epoch : null;
    }

    public RequestState State { get; private set; }

    /// <summary>Makes the run this process's own, if it is not yet: for what begins without anything to append.</summary>
    public Task ClaimAsync(CancellationToken cancellationToken) => _epoch is null ? WriteAsync(Claim, cancellationToken) : Task.CompletedTask;

    /// <summary>What is written first claims the run as well, in the same append: the lock-out waits for one disk less.</summary>
    /// <param name="decide">What to append to the state given; nothing, when that state leaves nothing to say.</param>
    public Task AppendAsync(Func<RequestState, IReadOnlyList<RunEvent>> decide, CancellationToken cancellationToken) => WriteAsync(decide, cancellationToken);

    /// <summary>What was to follow from an earlier request for the same person no longer follows, because of this one: nobody is reminded of it any more.</summary>
    public async Task CloseDatesAsync(Func<RequestState, RequestId, Deadline, bool> isOver, CancellationToken cancellationToken)
    {
        if (State.Choices.Kind == RequestKind.Offboarding)
        {
            return;
        }

        foreach (var earlier in (await _journal.WatchedAsync(cancellationToken)).Where(r => r.LeaverId == State.Leaver.Id && r.Id != State.Id))
        {
            await CloseDatesAsync(earlier.Id, isOver, cancellationToken);
        }
    }

    private async Task CloseDatesAsync(RequestId earlier, Func<RequestState, RequestId, Deadline, bool> isOver, CancellationToken cancellationToken)
    {
        while (await _journal.ReadAsync(earlier, cancellationToken) is { } request && request.Deadlines.Where(d => d.IsOpen && isOver(State, earlier, d)).ToList() is { Count: > 0 } open)
        {
            var by = State.Decision!.By;
            var closed = open.Select(d => new RunEvent.DeadlineClosed(d.Kind, d.At, DeadlineEndKind.Overtaken, by.Id) { ByName = by.Name, Note = State.Id.Value });
            if (await _journal.AppendAsync(earlier, request.Seq, [.. closed], cancellationToken) is AppendResult.Appended)
            {
                _conversation.Refresh(earlier);
                return;
            }
        }
    }

    public async Task ReadAgainAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await ReloadAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task WriteAsync(Func<RequestState, IReadOnlyList<RunEvent>> decide, CancellationToken cancellationToken)
    {
        var mine = new Entry(decide, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _waiting.Enqueue(mine);
        // Steps that begin together queue before one of them has the disk: SQLite keeps the thread that writes.
        await Task.Yield();
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!mine.Written.Task.IsCompleted)
            {
                await WriteWaitingAsync(cancellationToken);
            }
        }
        finally
        {
            _turn.Release();
        }

        await mine.Written.Task;
    }

    private async Task WriteWaitingAsync(CancellationToken cancellationToken)
    {
        List<Entry> together = [];
        while (_waiting.TryDequeue(out var entry))
        {
            together.Add(entry);
        }

        var writing = AppendAsync(together, cancellationToken);
        await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        together.ForEach(entry => entry.Written.SetFromTask(writing));
    }

    /// <summary>Each decides on its own step alone, so they do not stand in each other's way.</summary>
    private async Task AppendAsync(List<Entry> together, CancellationToken cancellationToken)
    {
        while (together.SelectMany(entry => entry.Decide(State)).ToList() is { Count: > 0 } events)
        {
            var isClaimed = _epoch is not null || events.Exists(e => e is RunEvent.RunClaimed);
            if (await _journal.AppendAsync(State.Id, State.Seq, isClaimed ? events : [.. Claim(State), .. events], cancellationToken) is AppendResult.Appended appended)
            {
                State = appended.State;
                _epoch ??= State.Epoch;
                _conversation.Refresh(State.Id);
                return;
            }

            await ReloadAsync(cancellationToken);
        }
    }

    private IReadOnlyList<RunEvent> Claim(RequestState state) => _epoch is null ? [new RunEvent.RunClaimed(_owner.Name, state.Epoch + 1)] : [];

    private async Task ReloadAsync(CancellationToken cancellationToken)
    {
        State = await _journal.ReadAsync(State.Id, cancellationToken) ?? throw new RunLostException($"Request {State.Id} is no longer readable.");
        if (_epoch is not null && (State.Owner != _owner.Name || State.Epoch != _epoch))
        {
            throw new RunLostException($"Request {State.Id} was claimed by {State.Owner} (epoch {State.Epoch}).");
        }
    }

    private sealed record Entry(Func<RequestState, IReadOnlyList<RunEvent>> Decide, TaskCompletionSource Written);
}
