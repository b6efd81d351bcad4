using Shouldly;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Tests.Steps;
using Xunit;

namespace TeamsOffboardBot.Tests.Approval;

/// <summary>Rule R23: Elvia Atkins may activate a directory role; Patti Fernandez of HR asks.</summary>
public sealed class TwoApproverTests : IAsyncLifetime, IDisposable
{
    private static readonly Choices Immediate = AContoso.Standard with { IsImmediate = true };

    private readonly Office _office = new();

    [Theory]
    [InlineData(11, "active")]
    [InlineData(44, "through a group")]
    [InlineData(45, "eligible")]
    public async Task One_approval_of_the_two_starts_nothing(int leaver, string holds)
    {
        var request = await AskedAsync(AContoso.Standard, AContoso.User(leaver));

        var given = (await ApproveAsync(request, Office.Nestor)).ShouldBeOfType<DecisionResult.Accepted>(holds).State;

        given.Stage.ShouldBe(RequestStage.AwaitingApproval);
        given.ApprovalsMissing.ShouldBe(1);
        given.IsRunnable.ShouldBeFalse();
        given.Steps.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_second_approval_starts_the_run_and_both_name_the_plan_they_saw()
    {
        var request = await AskedAsync(AContoso.Standard);
        await ApproveAsync(request, Office.Nestor);

        var approved = (await ApproveAsync(request, Office.Joni)).ShouldBeOfType<DecisionResult.Accepted>().State;

        approved.Stage.ShouldBe(RequestStage.Running);
        approved.Approvals.Select(a => (a.By.Name, a.PlanHash)).ShouldBe([("Nestor Wilke", request.Plan.Hash), ("Joni Sherman", request.Plan.Hash)]);
        approved.Decision!.By.Name.ShouldBe("Joni Sherman");
    }

    [Fact]
    public async Task Who_presses_twice_counts_once_and_is_told()
    {
        var request = await AskedAsync(AContoso.Standard);
        var first = (DecisionResult.Accepted)await ApproveAsync(request, Office.Nestor);

        var again = (await ApproveAsync(request, new UserId(Office.Nestor.Value.ToUpperInvariant()))).ShouldBeOfType<DecisionResult.Refused>();

        again.Why.ShouldBe(RefusalReason.AlreadyApproved);
        WordList.English.Say(again.Told).ShouldContain("Another approver has to agree as well");
        (await _office.StateAsync(request.Id)).Seq.ShouldBe(first.State.Seq);
    }

    [Fact]
    public async Task Of_two_who_approve_at_once_each_counts_once_and_the_run_starts_once()
    {
        var request = await AskedAsync(AContoso.Standard);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => ApproveAsync(request, i % 2 == 0 ? Office.Nestor : Office.Joni)));

        var kinds = (await _office.Journal.EntriesAsync(request.Id, CancellationToken.None)).Select(e => e.Kind);
        kinds.ShouldBe(["request-submitted", "approval-given", "request-approved"]);
    }

    [Fact]
    public async Task Choices_changed_in_between_make_the_approval_void()
    {
        var request = await AskedAsync(AContoso.Standard);
        await ApproveAsync(request, Office.Nestor);

        var changed = (await ChangeAsync(request, Office.Joni, AContoso.Forwarding)).ShouldBeOfType<DecisionResult.Accepted>().State;

        changed.Approvals.ShouldBeEmpty();
        changed.Replacement!.VoidApprovals.ShouldHaveSingleItem().By.Name.ShouldBe("Nestor Wilke");
        (await ApproveAsync(changed, Office.Joni)).ShouldBeOfType<DecisionResult.Accepted>().State.Stage.ShouldBe(RequestStage.AwaitingApproval);
        (await ApproveAsync(changed, Office.Nestor)).ShouldBeOfType<DecisionResult.Accepted>().State.Stage.ShouldBe(RequestStage.Running);
    }

    [Fact]
    public async Task A_rejection_by_the_second_ends_it()
    {
        var request = await AskedAsync(AContoso.Standard);
        await ApproveAsync(request, Office.Nestor);

        var rejected = (await _office.Decisions.RejectAsync(request.Id, Office.Joni, request.Plan.Hash, "She stays.", CancellationToken.None))
            .ShouldBeOfType<DecisionResult.Accepted>().State;

        rejected.Stage.ShouldBe(RequestStage.Rejected);
        rejected.IsOpen.ShouldBeFalse();
        rejected.Begun.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_fewer_than_two_can_approve_the_request_is_refused_and_says_why()
    {
        _office.Reached.Remove(Office.Joni);

        var refused = (await _office.AskAsync(Office.Patti, AContoso.Standard, Office.Elvia)).ShouldBeOfType<DecisionResult.Refused>();

        refused.Why.ShouldBe(RefusalReason.NobodyToApprove);
        WordList.English.Say(refused.Told).ShouldContain("two approvers must agree");
        (await _office.Journal.OpenAsync(CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_approver_who_asks_is_none_of_the_two()
    {
        (await _office.AskAsync(Office.Joni, AContoso.Standard, Office.Elvia)).ShouldBeOfType<DecisionResult.Refused>().Why.ShouldBe(RefusalReason.NobodyToApprove);
    }

    [Fact]
    public async Task The_last_Global_Administrator_stays_refused()
    {
        await _office.Tenant.Accounts.SetAccountEnabledAsync(AContoso.User(12).Value, enabled: false, CancellationToken.None);

        var refused = (await _office.AskAsync(Office.Patti, AContoso.Standard, AContoso.User(11))).ShouldBeOfType<DecisionResult.Refused>();

        refused.Blockers.ShouldContain(b => b.Text.Key == "Rules.R19.LastGlobalAdministrator");
    }

    [Fact]
    public async Task When_time_presses_the_first_approval_locks_out_and_nothing_else_is_touched()
    {
        var request = await AskedAsync(Immediate);
        var before = await _office.TruthAsync(Office.Elvia);

        var given = (await ApproveAsync(request, Office.Nestor)).ShouldBeOfType<DecisionResult.Accepted>().State;
        await RunAsync(request.Id);

        given.Stage.ShouldBe(RequestStage.LockOutOnly);
        var state = await _office.StateAsync(request.Id);
        state.Begun.Select(s => s.Id).ShouldBe([StepIds.BlockSignIn, StepIds.ResetPassword, StepIds.SignOut, StepIds.SignOutAfterLockOut], ignoreOrder: true);
        state.Begun.ShouldAllBe(s => s.Status == StepStatus.Changed);
        var after = await _office.TruthAsync(Office.Elvia);
        after["accountEnabled"]!.GetValue<bool>().ShouldBeFalse();
        foreach (var untouched in new[] { "licences", "mailbox", "oneDrive" })
        {
            after[untouched]?.ToJsonString().ShouldBe(before[untouched]?.ToJsonString(), untouched);
        }
    }

    [Fact]
    public async Task The_second_approval_goes_on_from_the_lock_out_without_repeating_it()
    {
        var request = await AskedAsync(Immediate);
        await ApproveAsync(request, Office.Nestor);
        await RunAsync(request.Id);
        var locked = await _office.TruthAsync(Office.Elvia);

        (await ApproveAsync(request, Office.Joni)).ShouldBeOfType<DecisionResult.Accepted>().State.Stage.ShouldBe(RequestStage.Running);
        await RunAsync(request.Id);

        var state = await _office.StateAsync(request.Id);
        state.Stage.ShouldBe(RequestStage.WaitingForPeople);
        state.Step(StepIds.ResetPassword)!.Attempts.ShouldBe(1);
        state.LockOutRelease!.By.Name.ShouldBe("Nestor Wilke");
        var after = await _office.TruthAsync(Office.Elvia);
        after["password"]!.ToJsonString().ShouldBe(locked["password"]!.ToJsonString());
        after["licences"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_locked_out_stays_so_when_the_rest_is_refused(bool isRejected)
    {
        var request = await AskedAsync(Immediate);
        await ApproveAsync(request, Office.Nestor);
        await RunAsync(request.Id);

        var ended = isRejected
            ? await _office.Decisions.RejectAsync(request.Id, Office.Joni, request.Plan.Hash, "Not yet.", CancellationToken.None)
            : await _office.Decisions.WithdrawAsync(request.Id, Office.Patti, CancellationToken.None);
        await RunAsync(request.Id);

        var state = ended.ShouldBeOfType<DecisionResult.Accepted>().State;
        state.IsOpen.ShouldBeFalse();
        state.Begun.ShouldAllBe(s => s.Status == StepStatus.Changed);
        state.Steps.Except(state.Begun).ShouldAllBe(s => s.Status == StepStatus.Pending);
        (await _office.TruthAsync(Office.Elvia))["accountEnabled"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task A_call_that_was_under_way_when_it_ended_is_looked_at_before_it_is_closed()
    {
        var request = await AskedAsync(Immediate);
        await ApproveAsync(request, Office.Nestor);
        var started = new[] { StepIds.BlockSignIn, StepIds.SignOut }.Select(s => (RunEvent)new RunEvent.StepStarted(s, 1, _office.Tenant.Clock.UtcNow));
        await _office.WriteAsync(request.Id, [new RunEvent.RunClaimed("gone", 1), .. started]);
        await _office.Tenant.Accounts.SetAccountEnabledAsync(Office.Elvia.Value, enabled: false, CancellationToken.None);
        var rejected = (DecisionResult.Accepted)await _office.Decisions.RejectAsync(request.Id, Office.Joni, request.Plan.Hash, "Not yet.", CancellationToken.None);
        rejected.State.IsOpen.ShouldBeTrue();

        await RunAsync(request.Id);

        var state = await _office.StateAsync(request.Id);
        state.IsOpen.ShouldBeFalse();
        state.Step(StepIds.BlockSignIn)!.Status.ShouldBe(StepStatus.Changed);
        state.Step(StepIds.SignOut)!.Status.ShouldBe(StepStatus.NotApplicable);
        state.Step(StepIds.ResetPassword)!.Status.ShouldBe(StepStatus.Pending);
        (await _office.Journal.EntriesAsync(request.Id, CancellationToken.None)).Select(e => e.Kind).ShouldNotContain("run-finished");
    }

    [Fact]
    public async Task A_lock_out_that_failed_can_be_ordered_again_before_the_second_approval()
    {
        var request = await AskedAsync(Immediate);
        await _office.ControlAsync("faults", new[] { new { match = "graph POST .*revokeSignInSessions", status = 403, times = 1 } });
        await ApproveAsync(request, Office.Nestor);
        await RunAsync(request.Id);
        (await _office.StateAsync(request.Id)).Step(StepIds.SignOut)!.Status.ShouldBe(StepStatus.Failed);

        (await _office.Steps.RetryAsync(request.Id, StepIds.SignOut, Office.Nestor, CancellationToken.None)).ShouldBeOfType<DecisionResult.Accepted>();
        await RunAsync(request.Id);

        (await _office.StateAsync(request.Id)).Step(StepIds.SignOut)!.Status.ShouldBe(StepStatus.Changed);
        (await _office.Steps.RetryAsync(request.Id, StepIds.RemoveLicences, Office.Nestor, CancellationToken.None)).ShouldBeOfType<DecisionResult.Refused>();
    }

    public Task InitializeAsync() => _office.InitializeAsync();

    public Task DisposeAsync() => _office.DisposeAsync();

    public void Dispose() => _office.Dispose();

    private Task<RequestState> AskedAsync(Choices choices, UserId? leaver = null) => _office.AskedAsync(Office.Patti, choices, leaver ?? Office.Elvia);

    private Task<DecisionResult> ApproveAsync(RequestState seen, UserId by) =>
        _office.Decisions.ApproveAsync(seen.Id, by, seen.Plan.Hash, CancellationToken.None);

    private Task<DecisionResult> ChangeAsync(RequestState seen, UserId by, Choices choices) =>
        _office.Decisions.ChangeChoicesAsync(seen.Id, by, seen.Plan.Hash, choices, CancellationToken.None);

    private async Task<DateTimeOffset?> RunAsync(RequestId request) =>
        (await _office.Get<Executor>().RunAsync(request, Clearance.Everything, new Signal(), CancellationToken.None, CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(1)))?.DueAt;
}
