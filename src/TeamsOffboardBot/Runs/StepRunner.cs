using System.Data.Common;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Http;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Steps;

namespace TeamsOffboardBot.Runs;

/// <summary>
/// Tries a step and turns whatever comes of it into one event. This is where a fault becomes a later try or a person's
/// decision, and the only place in a run that catches broadly: one broken step stops no other.
/// </summary>
public sealed class StepRunner(IOptions<RunsOptions> options, TimeProvider time, Random random, ILogger<StepRunner> logger) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(options.Value.ParallelSteps);

    public void Dispose() => _slots.Dispose();

    /// <summary>Null when it was stopped before it came to an end; the next owner of the run looks what was done.</summary>
    internal async Task<RunEvent?> TryAsync(
        IOffboardingStep step, StepContext context, StepState earlier, Func<JsonObject, Task> noteBefore, CancellationToken cancellationToken)
    {
        if (step.ActsAtOnce)
        {
            return await RecordAsync(step, context, earlier, noteBefore, cancellationToken);
        }

        try
        {
            await CallPermit.WaitAsync(_slots.WaitAsync, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        try
        {
            return await RecordAsync(step, context, earlier, noteBefore, cancellationToken);
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task<RunEvent?> RecordAsync(
        IOffboardingStep step, StepContext context, StepState earlier, Func<JsonObject, Task> noteBefore, CancellationToken cancellationToken)
    {
        using var calls = CallLog.Begin();
        using var scope = RunsLog.StepScope(logger, step.Id);
        var attempt = new StepAttempt(step, context, earlier, noteBefore, options.Value, time);
        try
        {
            var result = earlier.IsToBeLookedAt ? await attempt.LookAsync(cancellationToken) : await attempt.GoAsync(cancellationToken);
            if (result is RunEvent.StepSettled settled)
            {
                logger.StepSettled(step.Id, settled.Outcome);
                return settled with { Calls = Writes(calls) };
            }

            return result;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested || CallPermit.IsOver)
        {
            return null;
        }
        catch (Microsoft365Fault fault)
        {
            return After(earlier, FaultOf(fault), attempt.Before, fault.IsTransient, fault.RetryAfter);
        }
        catch (EffectNotSeenException)
        {
            return After(earlier, NoEffect(step.Id, calls), attempt.Before, isTransient: true, retryAfter: null);
        }
        catch (Exception defect) when (defect is not (RunLostException or DbException))
        {
            // What the journal throws ends the run, not the step.
            // Its message may hold what a service said about a person.
            logger.StepBroke(step.Id, defect.GetType().FullName, defect.StackTrace);
            var fault = new FaultFacts(FaultCodes.Bot, step.Id.Value, 0, FaultCodes.Unexpected, RequestId: null);
            return After(earlier, fault, attempt.Before, isTransient: false, retryAfter: null);
        }
    }

    /// <summary>What a person said counts, and that nobody could look.</summary>
    internal static RunEvent.StepSettled Unseen(StepState said) =>
        new(said.Id, said.Status) { Reason = said.Status == StepStatus.Skipped ? Phrase.Of(FaultPhrases.SkippedUnseen) : null };

    private RunEvent After(StepState earlier, FaultFacts fault, JsonObject? before, bool isTransient, TimeSpan? retryAfter)
    {
        if (isTransient && earlier.Tries + 1 < options.Value.MaxTries)
        {
            var at = time.GetUtcNow() + Pause(earlier.Tries + 1, retryAfter);
            logger.StepPutOff(earlier.Id, fault.Status, fault.Code, fault.Service, fault.RequestId, at);
            if (earlier.IsToBeLookedAt)
            {
                return new RunEvent.StepLookPutOff(earlier.Id, at, fault) { FaultMessage = fault.Message };
            }

            return new RunEvent.StepRetryScheduled(earlier.Id, at, fault) { FaultMessage = fault.Message, Before = before };
        }

        if (earlier.IsToBeLookedAt)
        {
            return Unseen(earlier);
        }

        logger.StepFailed(earlier.Id, fault.Status, fault.Code, fault.Service, fault.Operation, fault.RequestId);
        return new RunEvent.StepFailed(earlier.Id, fault) { FaultMessage = fault.Message, Before = before };
    }

    /// <summary>Never earlier than the service asked; a little later, so that not everybody comes back at once.</summary>
    private TimeSpan Pause(int tries, TimeSpan? retryAfter)
    {
        var doubled = options.Value.FirstRetry * Math.Pow(2, tries - 1);
        var pause = retryAfter ?? (doubled < options.Value.LongestRetry ? doubled : options.Value.LongestRetry);
        return pause + (pause * (0.2 * random.NextDouble()));
    }

    private static FaultFacts FaultOf(Microsoft365Fault fault) =>
        new(fault.Service.ToString(), fault.Operation, fault.Status, fault.Code, fault.RequestId)
        {
            Message = fault.ServiceMessage,
            NeededPermissions = fault.NeededPermissions,
        };

    private static FaultFacts NoEffect(StepId step, CallLog calls) => calls.Receipts.LastOrDefault(r => r.IsWrite) is { } write
        ? new FaultFacts(write.Service.ToString(), write.Operation, write.Status, FaultCodes.EffectNotSeen, write.RequestId)
        : new FaultFacts(FaultCodes.Bot, step.Value, 0, FaultCodes.EffectNotSeen, RequestId: null);

    private static IReadOnlyList<CallFacts> Writes(CallLog calls) =>
        [.. calls.Receipts.Where(r => r.IsWrite).Select(r => new CallFacts(r.Service.ToString(), r.Operation, r.Status, r.RequestId))];
}
