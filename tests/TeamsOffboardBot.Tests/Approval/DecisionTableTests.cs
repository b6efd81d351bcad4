using Shouldly;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Tests.Steps;
using Xunit;

namespace TeamsOffboardBot.Tests.Approval;

/// <summary>Every cell of the decision table, with the people of the tenant who stand so to the request.</summary>
public sealed class DecisionTableTests : IAsyncLifetime, IDisposable
{
    private readonly Office _office = new();

    [Theory]
    [InlineData(Order.Approve, Standing.Outsider, RefusalReason.NoRight)]
    [InlineData(Order.Approve, Standing.Approver, null)]
    [InlineData(Order.Approve, Standing.Requester, RefusalReason.OwnRequest)]
    [InlineData(Order.Approve, Standing.RequestingApprover, RefusalReason.OwnRequest)]
    [InlineData(Order.Approve, Standing.Leaver, RefusalReason.NotFound)]
    [InlineData(Order.Reject, Standing.Outsider, RefusalReason.NoRight)]
    [InlineData(Order.Reject, Standing.Approver, null)]
    [InlineData(Order.Reject, Standing.Requester, RefusalReason.OwnRequest)]
    [InlineData(Order.Reject, Standing.RequestingApprover, RefusalReason.OwnRequest)]
    [InlineData(Order.Reject, Standing.Leaver, RefusalReason.NotFound)]
    [InlineData(Order.ChangeChoices, Standing.Outsider, RefusalReason.NoRight)]
    [InlineData(Order.ChangeChoices, Standing.Approver, null)]
    [InlineData(Order.ChangeChoices, Standing.Requester, RefusalReason.OwnRequest)]
    [InlineData(Order.ChangeChoices, Standing.RequestingApprover, RefusalReason.OwnRequest)]
    [InlineData(Order.ChangeChoices, Standing.Leaver, RefusalReason.NotFound)]
    [InlineData(Order.Withdraw, Standing.Outsider, RefusalReason.NoRight)]
    [InlineData(Order.Withdraw, Standing.Approver, RefusalReason.NoRight)]
    [InlineData(Order.Withdraw, Standing.Requester, null)]
    [InlineData(Order.Withdraw, Standing.RequestingApprover, null)]
    [InlineData(Order.Withdraw, Standing.Leaver, RefusalReason.NotFound)]
    [InlineData(Order.AskRequester, Standing.Outsider, RefusalReason.NoRight)]
    [InlineData(Order.AskRequester, Standing.Approver, null)]
    [InlineData(Order.AskRequester, Standing.Requester, RefusalReason.OwnRequest)]
    [InlineData(Order.AskRequester, Standing.RequestingApprover, RefusalReason.OwnRequest)]
    [InlineData(Order.AskRequester, Standing.Leaver, RefusalReason.NotFound)]
    [InlineData(Order.RetryStep, Standing.Outsider, RefusalReason.NoRight)]
    [InlineData(Order.RetryStep, Standing.Approver, null)]
    [InlineData(Order.RetryStep, Standing.Requester, RefusalReason.NoRight)]
    [InlineData(Order.RetryStep, Standing.RequestingApprover, null)]
    [InlineData(Order.RetryStep, Standing.Leaver, RefusalReason.NotFound)]
    [InlineData(Order.SkipStep, Standing.Outsider, RefusalReason.NoRight)]
    [InlineData(Order.SkipStep, Standing.Approver, null)]
    [InlineData(Order.SkipStep, Standing.Requester, RefusalReason.NoRight)]
    [InlineData(Order.SkipStep, Standing.RequestingApprover, RefusalReason.OwnRequest)]
    [InlineData(Order.SkipStep, Standing.Leaver, RefusalReason.NotFound)]
    [InlineData(Order.StepDoneByHand, Standing.Outsider, RefusalReason.NoRight)]
    [InlineData(Order.StepDoneByHand, Standing.Approver, null)]
    [InlineData(Order.StepDoneByHand, Standing.Requester, RefusalReason.NoRight)]
    [InlineData(Order.StepDoneByHand, Standing.RequestingApprover, null)]
    [InlineData(Order.StepDoneByHand, Standing.Leaver, RefusalReason.NotFound)]
    public async Task Each_order_is_for_those_who_may_give_it(Order order, Standing standing, RefusalReason? refusal)
    {
        var asking = standing == Standing.RequestingApprover ? Office.Joni : Office.Megan;
        var (before, step) = IsForSteps(order) ? await _office.FailedAsync(asking) : (await _office.AskedAsync(asking), default);

        var result = await GiveAsync(order, before, step, Person(standing));

        Why(result).ShouldBe(refusal);
        (result is DecisionResult.Accepted).ShouldBe(refusal is null);
        (await _office.StateAsync(before.Id)).Seq.ShouldBe(refusal is null ? before.Seq + 1 : before.Seq);
    }

    [Theory]
    [InlineData(Order.AnswerQuestion, Standing.Outsider, RefusalReason.NoRight)]
    [InlineData(Order.AnswerQuestion, Standing.Approver, RefusalReason.NoRight)]
    [InlineData(Order.AnswerQuestion, Standing.Requester, null)]
    [InlineData(Order.AnswerQuestion, Standing.RequestingApprover, null)]
    [InlineData(Order.AnswerQuestion, Standing.Leaver, RefusalReason.NotFound)]
    [InlineData(Order.TakeOutOfList, Standing.Outsider, RefusalReason.NoRight)]
    [InlineData(Order.TakeOutOfList, Standing.Approver, null)]
    [InlineData(Order.TakeOutOfList, Standing.Requester, RefusalReason.OwnRequest)]
    [InlineData(Order.TakeOutOfList, Standing.RequestingApprover, RefusalReason.OwnRequest)]
    [InlineData(Order.TakeOutOfList, Standing.Leaver, RefusalReason.NotFound)]
    [InlineData(Order.ReleaseStep, Standing.Outsider, RefusalReason.NoRight)]
    [InlineData(Order.ReleaseStep, Standing.Approver, null)]
    [InlineData(Order.ReleaseStep, Standing.Requester, RefusalReason.OwnRequest)]
    [InlineData(Order.ReleaseStep, Standing.RequestingApprover, RefusalReason.OwnRequest)]
    [InlineData(Order.ReleaseStep, Standing.Leaver, RefusalReason.NotFound)]
    [InlineData(Order.PostponeStep, Standing.Outsider, RefusalReason.NoRight)]
    [InlineData(Order.PostponeStep, Standing.Approver, null)]
    [InlineData(Order.PostponeStep, Standing.Requester, RefusalReason.OwnRequest)]
    [InlineData(Order.PostponeStep, Standing.RequestingApprover, RefusalReason.OwnRequest)]
    [InlineData(Order.PostponeStep, Standing.Leaver, RefusalReason.NotFound)]
    [InlineData(Order.StopStep, Standing.Outsider, RefusalReason.NoRight)]
    [InlineData(Order.StopStep, Standing.Approver, null)]
    [InlineData(Order.StopStep, Standing.Requester, null)]
    [InlineData(Order.StopStep, Standing.RequestingApprover, null)]
    [InlineData(Order.StopStep, Standing.Leaver, RefusalReason.NotFound)]
    [InlineData(Order.EndStepNow, Standing.Outsider, RefusalReason.NoRight)]
    [InlineData(Order.EndStepNow, Standing.Approver, null)]
    [InlineData(Order.EndStepNow, Standing.Requester, null)]
    [InlineData(Order.EndStepNow, Standing.RequestingApprover, null)]
    [InlineData(Order.EndStepNow, Standing.Leaver, RefusalReason.NotFound)]
    [InlineData(Order.CloseDate, Standing.Outsider, RefusalReason.NoRight)]
    [InlineData(Order.CloseDate, Standing.Approver, null)]
    [InlineData(Order.CloseDate, Standing.Requester, null)]
    [InlineData(Order.CloseDate, Standing.RequestingApprover, null)]
    [InlineData(Order.CloseDate, Standing.Leaver, RefusalReason.NotFound)]
    public void Each_order_about_a_date_or_a_question_is_for_those_who_may_give_it(Order order, Standing standing, RefusalReason? refusal) =>
        Rights.Refusal(order, standing).ShouldBe(refusal);

    [Theory]
    [InlineData(Standing.Outsider)]
    [InlineData(Standing.Leaver)]
    public async Task Who_has_no_right_is_told_nothing_of_the_request(Standing standing)
    {
        var request = await _office.AskedAsync();

        var refused = (await GiveAsync(Order.Approve, request, default, Person(standing))).ShouldBeOfType<DecisionResult.Refused>();

        refused.State.ShouldBeNull();
        refused.Told.Args.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_leaver_hears_the_same_as_about_a_request_that_does_not_exist()
    {
        var request = await _office.AskedAsync();

        var own = await GiveAsync(Order.Approve, request, default, Office.Adele);
        var none = await _office.Decisions.ApproveAsync(new("NONESUCH"), Office.Adele, request.Plan.Hash, CancellationToken.None);

        Why(own).ShouldBe(Why(none));
        own.Told.Key.ShouldBe(none.Told.Key);
    }

    public Task InitializeAsync() => _office.InitializeAsync();

    public Task DisposeAsync() => _office.DisposeAsync();

    public void Dispose() => _office.Dispose();

    private static RefusalReason? Why(DecisionResult result) => (result as DecisionResult.Refused)?.Why;

    private static bool IsForSteps(Order order) => order is Order.RetryStep or Order.SkipStep or Order.StepDoneByHand;

    private static UserId Person(Standing standing) => standing switch
    {
        Standing.Approver => Office.Nestor,
        Standing.Requester => Office.Megan,
        Standing.RequestingApprover => Office.Joni,
        Standing.Leaver => Office.Adele,
        _ => Office.Christie,
    };

    private Task<DecisionResult> GiveAsync(Order order, RequestState request, StepId step, UserId by) => order switch
    {
        Order.Approve => _office.Decisions.ApproveAsync(request.Id, by, request.Plan.Hash, CancellationToken.None),
        Order.Reject => _office.Decisions.RejectAsync(request.Id, by, request.Plan.Hash, "She stays.", CancellationToken.None),
        Order.ChangeChoices => _office.Decisions.ChangeChoicesAsync(request.Id, by, request.Plan.Hash, AContoso.Forwarding, CancellationToken.None),
        Order.Withdraw => _office.Decisions.WithdrawAsync(request.Id, by, CancellationToken.None),
        Order.AskRequester => _office.Get<Questions>().AskAsync(request.Id, by, "Does she keep her laptop?", CancellationToken.None),
        Order.RetryStep => _office.Steps.RetryAsync(request.Id, step, by, CancellationToken.None),
        Order.SkipStep => _office.Steps.SkipAsync(request.Id, step, by, "Not needed.", CancellationToken.None),
        _ => _office.Steps.DoneByHandAsync(request.Id, step, by, "In the admin center.", CancellationToken.None),
    };
}
