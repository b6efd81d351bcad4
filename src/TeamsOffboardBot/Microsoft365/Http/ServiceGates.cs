using System.Collections.Concurrent;

namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>
/// A throttled service is left alone by everybody until the moment it named, not only by the call that was told. In what the machine measures
/// time by: a clock that is put back must not keep a service closed until it is as late again.
/// </summary>
public sealed class ServiceGates(WireClock clock)
{
    private readonly ConcurrentDictionary<string, long> _closedUntil = new(StringComparer.Ordinal);

    public TimeSpan TimeToOpen(string gate)
    {
        var now = clock.Time.GetTimestamp();
        return _closedUntil.TryGetValue(gate, out var until) && until > now ? clock.Time.GetElapsedTime(now, until) : TimeSpan.Zero;
    }

    public void Close(string gate, TimeSpan duration)
    {
        var until = clock.Time.GetTimestamp() + (long)(duration.TotalSeconds * clock.Time.TimestampFrequency);
        _closedUntil.AddOrUpdate(gate, until, (_, earlier) => Math.Max(until, earlier));
    }
}
