namespace TeamsOffboardBot.Storage;

/// <summary>One writer at a time, each after those who came before it; those for whom a person waits go before the others.</summary>
internal sealed class WritersTurns
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _forPeople = new();
    private readonly Queue<TaskCompletionSource> _others = new();
    private bool _isTaken;

    /// <summary>Dispose what it returns to let the next one in.</summary>
    public async Task<IDisposable> TakeAsync(bool personWaits, CancellationToken cancellationToken)
    {
        if (Queue(personWaits) is { } turn)
        {
            await using var givenUp = cancellationToken.Register(() => turn.TrySetCanceled(cancellationToken));
            await turn.Task;
        }

        return new Turn(this);
    }

    /// <summary>Null when it is their turn already.</summary>
    private TaskCompletionSource? Queue(bool personWaits)
    {
        lock (_lock)
        {
            if (!_isTaken)
            {
                _isTaken = true;
                return null;
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            (personWaits ? _forPeople : _others).Enqueue(turn);
            return turn;
        }
    }

    private void End()
    {
        lock (_lock)
        {
            while (_forPeople.TryDequeue(out var next) || _others.TryDequeue(out next))
            {
                // Whoever gave up is passed over.
                if (next.TrySetResult())
                {
                    return;
                }
            }

            _isTaken = false;
        }
    }

    private sealed class Turn(WritersTurns turns) : IDisposable
    {
        public void Dispose() => turns.End();
    }
}
