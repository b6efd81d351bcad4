using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Http;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Steps;

namespace TeamsOffboardBot.Runs;

/// <summary>
/// One try of one step: look, act, look again until the effect shows. Says what came of it as the event to journal;
/// faults leave it as they are.
/// </summary>
/// <param name="earlier">The step as it stood before this start.</param>
/// <param name="noteBefore">Journals what was there before the first write.</param>
internal sealed class StepAttempt(
    IOffboardingStep step, StepContext context, StepState earlier, Func<JsonObject, Task> noteBefore, RunsOptions options, TimeProvider time)
{
    /// <summary>An earlier try wrote, or died when it may have.</summary>
    private readonly bool _mayHaveWritten = earlier.Status == StepStatus.Started || earlier.Before is not null || (step.ActsAtOnce && earlier.Attempts > 0);

    /// <summary>What was there before anything was written; null until that is known.</summary>
    public JsonObject? Before { get; private set; } = earlier.Before ?? (step.ActsAtOnce && earlier.Attempts > 0 ? step.BeforeFrom(context.Snapshot, context.Step) : null);

    public async Task<RunEvent> GoAsync(CancellationToken cancellationToken) =>
        await ActAsync(cancellationToken) ?? await ProveAsync(cancellationToken);

    /// <summary>Looks for what a person says they did, or left out when a try before may have done it.</summary>
    public async Task<RunEvent> LookAsync(CancellationToken cancellationToken) =>
        (await step.InspectAsync(context, cancellationToken), earlier.Status) switch
        {
            (StepReading.InPlace there, StepStatus.Skipped) => InPlace(there.Facts, hasWritten: false) with { Reason = Phrase.Of("Faults.SkippedAndDone") },
            (StepReading.InPlace there, _) => Settled(StepStatus.AlreadyInPlace) with { Before = Before, After = there.Facts },
            (StepReading.Open open, var ordered) => Settled(ordered) with { Before = Before, After = open.Facts },
            (StepReading.WaitUntil, StepStatus.Skipped) when !DatedSteps.Kinds.ContainsKey(step.Id) => Settled(StepStatus.Skipped) with { Before = Before, Reason = Phrase.Of(FaultPhrases.SkippedUnderWay) },
            (_, var ordered) => Settled(ordered),
        };

    /// <summary>Null when the effect has still to be proven.</summary>
    private async Task<RunEvent?> ActAsync(CancellationToken cancellationToken)
    {
        // What a step looked at to see that it must act, it need not ask again to act.
        // Facts of before an earlier try say nothing about what came of it.
        var isFresh = earlier.Attempts == 0 && context.JustRead?.IsYoung(time.GetUtcNow()) == true;
        var actsAtOnce = step.ActsAtOnce && earlier.Attempts == 0;
        var looking = context with { FactsAreFresh = isFresh || actsAtOnce };
        using var seen = ReadMemory.Begin(isFresh ? context.JustRead!.Answers : null);
        if (actsAtOnce)
        {
            Before = step.BeforeFrom(context.Snapshot, context.Step);
        }
        else
        {
            var reading = await step.InspectAsync(looking, cancellationToken);
            if (reading is not StepReading.Open open)
            {
                return Settle(reading, hasWritten: false);
            }

            if (context.OnlyLooks)
            {
                return Settled(StepStatus.NotApplicable) with { Reason = Phrase.Of("Faults.EndedBefore"), After = open.Facts };
            }

            if (Before is null)
            {
                await noteBefore(open.Facts);
                Before = open.Facts;
            }
        }

        return await ApplyAsync(looking, cancellationToken);
    }

    private async Task<RunEvent?> ApplyAsync(StepContext looking, CancellationToken cancellationToken)
    {
        using var company = step.ProofTravels ? CallCompany.Begin() : null;
        var acting = step.ApplyAsync(looking, cancellationToken);
        var travelling = step.ProofTravels ? TravelAsync(cancellationToken) : Task.FromResult<RunEvent?>(null);
        await Task.WhenAll(acting, travelling).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await acting;
            return await travelling;
        }
        catch (Microsoft365Fault fault) when (fault.EffectUnknown)
        {
            // The answer was lost, perhaps not the effect.
            if (await travelling is { } seen)
            {
                return seen;
            }

            if (await step.InspectAsync(context, cancellationToken) is StepReading.InPlace there)
            {
                return Settle(there, hasWritten: true);
            }

            throw;
        }
    }

    /// <summary>Looks for the effect in the same request that brings it about; null when it does not show yet, or this look failed: the next one tells.</summary>
    private async Task<RunEvent?> TravelAsync(CancellationToken cancellationToken)
    {
        using var fresh = ReadMemory.Begin();
        try
        {
            return await step.InspectAsync(context, cancellationToken) is StepReading.InPlace there ? Settle(there, hasWritten: true) : null;
        }
        catch (Microsoft365Fault)
        {
            return null;
        }
    }

    private async Task<RunEvent> ProveAsync(CancellationToken cancellationToken)
    {
        using var haste = CallHaste.BeginProof();
        for (var readings = 1; ; readings++)
        {
            var reading = await step.InspectAsync(context, cancellationToken);
            if (reading is not StepReading.Open)
            {
                return Settle(reading, hasWritten: true);
            }

            if (readings == options.ProofReadings)
            {
                throw new EffectNotSeenException();
            }

            var pause = options.FirstProofPause * Math.Pow(2, readings - 1);
            await CallPermit.WaitAsync(cancel => Task.Delay(pause, time, cancel), cancellationToken);
        }
    }

    private RunEvent Settle(StepReading reading, bool hasWritten) => reading switch
    {
        StepReading.InPlace there => InPlace(there.Facts, hasWritten),
        StepReading.NotApplicable none => Settled(StepStatus.NotApplicable) with { Reason = none.Reason },
        StepReading.NeedsPerson person => Settled(StepStatus.NeedsPerson) with { Reason = person.Reason, Before = Before },
        StepReading.WaitUntil wait => new RunEvent.StepWaiting(step.Id, wait.At) { Reason = wait.Reason },
        _ => throw new InvalidOperationException($"An open reading of {step.Id} settles nothing."),
    };

    /// <summary>Changed is only what differs from before; a write that found everything in place changed nothing.</summary>
    private RunEvent.StepSettled InPlace(JsonObject after, bool hasWritten)
    {
        var before = Before ?? step.BeforeFrom(context.Snapshot, context.Step);
        var isChanged = before is null ? hasWritten : (hasWritten || _mayHaveWritten) && !JsonNode.DeepEquals(before, after);
        return Settled(isChanged ? StepStatus.Changed : StepStatus.AlreadyInPlace) with
        {
            Before = isChanged ? before : null,
            After = after,
        };
    }

    private RunEvent.StepSettled Settled(StepStatus outcome) => new(step.Id, outcome);
}
