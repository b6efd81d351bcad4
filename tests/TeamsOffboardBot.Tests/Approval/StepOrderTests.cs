using Shouldly;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;
using Xunit;

namespace TeamsOffboardBot.Tests.Approval;

public sealed class StepOrderTests : IAsyncLifetime, IDisposable
{
    private readonly Office _office = new();

    [Fact]
    public async Task A_failed_step_is_tried_again_left_out_or_done_by_hand_with_the_persons_name()
    {
        var (request, failed) = await _office.FailedAsync();

        var tried = Accepted(await _office.Steps.RetryAsync(request.Id, failed, Office.Nestor, CancellationToken.None));
        tried.Step(failed)!.Status.ShouldBe(StepStatus.Pending);
        await FailAgainAsync(request, failed);
        var skipped = Accepted(await _office.Steps.SkipAsync(request.Id, failed, Office.Nestor, "  The account is gone.  ", CancellationToken.None));
        skipped.Step(failed)!.Note.ShouldBe("The account is gone.");
        skipped.Step(failed)!.By!.Name.ShouldBe("Nestor Wilke");
        await FailAgainAsync(request, failed);
        var done = Accepted(await _office.Steps.DoneByHandAsync(request.Id, failed, Office.Joni, note: null, CancellationToken.None));
        done.Step(failed)!.Status.ShouldBe(StepStatus.DoneByHand);
    }

    [Fact]
    public async Task Leaving_out_a_step_needs_a_reason()
    {
        var (request, failed) = await _office.FailedAsync();

        Refused(await _office.Steps.SkipAsync(request.Id, failed, Office.Nestor, " ", CancellationToken.None)).ShouldBe(RefusalReason.ReasonMissing);
    }

    [Fact]
    public async Task A_step_that_goes_its_way_takes_no_orders()
    {
        var (request, _) = await _office.FailedAsync();
        var other = request.Plan.Steps[1].Id;

        Refused(await _office.Steps.RetryAsync(request.Id, other, Office.Nestor, CancellationToken.None)).ShouldBe(RefusalReason.StepIsFine);
        await _office.WriteAsync(request.Id, new RunEvent.StepStarted(other, 1, DateTimeOffset.UnixEpoch));
        Refused(await _office.Steps.SkipAsync(request.Id, other, Office.Nestor, "Enough.", CancellationToken.None)).ShouldBe(RefusalReason.StepIsFine);
        await _office.WriteAsync(request.Id, new RunEvent.StepSettled(other, StepStatus.Changed));
        Refused(await _office.Steps.DoneByHandAsync(request.Id, other, Office.Nestor, "Mine.", CancellationToken.None)).ShouldBe(RefusalReason.StepIsFine);
    }

    [Fact]
    public async Task A_wait_for_the_next_try_can_be_cut_short()
    {
        var (request, _) = await _office.FailedAsync();
        var other = request.Plan.Steps[1].Id;
        var fault = new FaultFacts("Graph", "POST /users/{id}", 503, "serviceNotAvailable", RequestId: null);
        await _office.WriteAsync(request.Id, new RunEvent.StepStarted(other, 1, DateTimeOffset.UnixEpoch), new RunEvent.StepRetryScheduled(other, DateTimeOffset.MaxValue, fault));

        Accepted(await _office.Steps.RetryAsync(request.Id, other, Office.Nestor, CancellationToken.None)).Step(other)!.Status.ShouldBe(StepStatus.Pending);
    }

    [Fact]
    public async Task An_unknown_step_and_a_run_that_has_not_begun_are_named_as_such()
    {
        var asked = await _office.AskedAsync();
        Refused(await _office.Steps.RetryAsync(asked.Id, asked.Plan.Steps[0].Id, Office.Nestor, CancellationToken.None)).ShouldBe(RefusalReason.TooLate);

        await _office.Decisions.ApproveAsync(asked.Id, Office.Nestor, asked.Plan.Hash, CancellationToken.None);
        Refused(await _office.Steps.RetryAsync(asked.Id, new StepId("no-such-step"), Office.Nestor, CancellationToken.None)).ShouldBe(RefusalReason.NoSuchStep);
        Refused(await _office.Steps.RetryAsync(new RequestId("NONESUCH"), asked.Plan.Steps[0].Id, Office.Nestor, CancellationToken.None)).ShouldBe(RefusalReason.NotFound);
    }

    public Task InitializeAsync() => _office.InitializeAsync();

    public Task DisposeAsync() => _office.DisposeAsync();

    public void Dispose() => _office.Dispose();

    private static RequestState Accepted(DecisionResult result) => result.ShouldBeOfType<DecisionResult.Accepted>().State;

    private static RefusalReason Refused(DecisionResult result) => result.ShouldBeOfType<DecisionResult.Refused>().Why;

    private Task<RequestState> FailAgainAsync(RequestState request, StepId step) => _office.WriteAsync(
        request.Id,
        new RunEvent.StepFailed(step, new FaultFacts("Graph", "PATCH /users/{id}", 500, Code: null, RequestId: null)));
}
