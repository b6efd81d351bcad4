using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Runs;

/// <summary>
/// The one writer of a run in this process: appends queue here and always build on the state that the one before left.
/// Whoever else writes (a person's order, another process) shows as a conflict, and the decision is made again on what is
/// true then.
/// </summary>
internal sealed class RunWriter : IDisposable
{
    private readonly IJournal _journal;
    private readonly IConversation _conversation;
    private readonly RunOwner _owner;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private int? _epoch;

    public RunWriter(IJournal journal, IConversation conversation, RunOwner owner, RequestState state)
    {
        (_journal, _conversation, _owner, State) = (journal, conversation, owner, state);
        _epoch = state.Owner == owner.Name ? state.Epoch : null;
    }

    public RequestState State { get; private set; }

    /// <summary>Makes the run this process's own, if it is not yet.</summary>
    public async Task ClaimAsync(CancellationToken cancellationToken)
    {
        if (_epoch is null)
        {
            await WriteAsync(s => [new RunEvent.RunClaimed(_owner.Name, s.Epoch + 1)], cancellationToken);
            _epoch = State.Epoch;
        }
    }

    /// <param name="decide">What to append to the state given; nothing, when that state leaves nothing to say.</param>
    public Task AppendAsync(Func<RequestState, IReadOnlyList<RunEvent>> decide, CancellationToken cancellationToken) =>
        _epoch is null ? throw new InvalidOperationException("A run is claimed before it is written.") : WriteAsync(decide, cancellationToken);

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
        await _turn.WaitAsync(cancellationToken);
        try
        {
            while (decide(State) is { Count: > 0 } events)
            {
                if (await _journal.AppendAsync(State.Id, State.Seq, events, cancellationToken) is AppendResult.Appended appended)
                {
                    State = appended.State;
                    _conversation.Refresh(State.Id);
                    return;
                }

                await ReloadAsync(cancellationToken);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task ReloadAsync(CancellationToken cancellationToken)
    {
        State = await _journal.ReadAsync(State.Id, cancellationToken) ?? throw new RunLostException($"Request {State.Id} is no longer readable.");
        if (_epoch is not null && (State.Owner != _owner.Name || State.Epoch != _epoch))
        {
            throw new RunLostException($"Request {State.Id} was claimed by {State.Owner} (epoch {State.Epoch}).");
        }
    }
}
