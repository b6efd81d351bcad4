using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Approval;

/// <summary>What an approver orders for a step that did not get through by itself.</summary>
public sealed class StepOrders(Orders orders)
{
    public Task<DecisionResult> RetryAsync(RequestId request, StepId step, UserId by, CancellationToken cancellationToken) =>
        GiveAsync(Order.RetryStep, request, step, by, (state, who) => Write(new RunEvent.StepRetryAsked(step, who.Id) { ByName = who.Name }, "Approval.RetryAsked"), cancellationToken);

    public Task<DecisionResult> SkipAsync(RequestId request, StepId step, UserId by, string? reason, CancellationToken cancellationToken) =>
        GiveAsync(
            Order.SkipStep,
            request,
            step,
            by,
            (state, who) => Skip(state, state.Step(step)!, who, reason),
            cancellationToken);

    public Task<DecisionResult> DoneByHandAsync(RequestId request, StepId step, UserId by, string? note, CancellationToken cancellationToken) =>
        GiveAsync(
            Order.StepDoneByHand,
            request,
            step,
            by,
            (state, who) => Write(new RunEvent.StepDoneByHand(step, who.Id) { ByName = who.Name, Note = Orders.Text(note) }, "Approval.DoneByHand"),
            cancellationToken);

    /// <summary>What a try before may have done is looked for: the evidence must not say that it was left out when it is there.</summary>
    internal static Judgement Skip(RequestState state, StepState step, Actor who, string? reason) => Orders.Text(reason) is { } written
        ? Write(
            new RunEvent.StepSkipped(step.Id, who.Id) { ByName = who.Name, Reason = written, IsToBeLookedAt = step.MayHaveWritten },
            step.MayHaveWritten ? "Approval.SkippedToLook" : "Approval.Skipped")
        : Judgement.ToAnswer(Refusals.ReasonMissing(state));

    private Task<DecisionResult> GiveAsync(
        Order order, RequestId request, StepId step, UserId by, Func<RequestState, Actor, Judgement> judge, CancellationToken cancellationToken) =>
        orders.GiveAsync(
            order,
            request,
            by,
            (state, who) => state.Step(step) switch
            {
                null => Judgement.ToAnswer(Refusals.NoSuchStep(state)),
                // A person steps in where the run waits for one, or cuts a wait for the next try short.
                { WaitsForPerson: true } or { Status: StepStatus.RetryScheduled or StepStatus.Waiting } => judge(state, who),
                _ => Judgement.ToAnswer(Refusals.StepIsFine(state)),
            },
            cancellationToken);

    private static Judgement Write(RunEvent happened, string told) => Judgement.ToWrite(happened, Phrase.Of(told));
}
