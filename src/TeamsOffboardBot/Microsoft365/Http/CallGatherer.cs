namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>
/// Calls made at the same moment travel together. The first one opens a window of a few milliseconds; at its end, or when
/// the batch is full, all that came are sent as one. A caller that gives up stops waiting; the others are not disturbed.
/// </summary>
public sealed class CallGatherer<TCall>(
    int batchSize,
    TimeSpan window,
    TimeProvider time,
    Func<IReadOnlyList<TCall>, Task<IReadOnlyList<WireAnswer>>> send)
{
    private readonly Lock _lock = new();
    private List<Waiting> _gathered = [];

    public Task<WireAnswer> SendAsync(TCall call, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(call, cancellationToken);
        List<Waiting>? full = null;
        List<Waiting>? opened = null;
        lock (_lock)
        {
            _gathered.Add(waiting);
            if (_gathered.Count == batchSize)
            {
                full = Take();
            }
            else if (_gathered.Count == 1)
            {
                opened = _gathered;
            }
        }

        if (full is not null)
        {
            _ = DeliverAsync(full);
        }
        else if (opened is not null)
        {
            _ = CloseLaterAsync(opened);
        }

        return waiting.Answer.Task.WaitAsync(cancellationToken);
    }

    private async Task CloseLaterAsync(List<Waiting> opened)
    {
        if (window > TimeSpan.Zero)
        {
            await Task.Delay(window, time, CancellationToken.None);
        }

        List<Waiting>? mine;
        lock (_lock)
        {
            mine = ReferenceEquals(_gathered, opened) ? Take() : null;
        }

        if (mine is not null)
        {
            await DeliverAsync(mine);
        }
    }

    private List<Waiting> Take()
    {
        var taken = _gathered;
        _gathered = [];
        return taken;
    }

    private async Task DeliverAsync(List<Waiting> batch)
    {
        var wanted = batch.FindAll(waiting => !waiting.GivenUp.IsCancellationRequested);
        if (wanted.Count == 0)
        {
            return;
        }

        var sending = send([.. wanted.Select(waiting => waiting.Call)]);
        await ((Task)sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (sending.IsCompletedSuccessfully)
        {
            foreach (var (waiting, answer) in wanted.Zip(await sending))
            {
                waiting.Answer.TrySetResult(answer);
            }

            return;
        }

        wanted.ForEach(waiting => waiting.Answer.TrySetException(sending.Exception?.InnerException ?? new TaskCanceledException(sending)));
    }

    private sealed record Waiting(TCall Call, CancellationToken GivenUp)
    {
        public TaskCompletionSource<WireAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
