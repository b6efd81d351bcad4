using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Approval;

/// <summary>The refusals and their words.</summary>
internal static class Refusals
{
    public static DecisionResult.Refused NotFound { get; } = Of(RefusalReason.NotFound, "Approval.NotFound");

    public static DecisionResult.Refused NoRight { get; } = Of(RefusalReason.NoRight, "Approval.NoRight");

    public static DecisionResult.Refused NobodyToApprove { get; } = Of(RefusalReason.NobodyToApprove, "Approval.NobodyToApprove");

    public static DecisionResult.Refused OwnRequest(RequestState state) => Of(RefusalReason.OwnRequest, "Approval.OwnRequest") with { State = state };

    public static DecisionResult.Refused PlanChanged(RequestState state) => Of(RefusalReason.PlanChanged, "Approval.PlanChanged") with { State = state };

    public static DecisionResult.Refused ReasonMissing(RequestState state) => Of(RefusalReason.ReasonMissing, "Approval.ReasonMissing") with { State = state };

    public static DecisionResult.Refused NoSuchStep(RequestState state) => Of(RefusalReason.NoSuchStep, "Approval.NoSuchStep") with { State = state };

    public static DecisionResult.Refused StepIsFine(RequestState state) => Of(RefusalReason.StepIsFine, "Approval.StepIsFine") with { State = state };

    public static DecisionResult.Refused Blocked(Plan plan, RequestState? state = null) => Of(RefusalReason.Blocked, "Approval.Blocked") with
    {
        State = state,
        Blockers = [.. plan.Findings.Where(f => f.Severity == FindingSeverity.Blocker)],
    };

    public static DecisionResult.Refused MayNotAsk(AskAnswer answer) => new(RefusalReason.MayNotAsk) { Told = answer.Told!, Ask = answer };

    public static DecisionResult.Refused Unreadable(Microsoft365Fault fault) => new(RefusalReason.Unreadable) { Told = UnreadableRight.Because(fault) };

    /// <summary>Names who was first.</summary>
    public static DecisionResult.Refused TooLate(RequestState state) => new(RefusalReason.TooLate) { Told = WhatHappened(state), State = state };

    private static Phrase WhatHappened(RequestState state) => (state.Stage, state.Decision) switch
    {
        (RequestStage.Finished, _) => Phrase.Of("Approval.TooLate.Finished"),
        (_, null) => Phrase.Of("Approval.TooLate.NotApproved"),
        (RequestStage.Rejected, { } rejected) => Decided("Approval.TooLate.Rejected", rejected),
        (RequestStage.Withdrawn, { } withdrawn) => Decided("Approval.TooLate.Withdrawn", withdrawn),
        (_, { } approved) => Decided("Approval.TooLate.Approved", approved),
    };

    private static Phrase Decided(string key, Decision decision) => Phrase.Of(key, ("by", decision.By.Name), ("atTime", Days.Instant(decision.At)));

    private static DecisionResult.Refused Of(RefusalReason why, string key) => new(why) { Told = Phrase.Of(key) };
}
