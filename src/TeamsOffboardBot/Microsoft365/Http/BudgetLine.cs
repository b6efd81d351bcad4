using System.Threading.RateLimiting;

namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>A bucket that fills by time, and who waits for it. Only the first of the line waits at the bucket itself, so whoever comes in more haste has at most that one before them.</summary>
internal sealed class BudgetLine(TokenBucketRateLimiterOptions options) : IDisposable
{
    private readonly TokenBucketRateLimiter _bucket = new(options);
    private readonly Lock _lock = new();
    private readonly PriorityQueue<Turn, (Haste Haste, long Number)> _line = new();
    private long _number;
    private bool _isServing;

    public Task SpendAsync(int units, CancellationToken cancellationToken)
    {
        var turn = new Turn(units, cancellationToken);
        lock (_lock)
        {
            if (!_isServing && IsThere(units))
            {
                return Task.CompletedTask;
            }

            _line.Enqueue(turn, (CallHaste.Current, _number++));
            if (!_isServing)
            {
                _isServing = true;
                _ = ServeAsync();
            }
        }

        return turn.Spent.Task.WaitAsync(cancellationToken);
    }

    public void Dispose() => _bucket.Dispose();

    /// <summary>Rented for good: nothing is given back.</summary>
    private bool IsThere(int units)
    {
        using var spent = _bucket.AttemptAcquire(units);
        return spent.IsAcquired;
    }

    private async Task ServeAsync()
    {
        while (Next() is { } turn)
        {
            var spending = _bucket.AcquireAsync(turn.Units, CancellationToken.None).AsTask();
            await ((Task)spending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            turn.Spent.SetFromTask(spending);
        }
    }

    private Turn? Next()
    {
        lock (_lock)
        {
            while (_line.TryDequeue(out var turn, out _))
            {
                if (!turn.GivenUp.IsCancellationRequested)
                {
                    return turn;
                }
            }

            _isServing = false;
            return null;
        }
    }

    private sealed record Turn(int Units, CancellationToken GivenUp)
    {
        public TaskCompletionSource<RateLimitLease> Spent { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
