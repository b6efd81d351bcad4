using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Lists;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Approval;

/// <summary>
/// Decides on requests of a list one by one, each as if it stood alone: the same rights, the same judgement, the plan that was seen. Only who
/// decides is looked up once for all of them.
/// </summary>
public sealed class ListDecisions(ApproverPolicy approvers, RequestBook book)
{
    /// <summary>Null for somebody who is no approver at this moment.</summary>
    /// <exception cref="Microsoft365.Microsoft365Fault">The tenant did not say.</exception>
    public Task<Actor?> FindApproverAsync(UserId person, CancellationToken cancellationToken) => approvers.FindAsync(person, cancellationToken);

    public Task<DecisionResult> ApproveAsync(RequestId request, Actor by, PlanHash planHash, ListId list, CancellationToken cancellationToken) =>
        GiveAsync(Order.Approve, request, by, state => OnlyWithList(state) ?? Decisions.JudgeApproval(state, by, planHash, list), cancellationToken);

    public Task<DecisionResult> RejectAsync(RequestId request, Actor by, PlanHash planHash, string? reason, CancellationToken cancellationToken) =>
        GiveAsync(Order.Reject, request, by, state => OnlyWithList(state) ?? Decisions.JudgeRejection(state, by, planHash, reason), cancellationToken);

    /// <summary>From now on it is decided on a card of its own.</summary>
    public Task<DecisionResult> TakeOutAsync(RequestId request, Actor by, CancellationToken cancellationToken) => GiveAsync(
        Order.TakeOutOfList,
        request,
        by,
        state => OnlyWithList(state)
            ?? Judgement.ToWrite(
                new RunEvent.TakenOutOfList(by.Id, state.List!.Value) { ByName = by.Name }, Phrase.Of("Many.Told.TakenOut", ("name", state.Leaver.DisplayName))),
        cancellationToken);

    /// <summary>Somebody took it out of the list, or it needs more than one press: nothing that is done to the list is done to it.</summary>
    private static Judgement? OnlyWithList(RequestState state) => state.IsDecidedWithList ? null : Judgement.ToAnswer(Refusals.OnItsOwn(state));

    private Task<DecisionResult> GiveAsync(Order order, RequestId request, Actor by, Func<RequestState, Judgement> judge, CancellationToken cancellationToken) => book.WriteAsync(
        request,
        state => Rights.Check(order, state, by.Id, isApprover: true) is { } refused ? Judgement.ToAnswer(refused) : judge(state),
        cancellationToken);
}
