using TeamsOffboardBot.Tests.Support;

namespace TeamsOffboardBot.Tests.Journeys.Harness;

/// <summary>Lets the bot's own short pauses pass while something is waited for; otherwise its clock stands still.</summary>
internal static class Clockwork
{
    // Updates of a card that queue behind each other wait for more than the second between two of them.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    // On a busy machine a call may take longer than these pauses leave it. It is made again after a pause that nobody would let pass.
    private static readonly TimeSpan Standstill = TimeSpan.FromSeconds(2);

    public static async Task UntilAsync(this ManualTimeProvider time, Task waited)
    {
        while (!waited.IsCompleted)
        {
            Task either = Task.WhenAny(waited, time.UntilSomebodyWaitsAsync(LongestPause));
            await either.WaitAsync(Standstill).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!waited.IsCompleted)
            {
                time.Advance(Tick);
            }
        }

        await waited;
    }

    public static void AdvanceTo(this ManualTimeProvider time, DateTimeOffset moment) => time.Advance(moment - time.GetUtcNow());
}
