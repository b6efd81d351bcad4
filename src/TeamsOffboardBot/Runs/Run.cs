using System.Diagnostics;
using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Http;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Steps.Reinstate;

namespace TeamsOffboardBot.Runs;

/// <summary>
/// One run while this process is at it: starts all that is ready, in one append and the same moment; hears of the first
/// that ends, of a person's order and of the next moment that is due; starts what became ready by that.
/// </summary>
internal sealed class Run(RunWriter writer, RunParts parts, TenantClock clock, Signal wake, Clearance atMost)
{
    /// <summary>A timer counts seven weeks at most, and dates lie further away: after this it is asked again how long.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    private readonly Dictionary<StepId, Task> _underWay = [];

    /// <summary>The facts being read again, while they are.</summary>
    private Task? _facts;

    private JustRead? _justRead;

    private (Plan? Of, IReadOnlyDictionary<StepId, StepHaste> Steps) _haste = (null, new Dictionary<StepId, StepHaste>());

    /// <summary>The first steps after the facts are being started: nothing but the lock-out was written since.</summary>
    private bool _isFirst;

    public async Task<Rest> GoAsync(CancellationToken stopping, CancellationToken abort)
    {
        while (true)
        {
            var moves = MovesOf(writer.State);
            if (!stopping.IsCancellationRequested && await MoveAsync(moves, abort))
            {
                continue;
            }

            if (_underWay.Count == 0 && _facts is null)
            {
                // Only held back, it is due: for whoever has room for it first.
                return new Rest(writer.State.Seq, atMost == Clearance.Everything ? moves.DueAt : clock.Local.GetUtcNow());
            }

            await HearAsync(moves.DueAt, abort);
        }
    }

    /// <summary>Waits for what is under way, without caring how it ends.</summary>
    public async Task EndAsync() => await Task.WhenAll([.. _underWay.Values, _facts ?? Task.CompletedTask]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private Moves MovesOf(RequestState state) => parts.Graph.MovesOf(state, atMost, _underWay.Keys, clock.Local.GetUtcNow());

    private async Task<bool> MoveAsync(Moves moves, CancellationToken abort)
    {
        var readsFacts = moves.ReadsFacts && _facts is null;
        if (!readsFacts && moves is { Ready.Count: 0, ToLookAt.Count: 0, Stuck.Count: 0 })
        {
            return await FinishAsync(abort);
        }

        if (moves.ToLookAt.Count > 0 || moves is { Ready.Count: 0, Stuck.Count: 0 })
        {
            await writer.ClaimAsync(abort);
        }

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
        if (readsFacts)
        {
            // After the lock-out, whose calls so stand first in what is sent.
            _facts = ReadFactsAsync(writer.State, abort);
        }

        _isFirst = _isFirst && writer.State.PendingFacts is not null;
        return true;
    }

    /// <summary>The verdict is about one approval of one plan: what people decided meanwhile makes it void.</summary>
    private async Task ReadFactsAsync(RequestState approved, CancellationToken abort)
    {
        using var read = ReadMemory.Begin();
        using var haste = CallHaste.Begin(Haste.Soon);
        var undone = await parts.CallingOff.ReadUndoneAsync(approved, abort);
        if (await parts.ReadFacts(approved, undone, abort) is not { } verdict
            || (verdict is RunEvent.FactsChecked && !await parts.CallingOff.CallOffAsync(approved, undone, abort)))
        {
            return;
        }

        (_justRead, _isFirst) = (new JustRead(read.Answers, clock.Local.GetUtcNow()), true);
        await writer.AppendAsync(now => now.PendingFacts is not null && now.Decision == approved.Decision ? [verdict] : [], abort);
    }

    private async Task<bool> FinishAsync(CancellationToken abort)
    {
        if (!IsDone(writer.State))
        {
            return false;
        }

        await writer.CloseDatesAsync(OverDates.IsOver, abort);
        await writer.AppendAsync(now => IsDone(now) ? [new RunEvent.RunFinished(now.Result)] : [], abort);
        return true;
    }

    private static bool IsDone(RequestState state) => state.Clearance == Clearance.Everything && state.Steps.All(step => step.IsSettled);

    /// <param name="earlier">The step as it stood before this start.</param>
    private void Begin(StepState earlier, CancellationToken abort)
    {
        var state = writer.State;
        var context = new StepContext
        {
            Leaver = state.Leaver,
            Step = state.Plan.Step(earlier.Id)!,
            Request = state.Id,
            Plan = state.Plan,
            Proven = state.Steps.Where(step => step.IsProven).Select(step => step.Id).ToHashSet(),
            Snapshot = state.Snapshot,
            StartedAt = state.Step(earlier.Id)!.FirstStartedAt,
            JustRead = JustReadFor(parts.Graph.Find(earlier.Id)),
            Date = state.Step(earlier.Id)!.Date,
            IsReleased = state.Step(earlier.Id)!.Releases.Count >= state.ApprovalsNeeded,
            OnlyLooks = state.HasEnded,
        };
        _underWay.Add(earlier.Id, WorkAsync(parts.Graph.Find(earlier.Id), context, earlier, state.Step(earlier.Id)!.Attempts, abort));
    }

    /// <summary>For the first steps what was read of the mailbox: the lock-out beside it changed the account and told the phones, so its own steps look for themselves.</summary>
    private JustRead? JustReadFor(IOffboardingStep? step) => step switch
    {
        null or { IsLockOut: true } => null,
        _ when step.LooksEarly(writer.State.Plan) => _justRead,
        _ => _isFirst ? _justRead?.Of(Microsoft365Service.Exchange) : null,
    };

    private async Task WorkAsync(IOffboardingStep? step, StepContext context, StepState earlier, int attempt, CancellationToken abort)
    {
        var result = step is null
            ? earlier.IsToBeLookedAt ? StepRunner.Unseen(earlier) : new RunEvent.StepSettled(earlier.Id, StepStatus.DoneByHand)
            : await HoldAsync(step, earlier, abort) ?? await TryAsync(step, context, earlier, attempt, abort);
        if (result is not null)
        {
            await writer.AppendAsync(now => IsStillOurs(now.Step(earlier.Id)!, earlier, attempt) ? [now.HasEnded ? Last(result, earlier) : result] : [], abort);
        }

        // Its holder may have ended before there was anything to let go.
        if (result is RunEvent.StepHeld && await parts.CallingOff.HolderAsync(writer.State, abort) is null)
        {
            await writer.AppendAsync(now => now.Step(earlier.Id)!.HeldBy is { } by ? [new RunEvent.StepLetGo(earlier.Id, by)] : [], abort);
        }
    }

    /// <summary>Asked when its start is on the disk: whoever approves a reinstatement after this finds the step under way. What locks out waits for nothing.</summary>
    private async Task<RunEvent?> HoldAsync(IOffboardingStep step, StepState earlier, CancellationToken abort)
    {
        if (step.IsLockOut || !Undoings.IsForGood(step.Id) || earlier.IsToBeLookedAt || writer.State.HasEnded
            || await parts.CallingOff.HolderAsync(writer.State, abort) is not { } holder)
        {
            return null;
        }

        var now = clock.Local.GetUtcNow();
        var since = earlier.Hold is { } hold && hold.By == holder ? hold.Since : now;
        return new RunEvent.StepHeld(step.Id, holder, now + CallingOff.PauseAfter(now - since));
    }

    private async Task<RunEvent?> TryAsync(IOffboardingStep step, StepContext context, StepState earlier, int attempt, CancellationToken abort)
    {
        using var span = RunTrace.Step(writer.State.Id, step.Id, attempt);
        var (now, proof) = HasteOf(step);
        using var haste = CallHaste.Begin(now, proof);
        var began = clock.Local.GetTimestamp();
        var result = await parts.Runner.TryAsync(step, context, earlier, before => NoteBeforeAsync(earlier, attempt, before, abort), abort);
        var outcome = Outcome(result);
        span?.SetTag("offboarding.outcome", outcome);
        span?.SetStatus(result is RunEvent.StepFailed ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
        RunMetrics.StepEnded(step.Id, outcome, clock.Local.GetElapsedTime(began));
        return result;
    }

    private StepHaste HasteOf(IOffboardingStep step)
    {
        if (!ReferenceEquals(_haste.Of, writer.State.Plan))
        {
            _haste = (writer.State.Plan, parts.Graph.HasteOf(writer.State.Plan));
        }

        return _haste.Steps.GetValueOrDefault(step.Id, StepHaste.None);
    }

    private static string Outcome(RunEvent? result) => result switch
    {
        RunEvent.StepSettled settled => settled.Outcome.ToString(),
        RunEvent.StepRetryScheduled or RunEvent.StepLookPutOff => "PutOff",
        RunEvent.StepWaiting => "Waiting",
        RunEvent.StepFailed => nameof(StepStatus.Failed),
        _ => "Stopped",
    };

    private Task NoteBeforeAsync(StepState earlier, int attempt, JsonObject before, CancellationToken abort) => writer.AppendAsync(
        now => IsStillOurs(now.Step(earlier.Id)!, earlier, attempt) ? [new RunEvent.StepRead(earlier.Id) { Before = before }] : [], abort);

    private static bool IsStillOurs(StepState now, StepState earlier, int attempt) => earlier.IsToBeLookedAt
        ? now.IsToBeLookedAt
        : now.Status == StepStatus.Started && now.Attempts == attempt;

    /// <summary>After the end there is no other try, and no other look.</summary>
    private static RunEvent Last(RunEvent result, StepState earlier) => result switch
    {
        RunEvent.StepRetryScheduled retry => new RunEvent.StepFailed(retry.Step, retry.Fault) { FaultMessage = retry.FaultMessage, Before = retry.Before },
        RunEvent.StepLookPutOff => StepRunner.Unseen(earlier),
        _ => result,
    };

    private async Task HearAsync(DateTimeOffset? due, CancellationToken abort)
    {
        using var heard = CancellationTokenSource.CreateLinkedTokenSource(abort);
        List<Task> events = [wake.WhenSet, .. _underWay.Values];
        if (_facts is not null)
        {
            events.Add(_facts);
        }

        if (due is { } at)
        {
            var wait = at - clock.Local.GetUtcNow();
            var moment = Task.Delay(wait > TimeSpan.Zero ? wait < LongestDelay ? wait : LongestDelay : TimeSpan.Zero, clock.Local, heard.Token);
            // The clock may have been set on after it was read.
            events.Add(at > clock.Local.GetUtcNow() ? moment : Task.CompletedTask);
        }

        await Task.WhenAny(events);
        await heard.CancelAsync();
        foreach (var (id, work) in _underWay.Where(w => w.Value.IsCompleted).ToList())
        {
            _underWay.Remove(id);
            await work;
        }

        if (_facts is { IsCompleted: true } read)
        {
            _facts = null;
            await read;
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
