using Microsoft.Extensions.Options;
using Shouldly;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Tests.Cards;
using TeamsOffboardBot.Tests.Planning;
using TeamsOffboardBot.Tests.Support;
using Xunit;

namespace TeamsOffboardBot.Tests.Runs;

/// <summary>What time alone brings to a request.</summary>
public sealed class RequestTimeTests
{
    [Fact]
    public async Task A_request_that_nobody_decides_on_is_reminded_of_twice_and_then_expires()
    {
        using var run = await SubmittedAsync();

        (await run.GoAsync()).ShouldBe(ARequest.Noon.AddDays(1));
        run.Time.Advance(TimeSpan.FromDays(1));
        (await run.GoAsync()).ShouldBe(ARequest.Noon.AddDays(6));
        (await run.GoAsync()).ShouldBe(ARequest.Noon.AddDays(6));
        run.Time.Advance(TimeSpan.FromDays(5));
        (await run.GoAsync("restarted")).ShouldBe(ARequest.Noon.AddDays(7));
        run.Time.Advance(TimeSpan.FromDays(1));
        (await run.GoAsync()).ShouldBeNull();

        (await run.EventsAsync<RunEvent.ApproversReminded>()).Select(e => e.Reason).ShouldBe([ReminderReason.Waiting, ReminderReason.ExpiryIsNear]);
        (await run.KindsAsync()).ShouldBe(["request-submitted", "approvers-reminded", "approvers-reminded", "request-expired"]);
        (await run.StateAsync()).IsOpen.ShouldBeFalse();
        run.Cards.Count.ShouldBe(3);
    }

    [Fact]
    public async Task After_a_standstill_one_reminder_says_it_all_and_a_request_that_expired_meanwhile_is_only_that()
    {
        using var late = await SubmittedAsync();
        late.Time.Advance(TimeSpan.FromDays(6.5));
        await late.GoAsync();
        (await late.EventsAsync<RunEvent.ApproversReminded>()).ShouldHaveSingleItem().Reason.ShouldBe(ReminderReason.ExpiryIsNear);

        using var tooLate = await SubmittedAsync();
        tooLate.Time.Advance(TimeSpan.FromDays(30));
        await tooLate.GoAsync();
        (await tooLate.KindsAsync()).ShouldBe(["request-submitted", "request-expired"]);
    }

    [Fact]
    public async Task An_approved_request_waits_for_its_start_and_goes_at_that_instant()
    {
        using var run = await SubmittedAsync(TimeSpan.FromDays(3));
        await run.AppendAsync(ARequest.Approved());

        (await run.StateAsync()).Stage.ShouldBe(RequestStage.Scheduled);
        (await run.GoAsync()).ShouldBe(ARequest.Noon.AddDays(3));
        run.Time.Advance(TimeSpan.FromDays(3) - TimeSpan.FromMilliseconds(1));
        (await run.GoAsync("restarted")).ShouldBe(ARequest.Noon.AddDays(3));
        (await run.KindsAsync()).ShouldBe(["request-submitted", "request-approved"]);
        run.Time.Advance(TimeSpan.FromMilliseconds(1));
        (await run.GoAsync()).ShouldBeNull();

        (await run.KindsAsync())[2].ShouldBe("run-started");
        (await run.StateAsync()).Stage.ShouldBe(RequestStage.Finished);
    }

    [Fact]
    public async Task A_start_that_passes_undecided_is_told_and_the_time_to_decide_is_counted_from_it()
    {
        using var run = await SubmittedAsync(TimeSpan.FromDays(20));

        foreach (var day in new[] { 1, 19, 20, 26, 27 })
        {
            (await run.GoAsync()).ShouldBe(ARequest.Noon.AddDays(day));
            run.Time.Advance(ARequest.Noon.AddDays(day) - run.Time.GetUtcNow());
        }

        (await run.GoAsync()).ShouldBeNull();
        (await run.EventsAsync<RunEvent.ApproversReminded>()).Select(e => e.Reason)
            .ShouldBe([ReminderReason.Waiting, ReminderReason.StartIsNear, ReminderReason.StartHasPassed, ReminderReason.ExpiryIsNear]);
        (await run.EventsAsync<RunEvent.RequestExpired>()).ShouldHaveSingleItem().ExpiresAt.ShouldBe(ARequest.Noon.AddDays(27));
    }

    [Fact]
    public async Task An_approval_after_the_start_runs_at_once()
    {
        using var run = await SubmittedAsync(TimeSpan.FromDays(1));
        run.Time.Advance(TimeSpan.FromDays(2));
        await run.GoAsync();
        (await run.StateAsync()).HasMissedStart.ShouldBeTrue();

        await run.AppendAsync(ARequest.Approved());
        await run.GoAsync();

        (await run.StateAsync()).Stage.ShouldBe(RequestStage.Finished);
        (await run.KindsAsync()).ShouldNotContain("run-started");
    }

    [Fact]
    public async Task Changed_choices_take_an_approval_back_and_give_the_whole_time_again()
    {
        using var run = await SubmittedAsync(TimeSpan.FromDays(3));
        await run.AppendAsync(ARequest.Approved());
        run.Time.Advance(TimeSpan.FromDays(2));

        var submitted = ARequest.Submitted("block");
        await run.AppendAsync(new RunEvent.ChoicesChanged
        {
            ById = ARequest.Nestor.Id,
            ByName = ARequest.Nestor.Name,
            PlanHash = PlanHash.From("9a"),
            Snapshot = submitted.Snapshot,
            Choices = submitted.Choices,
            Plan = submitted.Plan with { Hash = PlanHash.From("9a") },
        });

        var state = await run.StateAsync();
        state.Stage.ShouldBe(RequestStage.AwaitingApproval);
        state.Decision.ShouldBeNull();
        state.ExpiresAt.ShouldBe(ARequest.Noon.AddDays(9));
        (await run.GoAsync()).ShouldBe(ARequest.Noon.AddDays(3));
    }

    /// <summary>Between the writing of what is due and the question for what is next the clock goes on: what came meanwhile must not be passed over.</summary>
    [Fact]
    public void What_is_due_and_not_written_yet_is_what_is_next()
    {
        var time = new ManualTimeProvider(ALeaver.Noon);
        var clock = new RequestClock(time, new WatchClock(Options.Create(new DeadlinesOptions { RemindBefore = [.. new[] { 14, 7, 1 }.Select(days => TimeSpan.FromDays(days))] })), Options.Create(new ApprovalOptions()));
        var later = EveryCard.Request(ALeaver.Facts, ALeaver.Keeping with { Deletion = new AccountDeletion(20) }, RequestStage.WaitingForDate, _ => StepStatus.Changed);
        RequestState[] requests =
        [
            EveryCard.Request(ALeaver.Facts, ALeaver.Standard, RequestStage.Finished, _ => StepStatus.Changed),
            EveryCard.Request(ALeaver.Facts, ALeaver.Standard, RequestStage.WaitingForPeople, _ => StepStatus.NeedsPerson),
            later with { Steps = [.. later.Steps.Select(s => s.Id == StepIds.DeleteAccount ? s with { Status = StepStatus.Waiting } : s)] },
        ];

        for (var day = 0; day < 110; day++, time.Advance(TimeSpan.FromDays(1)))
        {
            requests.ShouldAllBe(request => (clock.DueNow(request) != null) == (clock.NextAt(request) <= time.GetUtcNow()), $"day {day}");
        }

        // What the bot does itself on a date is no moment to write; all else stays due until it is written.
        requests.Where(request => clock.DueNow(request) is null).ShouldHaveSingleItem().Stage.ShouldBe(RequestStage.WaitingForDate);
    }

    /// <param name="start">After now; null for right after the approval.</param>
    private static async Task<ARun> SubmittedAsync(TimeSpan? start = null)
    {
        var run = new ARun(new SwitchStep("block"));
        var submitted = ARequest.Submitted("block");
        var choices = start is { } wait
            ? submitted.Choices with { Start = Start.On((ARequest.Noon + wait).UtcDateTime, TimeZoneInfo.Utc) }
            : submitted.Choices;
        await run.AppendAsync(submitted with { Choices = choices });
        return run;
    }
}
