using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Runs;

/// <summary>Takes a run as far as it goes without a person or a moment in time that is still to come.</summary>
public sealed class Executor(IJournal journal, IConversation conversation, RunGraph graph, StepRunner runner, TenantClock clock, RunOwner owner)
{
    /// <param name="wake">Set when a person gave the run an order while it goes.</param>
    /// <param name="stopping">Start nothing more; what is under way comes to its end and is journaled.</param>
    /// <param name="abort">Give up at once and write nothing more.</param>
    /// <returns>When to come back; null when only a person, or nothing, can move the run.</returns>
    public async Task<DateTimeOffset?> RunAsync(RequestId request, Signal wake, CancellationToken stopping, CancellationToken abort)
    {
        ArgumentNullException.ThrowIfNull(wake);
        wake.Reset();
        await using var stop = stopping.Register(wake.Set);
        var state = await journal.ReadAsync(request, abort);
        if (state is not { Stage: RequestStage.Running or RequestStage.WaitingForPeople })
        {
            return null;
        }

        using var writer = new RunWriter(journal, conversation, owner, state);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(abort);
        var run = new Run(writer, graph, runner, clock, wake);
        try
        {
            return await run.GoAsync(stopping, end.Token);
        }
        finally
        {
            // Whatever ended it early: nothing goes on behind the back of the run's next owner.
            await end.CancelAsync();
            await run.EndAsync();
        }
    }
}
