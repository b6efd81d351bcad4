using Shouldly;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Tests.Cards;
using TeamsOffboardBot.Tests.Planning;
using TeamsOffboardBot.Tests.Steps;
using Xunit;

namespace TeamsOffboardBot.Tests.Approval;

/// <summary>Every order in every stage, given by an approver, and by the requester where only they may.</summary>
public sealed class OrderMomentTests
{
    private static readonly RequestStage[] BeforeTheApproval = [RequestStage.AwaitingApproval, RequestStage.LockOutOnly];
    private static readonly RequestStage[] BeforeTheRun = [.. BeforeTheApproval, RequestStage.Scheduled];
    private static readonly RequestStage[] OfARun = [RequestStage.Running, RequestStage.WaitingForPeople, RequestStage.WaitingForDate];
    private static readonly RequestStage[] WhileStepsRun = [RequestStage.LockOutOnly, .. OfARun];

    public static TheoryData<Order, RequestStage> Cells()
    {
        var cells = new TheoryData<Order, RequestStage>();
        foreach (var order in Enum.GetValues<Order>())
        {
            foreach (var stage in Enum.GetValues<RequestStage>())
            {
                cells.Add(order, stage);
            }
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void An_order_has_its_stages_and_comes_too_late_in_all_others(Order order, RequestStage stage)
    {
        var request = EveryCard.Request(ALeaver.Facts, ALeaver.Standard, stage);
        var by = order is Order.Withdraw or Order.AnswerQuestion ? request.Requester.Id : AContoso.User(5);

        var refused = Rights.Check(order, request, by, isApprover: true);

        var stages = order switch
        {
            Order.TakeOutOfList => [RequestStage.AwaitingApproval],
            Order.Approve => BeforeTheApproval,
            Order.Reject or Order.ChangeChoices or Order.Withdraw or Order.AskRequester or Order.AnswerQuestion => BeforeTheRun,
            Order.CloseDate => [.. OfARun, RequestStage.Finished],
            _ => WhileStepsRun,
        };
        var isTimely = stages.Contains(stage);
        refused?.Why.ShouldBe(RefusalReason.TooLate);
        (refused is null).ShouldBe(isTimely);
    }
}
