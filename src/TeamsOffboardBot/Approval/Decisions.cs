using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Lists;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Approval;

/// <summary>
/// From asking to the decision (A7, B2, B3). Rights are looked up at every call; whoever decides names the hash of the plan
/// they saw, and only that plan is decided on. The first decision in the journal counts.
/// </summary>
public sealed class Decisions(RequesterPolicy requesters, Reviewers reviewers, PlanMaker plans, RequestBook book, Orders orders, RequestIds ids)
{
    /// <param name="list">The list it is asked for with; null when it is asked for alone.</param>
    public async Task<DecisionResult> SubmitAsync(
        UserId requester, Snapshot snapshot, Choices choices, CancellationToken cancellationToken, ListId? list = null)
    {
        try
        {
            var answer = await MayAskAsync(requester, snapshot.Account.Person, choices, cancellationToken);
            if (answer is not AskAnswer.Allowed and not AskAnswer.AlreadyOpen)
            {
                return Refusals.MayNotAsk(answer);
            }

            var planned = await plans.MakeAsync(snapshot, choices, [], cancellationToken);
            var result = answer is AskAnswer.Allowed allowed
                ? await OpenAsync(allowed.Requester, planned, list, cancellationToken)
                : Refusals.MayNotAsk(answer);
            return result is DecisionResult.Refused { Ask: AskAnswer.AlreadyOpen already } && await TakenAsync(already.Open, requester, planned.Plan, cancellationToken) is { } taken
                ? taken
                : result;
        }
        catch (Microsoft365Fault fault)
        {
            return Refusals.Unreadable(fault);
        }
    }

    public Task<DecisionResult> ApproveAsync(RequestId request, UserId by, PlanHash planHash, CancellationToken cancellationToken) =>
        orders.GiveAsync(
            Order.Approve,
            request,
            by,
            (state, who) => JudgeApproval(state, who, planHash, list: null),
            cancellationToken);

    public Task<DecisionResult> RejectAsync(RequestId request, UserId by, PlanHash planHash, string? reason, CancellationToken cancellationToken) =>
        orders.GiveAsync(
            Order.Reject,
            request,
            by,
            (state, who) => JudgeRejection(state, who, planHash, reason),
            cancellationToken);

    public Task<DecisionResult> WithdrawAsync(RequestId request, UserId by, CancellationToken cancellationToken) =>
        orders.GiveAsync(
            Order.Withdraw,
            request,
            by,
            JudgeWithdrawal,
            cancellationToken);

    /// <summary>Makes another plan with another hash; whatever was shown before can no longer be approved.</summary>
    public async Task<DecisionResult> ChangeChoicesAsync(
        RequestId request, UserId by, PlanHash planHash, Choices choices, CancellationToken cancellationToken)
    {
        if (await book.ReadAsync(request, cancellationToken) is not { } before)
        {
            return Refusals.NotFound;
        }

        if (!choices.CanBeChanged || choices.Kind != before.Choices.Kind || choices.GoesBackTo != before.Choices.GoesBackTo)
        {
            throw new ArgumentException("A change leaves it what is asked for, and what it goes back to; where nothing is chosen nothing can be changed.", nameof(choices));
        }

        var planned = await plans.MakeAsync(before.Snapshot, choices, before.BegunPlan, cancellationToken);
        return await orders.GiveAsync(
            Order.ChangeChoices,
            request,
            by,
            (state, who) => OnSamePlan(state, planHash)
                ?? (planned.Plan.IsBlocked ? Judgement.ToAnswer(Refusals.Blocked(planned.Plan, state)) : null)
                ?? Write(Changed(who, planned), "Approval.Changed", state),
            cancellationToken);
    }

    /// <param name="list">The list with which it is approved; null when it is approved alone.</param>
    internal static Judgement JudgeApproval(RequestState state, Actor who, PlanHash planHash, ListId? list) =>
        OnSamePlan(state, planHash)
        ?? (state.Plan.IsBlocked ? Judgement.ToAnswer(Refusals.Blocked(state.Plan, state)) : null)
        ?? (OwnGain.Has(state, who) ? Judgement.ToAnswer(Refusals.OwnGain(state)) : null)
        ?? (state.Approvals.FirstOrDefault(a => a.By.Id.IsSameAs(who.Id)) is { } own ? Judgement.ToAnswer(Refusals.AlreadyApproved(state, own)) : null)
        ?? Approve(state, who, list);

    internal static Judgement JudgeRejection(RequestState state, Actor who, PlanHash planHash, string? reason) =>
        OnSamePlan(state, planHash)
        ?? (Orders.Text(reason) is { } written
            ? Write(new RunEvent.RequestRejected(who.Id, planHash) { ByName = who.Name, Reason = written }, "Approval.Rejected", state)
            : Judgement.ToAnswer(Refusals.ReasonMissing(state)));

    internal static Judgement JudgeWithdrawal(RequestState state, Actor who) => Write(
        new RunEvent.RequestWithdrawn(who.Id) { ByName = who.Name },
        state.Clearance == Clearance.Nothing ? "Approval.Withdrawn" : "Approval.Withdrawn.LockedOut",
        state);

    private async Task<DecisionResult> OpenAsync(Actor requester, PlannedRequest planned, ListId? list, CancellationToken cancellationToken) => planned.Plan.IsBlocked
        ? Refusals.Blocked(planned.Plan)
        : Refusals.ForLackOfApprovers(await reviewers.ReachableAsync(requester.Id, planned.Snapshot.Account.Person.Id, cancellationToken), planned)
            ?? await book.OpenAsync(Submitted(requester, planned, list), ids, cancellationToken);

    /// <summary>The same plan, asked for by the same person, is the same request: its answer was lost on the way. Null: it is another one.</summary>
    private async Task<DecisionResult?> TakenAsync(RequestId open, UserId requester, Plan plan, CancellationToken cancellationToken) =>
        await book.ReadAsync(open, cancellationToken) is { } state && state.Requester.Id == requester && state.Plan.Hash == plan.Hash
            ? book.AcceptAgain(state)
            : null;

    /// <summary>The offboarding that a request goes back to is read again here: nothing about it is believed.</summary>
    private async Task<AskAnswer> MayAskAsync(UserId requester, Person leaver, Choices choices, CancellationToken cancellationToken)
    {
        if (choices.Kind == RequestKind.Offboarding)
        {
            return await requesters.MayAskAsync(requester, leaver.Id, cancellationToken);
        }

        var offboarding = choices.GoesBackTo is { } earlier ? await book.ReadAsync(earlier, cancellationToken) : null;
        var answer = choices.GoesBackTo is not null && offboarding?.Leaver.Id.IsSameAs(leaver.Id) != true
            ? new AskAnswer.NotFound()
            : choices.Kind == RequestKind.Ending
                ? await requesters.MayEndAsync(requester, leaver.Id, offboarding, cancellationToken)
                : await requesters.MayAskAgainAsync(requester, leaver, offboarding, cancellationToken);
        return answer is AskAnswer.Allowed && offboarding is { IsAtRest: false } ? new AskAnswer.IsAtWork() : answer;
    }

    /// <summary>The approval that nothing is missing after begins the run; one before it may begin the lock-out (rule R23).</summary>
    private static Judgement Approve(RequestState state, Actor who, ListId? list) => (state.ApprovalsMissing, LocksOutAtOnce(state)) switch
    {
        ( <= 1, _) => Write(
            new RunEvent.RequestApproved(who.Id, state.Plan.Hash) { ByName = who.Name, AwaitsFacts = true, List = list },
            state.Choices.Start is null ? "Approval.Approved" : "Approval.ApprovedForStart",
            state),
        (_, var isImmediate) => Write(
            new RunEvent.ApprovalGiven(who.Id, state.Plan.Hash) { ByName = who.Name, ReleasesLockOut = isImmediate },
            isImmediate ? "Approval.GivenAndLocked" : "Approval.Given",
            state),
    };

    /// <summary>A start that is still to come was chosen by people who know that it is.</summary>
    private static bool LocksOutAtOnce(RequestState state) => state.Choices.IsImmediate && (state.Choices.Start is null || state.HasMissedStart);

    private static Judgement? OnSamePlan(RequestState state, PlanHash planHash) =>
        state.Plan.Hash == planHash ? null : Judgement.ToAnswer(Refusals.PlanChanged(state));

    private static Judgement Write(RunEvent happened, string told, RequestState state) =>
        Judgement.ToWrite(happened, Phrase.Of(told, ("name", state.Leaver.DisplayName), ("startTime", state.Choices.Start is { } start ? Days.Instant(start.At) : string.Empty)));

    private static RunEvent.RequestSubmitted Submitted(Actor requester, PlannedRequest planned, ListId? list) => new()
    {
        RequesterId = requester.Id,
        RequesterName = requester.Name,
        LeaverId = planned.Snapshot.Account.Person.Id,
        Tenant = planned.Tenant,
        PlanHash = planned.Plan.Hash,
        ExpiresAt = planned.ExpiresAt,
        Snapshot = planned.Snapshot,
        Choices = planned.Choices,
        Plan = planned.Plan,
        Trace = RunTrace.Here,
        List = list,
    };

    private static RunEvent.ChoicesChanged Changed(Actor by, PlannedRequest planned) => new()
    {
        ById = by.Id,
        ByName = by.Name,
        PlanHash = planned.Plan.Hash,
        ExpiresAt = planned.ExpiresAt,
        Snapshot = planned.Snapshot,
        Choices = planned.Choices,
        Plan = planned.Plan,
    };
}
