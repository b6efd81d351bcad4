using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Approval;

/// <summary>
/// From asking to the decision (A7, B2, B3). Rights are looked up at every call; whoever decides names the hash of the plan
/// they saw, and only that plan is decided on. The first decision in the journal counts.
/// </summary>
public sealed class Decisions(RequesterPolicy requesters, Reviewers reviewers, PlanMaker plans, RequestBook book, Orders orders, RequestIds ids)
{
    public async Task<DecisionResult> SubmitAsync(UserId requester, Snapshot snapshot, Choices choices, CancellationToken cancellationToken)
    {
        try
        {
            var leaver = snapshot.Account.Person.Id;
            var answer = await requesters.MayAskAsync(requester, leaver, cancellationToken);
            if (answer is not AskAnswer.Allowed allowed)
            {
                return Refusals.MayNotAsk(answer);
            }

            var planned = await plans.MakeAsync(snapshot, choices, cancellationToken);
            return planned.Plan.IsBlocked ? Refusals.Blocked(planned.Plan)
                : (await reviewers.ReachableAsync(requester, leaver, cancellationToken)).Count == 0 ? Refusals.NobodyToApprove
                : await book.OpenAsync(Submitted(allowed.Requester, planned), ids, cancellationToken);
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
            (state, who) => OnSamePlan(state, planHash)
                ?? (state.Plan.IsBlocked ? Judgement.ToAnswer(Refusals.Blocked(state.Plan, state)) : null)
                ?? Write(new RunEvent.RequestApproved(who.Id, planHash) { ByName = who.Name }, "Approval.Approved", state),
            cancellationToken);

    public Task<DecisionResult> RejectAsync(RequestId request, UserId by, PlanHash planHash, string? reason, CancellationToken cancellationToken) =>
        orders.GiveAsync(
            Order.Reject,
            request,
            by,
            (state, who) => OnSamePlan(state, planHash)
                ?? (Orders.Text(reason) is { } written
                    ? Write(new RunEvent.RequestRejected(who.Id, planHash) { ByName = who.Name, Reason = written }, "Approval.Rejected", state)
                    : Judgement.ToAnswer(Refusals.ReasonMissing(state))),
            cancellationToken);

    public Task<DecisionResult> WithdrawAsync(RequestId request, UserId by, CancellationToken cancellationToken) =>
        orders.GiveAsync(
            Order.Withdraw,
            request,
            by,
            (state, who) => Write(new RunEvent.RequestWithdrawn(who.Id) { ByName = who.Name }, "Approval.Withdrawn", state),
            cancellationToken);

    /// <summary>Makes another plan with another hash; whatever was shown before can no longer be approved.</summary>
    public async Task<DecisionResult> ChangeChoicesAsync(
        RequestId request, UserId by, PlanHash planHash, Choices choices, CancellationToken cancellationToken)
    {
        if (await book.ReadAsync(request, cancellationToken) is not { } before)
        {
            return Refusals.NotFound;
        }

        var planned = await plans.MakeAsync(before.Snapshot, choices, cancellationToken);
        return await orders.GiveAsync(
            Order.ChangeChoices,
            request,
            by,
            (state, who) => OnSamePlan(state, planHash)
                ?? (planned.Plan.IsBlocked ? Judgement.ToAnswer(Refusals.Blocked(planned.Plan, state)) : null)
                ?? Write(Changed(who, planned), "Approval.Changed", state),
            cancellationToken);
    }

    private static Judgement? OnSamePlan(RequestState state, PlanHash planHash) =>
        state.Plan.Hash == planHash ? null : Judgement.ToAnswer(Refusals.PlanChanged(state));

    private static Judgement Write(RunEvent happened, string told, RequestState state) =>
        Judgement.ToWrite(happened, Phrase.Of(told, ("name", state.Leaver.DisplayName)));

    private static RunEvent.RequestSubmitted Submitted(Actor requester, PlannedRequest planned) => new()
    {
        RequesterId = requester.Id,
        RequesterName = requester.Name,
        LeaverId = planned.Snapshot.Account.Person.Id,
        PlanHash = planned.Plan.Hash,
        Snapshot = planned.Snapshot,
        Choices = planned.Choices,
        Plan = planned.Plan,
    };

    private static RunEvent.ChoicesChanged Changed(Actor by, PlannedRequest planned) => new()
    {
        ById = by.Id,
        ByName = by.Name,
        PlanHash = planned.Plan.Hash,
        Snapshot = planned.Snapshot,
        Choices = planned.Choices,
        Plan = planned.Plan,
    };
}
