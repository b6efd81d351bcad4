using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Runs;

/// <summary>Lets time act on a request and takes its run as far as it goes without a person or a moment in time that is still to come.</summary>
public sealed class Executor(TimeBook time, RunWriters writers, RunParts parts, TenantClock clock)
{
    /// <summary>By the clock that brings the moments of requests.</summary>
    public DateTimeOffset Now => clock.Local.GetUtcNow();

    /// <param name="atMost">How far the run may go at present, whatever people have cleared.</param>
    /// <param name="wake">Set when a person gave the run an order while it goes.</param>
    /// <param name="stopping">Start nothing more; what is under way comes to its end and is journaled.</param>
    /// <param name="abort">Give up at once and write nothing more.</param>
    /// <returns>Null when there is no such request, or it was erased.</returns>
    public async Task<Rest?> RunAsync(RequestId request, Clearance atMost, Signal wake, CancellationToken stopping, CancellationToken abort)
    {
        ArgumentNullException.ThrowIfNull(wake);
        wake.Reset();
        await using var stop = stopping.Register(wake.Set);
        var state = await time.ReadAsync(request, abort);
        if (state is not { IsRunnable: true })
        {
            return state is null ? null : await EndedAsync(state, new Rest(state.Seq, time.NextAt(state)), abort);
        }

        using var span = RunTrace.Run(state);
        using var writer = writers.For(state);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(abort);
        var run = new Run(writer, parts, clock, wake, atMost);
        try
        {
            var rest = await run.GoAsync(stopping, end.Token);
            // A request whose lock-out runs may expire meanwhile.
            return await EndedAsync(writer.State, rest with { DueAt = Earlier(rest.DueAt, time.NextAt(writer.State)) }, abort);
        }
        finally
        {
            // Whatever ended it early: nothing goes on behind the back of the run's next owner.
            await end.CancelAsync();
            await run.EndAsync();
        }
    }

    /// <summary>What waited for this request's end hears of it before the look is over: until then the request is due.</summary>
    private async Task<Rest> EndedAsync(RequestState state, Rest rest, CancellationToken abort)
    {
        await parts.CallingOff.LetGoAsync(state, abort);
        return rest;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one < other || other is null ? one : other;
}
