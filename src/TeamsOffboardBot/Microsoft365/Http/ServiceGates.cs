using System.Collections.Concurrent;

namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>One gate for all calls that are throttled together.</summary>
public sealed class ServiceGates(WireClock clock)
{
    private readonly ConcurrentDictionary<string, ServiceGate> _gates = new(StringComparer.Ordinal);

    internal ServiceGate Of(ServiceCall call) => _gates.GetOrAdd(call.Gate, _ => new ServiceGate(clock.Time));
}

/// <summary>
/// A throttled service is left alone by everybody until the moment it named, not only by the call that was told; when it refuses many calls, it is also asked no faster than it
/// serves. In what the machine measures time by: a clock that is put back must not keep a service closed until it is as late again.
/// </summary>
internal sealed class ServiceGate(TimeProvider time)
{
    private static readonly TimeSpan LongPause = TimeSpan.FromSeconds(1);

    private readonly ServicePace _pace = new(time);
    private long _closedUntil = time.GetTimestamp();

    public TimeSpan TimeToOpen()
    {
        var (now, until) = (time.GetTimestamp(), Interlocked.Read(ref _closedUntil));
        return until > now ? time.GetElapsedTime(now, until) : TimeSpan.Zero;
    }

    /// <summary>Returns at once while the service refuses but few.</summary>
    public Task TakeTurnAsync(CancellationToken cancellationToken) => _pace.TakeTurnAsync(CallHaste.Current, cancellationToken);

    public void Served() => _pace.Answered(isRefused: false);

    /// <param name="pause">That the service named: for everybody, unless the pace makes up for it. That a call waits longer each time is its own affair.</param>
    /// <param name="isCounted">The same refusal was told to another call.</param>
    public void Refused(TimeSpan pause, bool isCounted)
    {
        if (!isCounted)
        {
            _pace.Answered(isRefused: true);
        }

        if (pause < LongPause && _pace.IsKept)
        {
            return;
        }

        var until = time.GetTimestamp() + (long)(pause.TotalSeconds * time.TimestampFrequency);
        for (var known = Interlocked.Read(ref _closedUntil); until > known;)
        {
            var before = Interlocked.CompareExchange(ref _closedUntil, until, known);
            known = before == known ? until : before;
        }
    }
}
