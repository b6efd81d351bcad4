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

    /// <summary>Null: there are enough who could approve.</summary>
    public static DecisionResult.Refused? ForLackOfApprovers(IReadOnlyCollection<Actor> reachable, PlannedRequest planned)
    {
        var needsTwo = planned.Snapshot.MayHoldRoles() || planned.Choices.HeldRolesBefore;
        return (reachable.Count, needsTwo) switch
        {
            (0, _) => NobodyToApprove,
            (1, true) => Of(RefusalReason.NobodyToApprove, "Approval.OnlyOneToApprove"),
            _ => null,
        };
    }

    public static DecisionResult.Refused AlreadyApproved(RequestState state, Decision own) =>
        new(RefusalReason.AlreadyApproved) { Told = Phrase.Of("Approval.AlreadyApproved", ("atTime", Days.Instant(own.At))), State = state };

    public static DecisionResult.Refused OwnRequest(RequestState state) => Of(RefusalReason.OwnRequest, "Approval.OwnRequest") with { State = state };

    public static DecisionResult.Refused OwnGain(RequestState state) => Of(RefusalReason.OwnGain, "Approval.OwnGain") with { State = state };

    public static DecisionResult.Refused PlanChanged(RequestState state) => Of(RefusalReason.PlanChanged, "Approval.PlanChanged") with { State = state };

    public static DecisionResult.Refused ReasonMissing(RequestState state) => Of(RefusalReason.ReasonMissing, "Approval.ReasonMissing") with { State = state };

    public static DecisionResult.Refused QuestionMissing(RequestState state) => Of(RefusalReason.ReasonMissing, "Approval.Question.Missing") with { State = state };

    public static DecisionResult.Refused AnswerMissing(RequestState state) => Of(RefusalReason.ReasonMissing, "Approval.Question.AnswerMissing") with { State = state };

    public static DecisionResult.Refused NoSuchQuestion(RequestState state) => Of(RefusalReason.NoSuchStep, "Approval.Question.None") with { State = state };

    public static DecisionResult.Refused AlreadyAnswered(RequestState state, Answer answer) =>
        new(RefusalReason.TooLate) { Told = Phrase.Of("Approval.Question.Already", ("atTime", Days.Instant(answer.At))), State = state };

    public static DecisionResult.Refused NoSuchStep(RequestState state) => Of(RefusalReason.NoSuchStep, "Approval.NoSuchStep") with { State = state };

    public static DecisionResult.Refused StepIsFine(RequestState state) => Of(RefusalReason.StepIsFine, "Approval.StepIsFine") with { State = state };

    public static DecisionResult.Refused StepIsAtWork(RequestState state) => Of(RefusalReason.StepIsAtWork, "Approval.StepIsAtWork") with { State = state };

    public static DecisionResult.Refused AlreadyReleased(RequestState state) => Of(RefusalReason.AlreadyApproved, "Approval.AlreadyReleased") with { State = state };

    public static DecisionResult.Refused Held(RequestState state, RequestId by) => new(RefusalReason.Held) { Told = Phrase.Of("Approval.Held", ("request", by.Value)), State = state };

    public static DecisionResult.Refused OnItsOwn(RequestState state) => Of(RefusalReason.OnItsOwn, "Many.Told.OnItsOwn") with { State = state };

    public static DecisionResult.Refused NoSuchDate(RequestState state) => Of(RefusalReason.StepIsFine, "Approval.NoSuchDate") with { State = state };

    public static DecisionResult.Refused CannotMove(RequestState state) => Of(RefusalReason.StepIsFine, "Approval.CannotMove") with { State = state };

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
        (RequestStage.Expired, _) => Phrase.Of("Approval.TooLate.Expired", ("expiryTime", Days.Instant(state.ExpiresAt)), ("name", state.Leaver.DisplayName)),
        (_, null) => Phrase.Of("Approval.TooLate.NotApproved"),
        (RequestStage.Rejected, { } rejected) => Decided("Approval.TooLate.Rejected", rejected),
        (RequestStage.Withdrawn, { } withdrawn) => Decided("Approval.TooLate.Withdrawn", withdrawn),
        (_, { } approved) => Decided("Approval.TooLate.Approved", approved),
    };

    private static Phrase Decided(string key, Decision decision) => Phrase.Of(key, ("by", decision.By.Name), ("atTime", Days.Instant(decision.At)));

    private static DecisionResult.Refused Of(RefusalReason why, string key) => new(why) { Told = Phrase.Of(key) };
}
