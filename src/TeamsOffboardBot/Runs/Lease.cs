using System.Data.Common;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs;

/// <summary>
/// This process's hold on a run, renewed in the background until it is given up. It counts from before the database was
/// asked, by two clocks of this machine: one goes on while the process is frozen, the other while the machine sleeps. So it
/// ends here no later than there, and whoever asks <see cref="IsAlive"/> after a freeze is told the truth before any timer is.
/// </summary>
internal sealed class Lease : IAsyncDisposable
{
    private readonly IRunLeases _leases;
    private readonly RequestId _request;
    private readonly TimeSpan _length;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _lost;
    private readonly CancellationTokenSource _givenUp = new();
    private readonly Task _keeping;
    private Moment _askedAt;

    private Lease(IRunLeases leases, RequestId request, TimeSpan length, TimeProvider time, Moment askedAt)
    {
        (_leases, _request, _length, _time, _askedAt) = (leases, request, length, time, askedAt);
        _lost = new CancellationTokenSource(length, time);
        _keeping = KeepAsync();
    }

    /// <summary>Never true again once it was false.</summary>
    public bool IsAlive
    {
        get
        {
            if (_lost.IsCancellationRequested || _givenUp.IsCancellationRequested)
            {
                return false;
            }

            if (Volatile.Read(ref _askedAt).IsWithin(_length, _time))
            {
                return true;
            }

            _lost.Cancel();
            return false;
        }
    }

    public CancellationToken Lost => _lost.Token;

    /// <summary>Null while another process is at the run.</summary>
    public static async Task<Lease?> TakeAsync(
        IRunLeases leases, RequestId request, TimeSpan length, TimeProvider time, CancellationToken cancellationToken)
    {
        var askedAt = Moment.Now(time);
        return await leases.TakeAsync(request, length, cancellationToken) ? new Lease(leases, request, length, time, askedAt) : null;
    }

    /// <summary>Stops renewing it. What becomes of it in the database is said by then.</summary>
    public async ValueTask DisposeAsync()
    {
        await _givenUp.CancelAsync();
        await _keeping;
        _givenUp.Dispose();
        _lost.Dispose();
    }

    private async Task KeepAsync()
    {
        using var timer = new PeriodicTimer(_length / 3, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(_givenUp.Token) && await RenewAsync())
            {
            }
        }
        catch (OperationCanceledException) when (_givenUp.IsCancellationRequested)
        {
            return;
        }

        await _lost.CancelAsync();
    }

    private async Task<bool> RenewAsync()
    {
        var askedAt = Moment.Now(_time);
        try
        {
            if (!IsAlive || !await _leases.RenewAsync(_request, _length, _givenUp.Token))
            {
                return false;
            }
        }
        catch (DbException)
        {
            // Asked again at the next turn; it runs out by itself if none comes through.
            return true;
        }

        Volatile.Write(ref _askedAt, askedAt);
        _lost.CancelAfter(_length);
        return IsAlive;
    }

    private sealed record Moment(long Mark, DateTimeOffset At)
    {
        public static Moment Now(TimeProvider time) => new(time.GetTimestamp(), time.GetUtcNow());

        public bool IsWithin(TimeSpan length, TimeProvider time) => time.GetElapsedTime(Mark) < length && time.GetUtcNow() - At < length;
    }
}
