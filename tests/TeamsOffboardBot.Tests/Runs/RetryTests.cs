using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Steps;
using Xunit;

namespace TeamsOffboardBot.Tests.Runs;

public sealed class RetryTests
{
    [Fact]
    public async Task A_throttled_step_goes_on_at_the_moment_the_service_named_and_not_before()
    {
        var isThrottled = true;
        var step = new SwitchStep("hide") { OnInspect = () => isThrottled ? throw Faults.Throttled(2.128) : Task.CompletedTask };
        using var run = await new ARun(step, new SwitchStep("other")).ApprovedAsync();

        var due = await run.GoAsync();

        (await run.StepAsync("other")).Status.ShouldBe(StepStatus.Changed);
        due.ShouldNotBeNull();
        (due.Value - ARequest.Noon).TotalSeconds.ShouldBeInRange(2.128, 2.128 * 1.2);
        (await run.StepAsync("hide")).DueAt.ShouldBe(due);
        (await run.StateAsync()).Stage.ShouldBe(RequestStage.Running);

        isThrottled = false;
        run.Time.Advance(TimeSpan.FromSeconds(2));
        (await run.GoAsync()).ShouldBe(due);
        step.Applied.ShouldBe(0);

        run.Time.Advance(TimeSpan.FromSeconds(1));
        (await run.GoAsync()).ShouldBeNull();
        (await run.StepAsync("hide")).Status.ShouldBe(StepStatus.Changed);
    }

    [Fact]
    public async Task Pauses_grow_and_after_the_last_try_a_person_decides()
    {
        var step = new SwitchStep("hide") { OnInspect = () => throw Faults.Unavailable() };
        using var run = await new ARun(step).ApprovedAsync();
        List<double> pauses = [];

        while (await run.GoAsync() is { } due && (await run.StateAsync()).Stage == RequestStage.Running)
        {
            pauses.Add((due - run.Time.GetUtcNow()).TotalSeconds);
            run.Time.Advance(due - run.Time.GetUtcNow());
        }

        pauses.Count.ShouldBe(4);
        pauses.ShouldBeInOrder(SortDirection.Ascending);
        pauses[0].ShouldBeInRange(5, 6);
        var failed = await run.StepAsync("hide");
        failed.Status.ShouldBe(StepStatus.Failed);
        failed.Attempts.ShouldBe(5);
        failed.Fault!.Status.ShouldBe(503);
        (await run.StateAsync()).Stage.ShouldBe(RequestStage.WaitingForPeople);
    }

    [Fact]
    public async Task A_person_who_asks_for_another_try_gets_all_tries_again()
    {
        var step = new SwitchStep("hide") { OnInspect = () => throw Faults.Unavailable() };
        using var run = await new ARun(step) { Options = new RunsOptions { MaxTries = 2 } }.ApprovedAsync();
        await UntilNothingIsDue(run);
        (await run.StepAsync("hide")).Attempts.ShouldBe(2);

        await run.AppendAsync(new RunEvent.StepRetryAsked(step.Id, ARequest.Nestor.Id) { ByName = "Nestor Wilke" });
        await UntilNothingIsDue(run);

        var failed = await run.StepAsync("hide");
        failed.Attempts.ShouldBe(4);
        failed.Status.ShouldBe(StepStatus.Failed);
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_looked_for_before_it_is_done_again()
    {
        var step = new SwitchStep("convert") { AfterApply = () => throw Faults.Cut() };
        using var run = await new ARun(step).ApprovedAsync();

        (await run.GoAsync()).ShouldBeNull();

        step.Applied.ShouldBe(1);
        var state = await run.StepAsync("convert");
        state.Status.ShouldBe(StepStatus.Changed);
        JsonNode.DeepEquals(state.Before, new JsonObject { ["isOn"] = false }).ShouldBeTrue();
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_and_whose_effect_shows_later_is_done_once()
    {
        var step = new SwitchStep("convert") { AfterApply = () => throw Faults.Cut(), StaleReadings = 1 };
        using var run = await new ARun(step).ApprovedAsync();

        var due = await run.GoAsync();
        run.Time.Advance(due!.Value - run.Time.GetUtcNow());
        await run.GoAsync();

        step.Applied.ShouldBe(1);
        (await run.StepAsync("convert")).Status.ShouldBe(StepStatus.Changed);
    }

    [Fact]
    public async Task An_effect_that_shows_late_is_waited_for()
    {
        var step = new SwitchStep("convert") { StaleReadings = 2 };
        using var run = await new ARun(step).ApprovedAsync();

        var going = run.GoAsync();
        await run.Time.UntilSomebodyWaitsAsync(TimeSpan.FromMilliseconds(500));
        run.Time.Advance(TimeSpan.FromMilliseconds(500));
        await run.Time.UntilSomebodyWaitsAsync(TimeSpan.FromSeconds(1));
        run.Time.Advance(TimeSpan.FromSeconds(1));
        await going;

        step.Applied.ShouldBe(1);
        (await run.StepAsync("convert")).Status.ShouldBe(StepStatus.Changed);
        (await run.StateAsync()).Stage.ShouldBe(RequestStage.Finished);
    }

    [Fact]
    public async Task An_order_that_was_taken_and_has_no_effect_is_no_success()
    {
        var step = new SwitchStep("convert") { StaleReadings = int.MaxValue };
        using var run = await new ARun(step) { Options = new RunsOptions { MaxTries = 2, ProofReadings = 1 } }.ApprovedAsync();

        await UntilNothingIsDue(run);

        step.Applied.ShouldBe(2);
        var failed = await run.StepAsync("convert");
        failed.Status.ShouldBe(StepStatus.Failed);
        failed.Fault!.Code.ShouldBe("EffectNotSeen");
    }

    [Fact]
    public async Task A_step_that_must_wait_for_a_moment_goes_on_then_however_often_it_waits()
    {
        var isOpen = false;
        var moment = ARequest.Noon.AddHours(1);
        var step = new SwitchStep("wipe")
        {
            Reads = () => isOpen ? null : new StepReading.WaitUntil(moment, Phrase.Of("Faults.StepUnknown")),
        };
        using var run = await new ARun(step) { Options = new RunsOptions { MaxTries = 2 } }.ApprovedAsync();

        for (var hours = 0; hours < 4; hours++)
        {
            (await run.GoAsync()).ShouldBe(moment);
            (await run.StepAsync("wipe")).Status.ShouldBe(StepStatus.Waiting);
            run.Time.Advance(TimeSpan.FromHours(1));
            moment = moment.AddHours(1);
        }

        isOpen = true;
        await run.GoAsync();
        (await run.StepAsync("wipe")).Status.ShouldBe(StepStatus.Changed);
    }

    private static async Task UntilNothingIsDue(ARun run)
    {
        while (await run.GoAsync() is { } due && (await run.StateAsync()).Stage == RequestStage.Running)
        {
            run.Time.Advance(due - run.Time.GetUtcNow());
        }
    }
}
