using System.Collections.Concurrent;

namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>A throttled service is left alone by everybody until the moment it named, not only by the call that was told.</summary>
public sealed class ServiceGates(WireClock clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _closedUntil = new(StringComparer.Ordinal);

    public TimeSpan TimeToOpen(string gate) =>
        _closedUntil.TryGetValue(gate, out var until) && until > clock.Time.GetUtcNow() ? until - clock.Time.GetUtcNow() : TimeSpan.Zero;

    public void Close(string gate, TimeSpan duration)
    {
        var until = clock.Time.GetUtcNow() + duration;
        _closedUntil.AddOrUpdate(gate, until, (_, earlier) => until > earlier ? until : earlier);
    }
}
