using System.Collections.Concurrent;

namespace TeamsOffboardBot.Tests.BotBuilder;

/// <summary>A clock on which every wait is over at once; it remembers how long the waits were to be.</summary>
public sealed class HurryingTime(DateTimeOffset now) : TimeProvider
{
    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public override DateTimeOffset GetUtcNow() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits.Enqueue(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
