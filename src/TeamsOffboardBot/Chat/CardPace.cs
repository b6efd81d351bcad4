using System.Collections.Concurrent;

namespace TeamsOffboardBot.Chat;

/// <summary>One update a second in each conversation: more, Teams throttles and nobody can read.</summary>
public sealed class CardPace(TimeProvider time)
{
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private const int BetweenSweeps = 256;

    /// <summary>In what the machine measures time by: its clock may be put back, and cards would stand still until it is as late again.</summary>
    private readonly ConcurrentDictionary<string, long> _free = new(StringComparer.Ordinal);

    private readonly long _pause = (long)(Pause.TotalSeconds * time.TimestampFrequency);
    private int _drawn;

    /// <summary>Conversations in which the next card may have to wait.</summary>
    public int Count => _free.Count;

    /// <summary>Waits for the conversation's next turn and takes it.</summary>
    public async Task TakeAsync(string conversation, CancellationToken cancellationToken)
    {
        var now = time.GetTimestamp();
        var mine = now;
        SweepNowAndThen(now);
        _free.AddOrUpdate(conversation, now + _pause, (_, free) => (mine = Math.Max(free, now)) + _pause);
        if (mine > now)
        {
            await Task.Delay(time.GetElapsedTime(now, mine), time, cancellationToken);
        }
    }

    /// <summary>A card was just drawn another way; whatever follows waits.</summary>
    public void Touch(string conversation) => _free[conversation] = time.GetTimestamp() + _pause;

    /// <summary>A conversation whose turn has come is as one that never had a card.</summary>
    private void SweepNowAndThen(long now)
    {
        if (Interlocked.Increment(ref _drawn) % BetweenSweeps != 0)
        {
            return;
        }

        foreach (var past in _free.Where(free => free.Value <= now))
        {
            _free.TryRemove(past);
        }
    }
}
