using System.Globalization;
using Microsoft.Extensions.Options;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Http;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Runs.Drift;

/// <summary>
/// Reads the facts of an approved plan once more, when its run starts, and says what follows as the event to journal (B5): the
/// run goes on, the plan goes back for approval, or the tenant could not be read and is asked again.
/// </summary>
public sealed class FactsCheck(RequestFacts facts, Planner planner, IOptions<RunsOptions> options, RequestClock clock, ILogger<FactsCheck> logger)
{
    /// <param name="undone">Of a reinstatement: the offboarding, as it is now.</param>
    /// <returns>Null when the process was told to end, or may no longer go on with the run: whoever goes on reads for itself.</returns>
    public async Task<RunEvent?> ReadAsync(RequestState state, RequestState? undone, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (undone is { IsAtRest: false })
        {
            return Unreadable(state, Phrase.Of("Reinstate.StillAtWork"), retryAfter: null);
        }

        try
        {
            using var passedOver = PassedOver.Begin();
            var read = await facts.ReadAsync(state.Choices.Kind, state.Leaver.Id, state.Choices.Named(), cancellationToken, state.Snapshot);
            return read is null && state.Choices.Kind == RequestKind.Reinstatement
                ? Drifted(state, state.Snapshot, [Phrase.Of("Reinstate.Ask.Deleted", ("name", state.Leaver.DisplayName))], choices: null)
                : read is null ? Gone(state, await facts.IsReplacedAsync(state.Choices.Kind, state.Leaver, cancellationToken))
                : Unread(state, read, passedOver) is { } reason
                    ? Unreadable(state, reason, retryAfter: null)
                    : Judge(state, Drifting.WithoutLockOut(read, state.Snapshot), undone is null ? null : WhatWasDone.Of(undone));
        }
        catch (Microsoft365Fault fault)
        {
            var refused = new FaultFacts(fault.Service.ToString(), fault.Operation, fault.Status, fault.Code, fault.RequestId) { NeededPermissions = fault.NeededPermissions };
            return Unreadable(state, FaultPhrases.Of(refused).Happened, fault.RetryAfter);
        }
        catch (OperationCanceledException) when (CallPermit.IsOver)
        {
            return null;
        }
        catch (Exception defect) when (!cancellationToken.IsCancellationRequested)
        {
            // The lock-out that runs beside this must not end with it.
            logger.FactsCheckBroke(state.Id, defect.GetType().FullName, defect.StackTrace);
            var broken = new FaultFacts(FaultCodes.Bot, "-", 0, FaultCodes.Unexpected, RequestId: null);
            return Unreadable(state, FaultPhrases.Of(broken).Happened, retryAfter: null);
        }
    }

    /// <param name="done">What there is to undo by now; null when this undoes nothing.</param>
    private RunEvent Judge(RequestState state, Snapshot present, Reinstatement? done)
    {
        // What is called off stays as it was approved: after a crash in between it may be called off already.
        var plan = planner.Make(present, Undoing(done is null ? null : done with { StillToCome = state.Choices.Reinstates!.StillToCome }), state.BegunPlan);
        var differences = Drifting.Between(new(state.Snapshot, state.Plan), new(present, plan), state.Choices);
        return differences.Where(d => d.IsRiskier).Select(d => d.Text).ToList() is { Count: > 0 } riskier
            ? Drifted(state, present, riskier, done is null ? null : Undoing(done))
            : new RunEvent.FactsChecked(plan.Hash) { Snapshot = present, Plan = plan, Differences = [.. differences.Select(d => d.Text)] };

        Choices Undoing(Reinstatement? what) => what is null ? state.Choices : state.Choices with { Reinstates = what };
    }

    private RunEvent.PlanDrifted Drifted(RequestState state, Snapshot present, IReadOnlyList<Phrase> differences, Choices? choices)
    {
        var plan = planner.Make(present, choices ?? state.Choices, state.BegunPlan);
        return new(plan.Hash) { ExpiresAt = clock.ExpiryOf(state.Choices), Snapshot = present, Plan = plan, Differences = differences, Choices = choices };
    }

    /// <summary>
    /// Every step finds out by itself that there is nothing left to take or to hand over. Where somebody else has got the address, what was
    /// known by it may be theirs by now.
    /// </summary>
    private static RunEvent.FactsChecked Gone(RequestState state, bool isReplaced) => new(state.Plan.Hash)
    {
        Snapshot = isReplaced ? state.Snapshot with { OneDrive = Fact.Of<OneDrive>(null) } : state.Snapshot,
        Plan = state.Plan,
        Differences =
        [
            Phrase.Of(state.Choices.Kind == RequestKind.Restoration ? "Restore.NotDeletedAnyMore" : "Clearance.Drift.AccountGone", ("name", state.Leaver.DisplayName)),
            .. isReplaced ? [Phrase.Of("Clearance.Drift.AccountReplaced", ("address", state.Leaver.UserPrincipalName))] : Array.Empty<Phrase>(),
        ],
    };

    /// <summary>What was read when the plan was approved and is not now, for a reason that passes; null when there is nothing.</summary>
    private static Phrase? Unread(RequestState state, Snapshot read, PassedOver passedOver)
    {
        var before = state.Snapshot.UnknownFacts().Select(p => FindingDifferences.FactOf(p.Key)).ToHashSet(StringComparer.Ordinal);
        return read.UnknownFacts().FirstOrDefault(p => !before.Contains(FindingDifferences.FactOf(p.Key)) && MayPass(p))
            ?? (passedOver.IsAnything ? Phrase.Of("Clearance.Drift.NotAllRead") : null);
    }

    /// <summary>A permission that was taken away does not come back by waiting; an outage ends.</summary>
    private static bool MayPass(Phrase unknown) =>
        unknown.Args.TryGetValue("status", out var text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var status)
        && status is 0 or 401 or 408 or 429 or >= 500;

    private RunEvent.FactsUnreadable Unreadable(RequestState state, Phrase reason, TimeSpan? retryAfter)
    {
        var tries = Math.Min(state.PendingFacts?.Tries ?? 0, 20);
        var doubled = options.Value.FirstRetry * Math.Pow(2, tries);
        var pause = doubled < options.Value.LongestRetry ? doubled : options.Value.LongestRetry;
        var at = clock.After(retryAfter > pause ? retryAfter.Value : pause);
        logger.FactsUnreadable(state.Id, reason.Key, at);
        return new RunEvent.FactsUnreadable(at) { Reason = reason };
    }
}
