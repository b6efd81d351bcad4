using Shouldly;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Tests.Steps;
using Xunit;

namespace TeamsOffboardBot.Tests.Approval;

public sealed class DecisionTests : IAsyncLifetime, IDisposable
{
    private readonly Office _office = new();

    [Fact]
    public async Task A_request_waits_for_approval_with_the_plan_that_was_asked_for()
    {
        var request = await _office.AskedAsync();

        request.Stage.ShouldBe(RequestStage.AwaitingApproval);
        request.Requester.ShouldBe(new Actor(Office.Megan, "Megan Bowen"));
        request.Leaver.DisplayName.ShouldBe("Adele Vance");
        request.Plan.Hash.ShouldBe(PlanHash.Of(request.Plan.Steps));
        _office.Refreshed.ShouldContain(request.Id);
        request.Id.Value.ShouldMatch("^[2-9A-Z]{8}$");
        request.Id.Value.IndexOfAny(['0', 'O', '1', 'I', 'L', 'U', 'B', 'S']).ShouldBe(-1);
    }

    [Fact]
    public async Task An_approval_starts_the_run_and_names_who_and_what()
    {
        var request = await _office.AskedAsync();

        var approved = (await ApproveAsync(request, Office.Joni)).ShouldBeOfType<DecisionResult.Accepted>().State;

        approved.Stage.ShouldBe(RequestStage.Running);
        approved.Decision!.By.ShouldBe(new Actor(Office.Joni, "Joni Sherman"));
        approved.Decision.PlanHash.ShouldBe(request.Plan.Hash);
        approved.Steps.Select(s => s.Id).ShouldBe(request.Plan.Steps.Select(s => s.Id));
    }

    [Fact]
    public async Task Of_two_who_decide_at_once_one_decides_and_the_other_is_told_who_did()
    {
        for (var round = 0; round < 5; round++)
        {
            var request = await _office.AskedAsync();

            var results = await Task.WhenAll(
                ApproveAsync(request, Office.Nestor),
                _office.Decisions.RejectAsync(request.Id, Office.Joni, request.Plan.Hash, "She stays.", CancellationToken.None));

            var winner = results.OfType<DecisionResult.Accepted>().ShouldHaveSingleItem().State.Decision!.By;
            var loser = results.OfType<DecisionResult.Refused>().ShouldHaveSingleItem();
            loser.Why.ShouldBe(RefusalReason.TooLate);
            loser.Told.Args["by"].ShouldBe(winner.Name);
            await CloseAsync(request);
        }
    }

    [Fact]
    public async Task A_second_press_of_the_same_button_decides_nothing_again()
    {
        var request = await _office.AskedAsync();
        var first = (DecisionResult.Accepted)await ApproveAsync(request, Office.Nestor);

        (await ApproveAsync(request, Office.Nestor)).ShouldBeOfType<DecisionResult.Refused>().Why.ShouldBe(RefusalReason.TooLate);

        (await _office.StateAsync(request.Id)).Seq.ShouldBe(first.State.Seq);
    }

    [Fact]
    public async Task A_changed_plan_needs_an_approval_of_its_own()
    {
        var request = await _office.AskedAsync();

        var changed = (await ChangeAsync(request, Office.Nestor, AContoso.Forwarding)).ShouldBeOfType<DecisionResult.Accepted>().State;

        changed.Plan.Hash.ShouldNotBe(request.Plan.Hash);
        changed.ChangedBy!.Name.ShouldBe("Nestor Wilke");
        (await ApproveAsync(request, Office.Joni)).ShouldBeOfType<DecisionResult.Refused>().Why.ShouldBe(RefusalReason.PlanChanged);
        (await ApproveAsync(changed, Office.Joni)).ShouldBeOfType<DecisionResult.Accepted>();
    }

    [Fact]
    public async Task Who_gave_themselves_something_of_the_leavers_does_not_decide_on_that()
    {
        var request = await _office.AskedAsync();
        var changed = (await ChangeAsync(request, Office.Nestor, AContoso.Standard with { Delegates = [Office.Nestor] })).ShouldBeOfType<DecisionResult.Accepted>().State;

        (await ApproveAsync(changed, Office.Nestor)).ShouldBeOfType<DecisionResult.Refused>().Why.ShouldBe(RefusalReason.OwnGain);

        (await _office.StateAsync(request.Id)).Stage.ShouldBe(RequestStage.AwaitingApproval);
        (await ApproveAsync(changed, Office.Joni)).ShouldBeOfType<DecisionResult.Accepted>();
    }

    [Fact]
    public async Task Who_was_named_by_whoever_asked_may_decide_and_so_may_who_changed_something_else()
    {
        var named = await _office.AskedAsync(choices: AContoso.Standard with { Delegates = [Office.Nestor] });
        (await ApproveAsync(named, Office.Nestor)).ShouldBeOfType<DecisionResult.Accepted>();
        await CloseAsync(named);

        var changed = (await ChangeAsync(await _office.AskedAsync(), Office.Nestor, AContoso.Forwarding)).ShouldBeOfType<DecisionResult.Accepted>().State;
        (await ApproveAsync(changed, Office.Nestor)).ShouldBeOfType<DecisionResult.Accepted>();
    }

    [Fact]
    public async Task A_change_looks_at_the_people_it_names_as_they_are_now()
    {
        var request = await _office.AskedAsync();
        await _office.Tenant.Accounts.SetAccountEnabledAsync(Office.Alex.Value, enabled: false, CancellationToken.None);

        var refused = (await ChangeAsync(request, Office.Nestor, AContoso.Forwarding)).ShouldBeOfType<DecisionResult.Refused>();

        refused.Why.ShouldBe(RefusalReason.Blocked);
        refused.Blockers.ShouldContain(b => b.Rule == "R16");
        (await _office.StateAsync(request.Id)).Plan.Hash.ShouldBe(request.Plan.Hash);
    }

    [Fact]
    public async Task A_plan_with_a_blocker_is_not_sent()
    {
        var refused = (await _office.AskAsync(Office.Megan, AContoso.Standard with { Delegates = [Office.Adele] })).ShouldBeOfType<DecisionResult.Refused>();

        refused.Why.ShouldBe(RefusalReason.Blocked);
        refused.Blockers.ShouldNotBeEmpty();
        (await _office.Journal.OpenAsync(CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_lost_the_right_to_ask_since_the_dialog_began_sends_nothing()
    {
        var refused = (await _office.AskAsync(Office.Christie)).ShouldBeOfType<DecisionResult.Refused>();

        refused.Ask.ShouldBeOfType<AskAnswer.NoRight>();
        (await _office.Journal.OpenAsync(CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_who_ask_for_the_same_leaver_at_once_make_one_request()
    {
        var results = await Task.WhenAll(_office.AskAsync(Office.Megan), _office.AskAsync(Office.Patti));

        var open = results.OfType<DecisionResult.Accepted>().ShouldHaveSingleItem().State;
        results.OfType<DecisionResult.Refused>().ShouldHaveSingleItem().Ask.ShouldBeOfType<AskAnswer.AlreadyOpen>().Open.ShouldBe(open.Id);
    }

    [Fact]
    public async Task A_request_that_nobody_could_approve_is_not_accepted()
    {
        _office.Reached.Remove(Office.Joni);

        (await _office.AskAsync(Office.Nestor)).ShouldBeOfType<DecisionResult.Refused>("the one approver is the requester").Why.ShouldBe(RefusalReason.NobodyToApprove);

        _office.Reached.Remove(Office.Nestor);
        (await _office.AskAsync(Office.Megan)).ShouldBeOfType<DecisionResult.Refused>("no approver has met the bot").Why.ShouldBe(RefusalReason.NobodyToApprove);
    }

    [Fact]
    public async Task A_right_taken_away_after_the_card_was_sent_is_gone_at_the_click()
    {
        var request = await _office.AskedAsync();
        await _office.Tenant.Groups.RemoveMemberAsync(AContoso.Group(1), Office.Nestor.Value, CancellationToken.None);

        (await ApproveAsync(request, Office.Nestor)).ShouldBeOfType<DecisionResult.Refused>().Why.ShouldBe(RefusalReason.NoRight);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    public async Task A_rejection_needs_a_reason(string? reason)
    {
        var request = await _office.AskedAsync();

        var result = await _office.Decisions.RejectAsync(request.Id, Office.Nestor, request.Plan.Hash, reason, CancellationToken.None);

        result.ShouldBeOfType<DecisionResult.Refused>().Why.ShouldBe(RefusalReason.ReasonMissing);
    }

    [Fact]
    public async Task While_the_tenant_does_not_answer_nobody_decides_and_the_requester_can_still_withdraw()
    {
        var request = await _office.AskedAsync();
        await _office.BreakGraphAsync(403);

        (await ApproveAsync(request, Office.Nestor)).ShouldBeOfType<DecisionResult.Refused>().Why.ShouldBe(RefusalReason.Unreadable);
        (await _office.Decisions.WithdrawAsync(request.Id, Office.Megan, CancellationToken.None)).ShouldBeOfType<DecisionResult.Accepted>()
            .State.Stage.ShouldBe(RequestStage.Withdrawn);
    }

    [Fact]
    public async Task What_was_withdrawn_or_approved_can_be_neither_withdrawn_nor_changed()
    {
        var request = await _office.AskedAsync();
        await ApproveAsync(request, Office.Nestor);

        var withdrawn = await _office.Decisions.WithdrawAsync(request.Id, Office.Megan, CancellationToken.None);
        var changed = await ChangeAsync(request, Office.Joni, AContoso.Forwarding);

        withdrawn.ShouldBeOfType<DecisionResult.Refused>().Told.Args["by"].ShouldBe("Nestor Wilke");
        changed.ShouldBeOfType<DecisionResult.Refused>().Why.ShouldBe(RefusalReason.TooLate);
    }

    public Task InitializeAsync() => _office.InitializeAsync();

    public Task DisposeAsync() => _office.DisposeAsync();

    public void Dispose() => _office.Dispose();

    private Task<DecisionResult> ApproveAsync(RequestState seen, UserId by) =>
        _office.Decisions.ApproveAsync(seen.Id, by, seen.Plan.Hash, CancellationToken.None);

    private Task<DecisionResult> ChangeAsync(RequestState seen, UserId by, Choices choices) =>
        _office.Decisions.ChangeChoicesAsync(seen.Id, by, seen.Plan.Hash, choices, CancellationToken.None);

    private async Task CloseAsync(RequestState request)
    {
        if ((await _office.StateAsync(request.Id)).IsOpen)
        {
            await _office.WriteAsync(request.Id, new RunEvent.RunFinished(StepStatus.Changed));
        }
    }
}
