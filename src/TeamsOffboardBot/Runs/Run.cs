using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Steps;

namespace TeamsOffboardBot.Runs;

/// <summary>
/// One run while this process is at it: starts all that is ready, in one append and the same moment; hears of the first
/// that ends, of a person's order and of the next moment that is due; starts what became ready by that.
/// </summary>
internal sealed class Run(RunWriter writer, RunGraph graph, StepRunner runner, TenantClock clock, Signal wake)
{
    private readonly Dictionary<StepId, Task> _underWay = [];

    /// <returns>When to come back; null when no moment in time moves the run.</returns>
    public async Task<DateTimeOffset?> GoAsync(CancellationToken stopping, CancellationToken abort)
    {
        while (true)
        {
            var moves = MovesOf(writer.State);
            if (!stopping.IsCancellationRequested && await MoveAsync(moves, abort))
            {
                continue;
            }

            if (_underWay.Count == 0)
            {
                return moves.DueAt;
            }

            await HearAsync(moves.DueAt, abort);
        }
    }

    /// <summary>Waits for what is under way, without caring how it ends.</summary>
    public async Task EndAsync() => await Task.WhenAll(_underWay.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private Moves MovesOf(RequestState state) => graph.MovesOf(state, _underWay.Keys, clock.Local.GetUtcNow());

    private async Task<bool> MoveAsync(Moves moves, CancellationToken abort)
    {
        if (moves is { Ready.Count: 0, ToLookAt.Count: 0, Stuck.Count: 0 })
        {
            return await FinishAsync(abort);
        }

        await writer.ClaimAsync(abort);
        foreach (var id in moves.ToLookAt)
        {
            Begin(writer.State.Step(id)!, abort);
        }

        var tenantTime = clock.UtcNow;
        List<StepState> started = [];
        await writer.AppendAsync(
            now =>
            {
                var still = MovesOf(now);
                started = [.. still.Ready.Select(id => now.Step(id)!)];
                return [.. still.Stuck.Select(NeedsPerson), .. started.Select(step => new RunEvent.StepStarted(step.Id, step.Attempts + 1, tenantTime))];
            },
            abort);
        started.ForEach(step => Begin(step, abort));
        return true;
    }

    private async Task<bool> FinishAsync(CancellationToken abort)
    {
        if (!IsDone(writer.State))
        {
            return false;
        }

        await writer.ClaimAsync(abort);
        await writer.AppendAsync(now => IsDone(now) ? [new RunEvent.RunFinished(now.Result)] : [], abort);
        return true;
    }

    private static bool IsDone(RequestState state) => state.IsOpen && state.Steps.All(step => step.IsSettled);

    /// <param name="earlier">The step as it stood before this start.</param>
    private void Begin(StepState earlier, CancellationToken abort)
    {
        var state = writer.State;
        var context = new StepContext
        {
            Leaver = state.Leaver,
            Step = state.Plan.Step(earlier.Id)!,
            Snapshot = state.Snapshot,
            StartedAt = state.Step(earlier.Id)!.FirstStartedAt,
        };
        _underWay.Add(earlier.Id, WorkAsync(graph.Find(earlier.Id), context, earlier, abort));
    }

    private async Task WorkAsync(IOffboardingStep? step, StepContext context, StepState earlier, CancellationToken abort)
    {
        var result = step is null
            ? new RunEvent.StepSettled(earlier.Id, StepStatus.DoneByHand)
            : await runner.TryAsync(step, context, earlier, abort);
        if (result is not null)
        {
            await writer.AppendAsync(now => IsStillOurs(now.Step(earlier.Id)!, earlier) ? [result] : [], abort);
        }
    }

    private static bool IsStillOurs(StepState now, StepState earlier) => earlier.IsToBeLookedAt
        ? now.IsToBeLookedAt
        : now.Status == StepStatus.Started && now.Attempts == earlier.Attempts + 1;

    private async Task HearAsync(DateTimeOffset? due, CancellationToken abort)
    {
        using var heard = CancellationTokenSource.CreateLinkedTokenSource(abort);
        List<Task> events = [wake.WhenSet, .. _underWay.Values];
        if (due is { } at)
        {
            var wait = at - clock.Local.GetUtcNow();
            events.Add(Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, clock.Local, heard.Token));
        }

        await Task.WhenAny(events);
        await heard.CancelAsync();
        foreach (var (id, work) in _underWay.Where(w => w.Value.IsCompleted).ToList())
        {
            _underWay.Remove(id);
            await work;
        }

        if (wake.WhenSet.IsCompleted)
        {
            wake.Reset();
            await writer.ReadAgainAsync(abort);
        }
    }

    private static RunEvent NeedsPerson(Stuck stuck) => new RunEvent.StepSettled(stuck.Step, StepStatus.NeedsPerson)
    {
        Unproven = stuck.Unproven,
        Reason = stuck.Unproven.Count > 0
            ? Phrase.Of("Faults.NeedsUnproven", ("unprovenSteps", string.Join(',', stuck.Unproven)))
            : Phrase.Of("Faults.StepUnknown"),
    };
}
