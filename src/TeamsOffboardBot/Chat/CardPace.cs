using System.Collections.Concurrent;

namespace TeamsOffboardBot.Chat;

/// <summary>One update a second in each conversation: more, Teams throttles and nobody can read.</summary>
public sealed class CardPace(TimeProvider time)
{
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _free = new(StringComparer.Ordinal);

    /// <summary>Waits for the conversation's next turn and takes it.</summary>
    public async Task TakeAsync(string conversation, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var mine = now;
        _free.AddOrUpdate(conversation, now + Pause, (_, free) => (mine = free > now ? free : now) + Pause);
        if (mine > now)
        {
            await Task.Delay(mine - now, time, cancellationToken);
        }
    }

    /// <summary>A card was just drawn another way; whatever follows waits.</summary>
    public void Touch(string conversation) => _free[conversation] = time.GetUtcNow() + Pause;
}
