using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Steps;
using Xunit;

namespace TeamsOffboardBot.Tests.Runs;

/// <summary>What a person leaves out, or says they did, when a try before may have done it: the tenant is asked.</summary>
public sealed class LookTests
{
    [Fact]
    public async Task What_was_left_out_and_is_there_is_done()
    {
        var step = new SwitchStep("convert") { AfterApply = () => throw Faults.Refused() };
        using var run = await new ARun(step).ApprovedAsync();
        await run.GoAsync();
        (await run.StepAsync("convert")).Status.ShouldBe(StepStatus.Failed);

        await SkipAsync(run, step);
        (await run.StateAsync()).Stage.ShouldBe(RequestStage.Running);
        await run.GoAsync();

        var state = await run.StepAsync("convert");
        state.Status.ShouldBe(StepStatus.Changed);
        state.Reason!.Key.ShouldBe("Faults.SkippedAndDone");
        JsonNode.DeepEquals(state.Before, new JsonObject { ["isOn"] = false }).ShouldBeTrue();
        (await run.StateAsync()).Stage.ShouldBe(RequestStage.Finished);
    }

    [Theory]
    [InlineData(StepStatus.Skipped)]
    [InlineData(StepStatus.DoneByHand)]
    public async Task A_look_that_fails_is_repeated_and_the_step_is_not(StepStatus said)
    {
        var step = new SwitchStep("convert") { AfterApply = () => throw Faults.Refused() };
        using var run = await new ARun(step).ApprovedAsync();
        await run.GoAsync();
        step.OnInspect = () => throw Faults.Unavailable();
        await (said == StepStatus.Skipped ? SkipAsync(run, step) : run.AppendAsync(new RunEvent.StepDoneByHand(step.Id, ARequest.Nestor.Id) { ByName = ARequest.Nestor.Name }));

        var due = await run.GoAsync();
        var waiting = await run.StepAsync("convert");
        (waiting.Status, waiting.SettledAt, waiting.DueAt).ShouldBe((said, null, due));
        step.OnInspect = null;
        run.Time.Advance(due!.Value - run.Time.GetUtcNow());
        await run.GoAsync();

        (await run.StepAsync("convert")).IsProven.ShouldBeTrue();
        step.Applied.ShouldBe(1);
    }

    [Fact]
    public async Task When_nobody_can_look_that_is_said()
    {
        var step = new SwitchStep("convert") { AfterApply = () => throw Faults.Refused() };
        using var run = await new ARun(step) { Options = new RunsOptions { MaxTries = 2 } }.ApprovedAsync();
        await run.GoAsync();
        step.OnInspect = () => throw Faults.Unavailable();
        await SkipAsync(run, step);

        while (await run.GoAsync() is { } due)
        {
            run.Time.Advance(due - run.Time.GetUtcNow());
        }

        var state = await run.StepAsync("convert");
        (state.Status, state.Reason!.Key).ShouldBe((StepStatus.Skipped, FaultPhrases.SkippedUnseen));
    }

    [Fact]
    public async Task What_the_service_is_still_at_is_not_called_left_out_alone()
    {
        var step = new SwitchStep("hold") { AfterApply = () => throw Faults.Refused() };
        using var run = await new ARun(step).ApprovedAsync();
        await run.GoAsync();
        step.Reads = () => new StepReading.WaitUntil(ARequest.Noon.AddHours(1), Phrase.Of("Faults.StepUnknown"));

        await SkipAsync(run, step);
        await run.GoAsync();

        var state = await run.StepAsync("hold");
        (state.Status, state.Reason!.Key).ShouldBe((StepStatus.Skipped, FaultPhrases.SkippedUnderWay));
    }

    [Fact]
    public async Task The_end_of_a_request_brings_the_look_at_once_and_leaves_what_a_person_said()
    {
        var step = new SwitchStep("block") { AfterApply = () => throw Faults.Refused() };
        using var run = await new ARun(step).ApprovedAsync();
        await run.GoAsync();
        step.OnInspect = () => throw Faults.Unavailable();
        await SkipAsync(run, step);
        (await run.GoAsync()).ShouldNotBeNull();

        await run.AppendAsync(ARequest.Rejected("No longer."));
        (await run.StateAsync()).IsOpen.ShouldBeTrue("it is to be looked at");
        await run.GoAsync();

        var state = await run.StepAsync("block");
        (state.Status, state.Reason!.Key).ShouldBe((StepStatus.Skipped, FaultPhrases.SkippedUnseen));
        (await run.StateAsync()).IsOpen.ShouldBeFalse();
    }

    [Fact]
    public async Task What_acts_at_once_and_was_cut_off_may_have_written()
    {
        var step = new SwitchStep("block") { ActsAtOnce = true, IsLockOut = true, IsOn = true };
        using var run = await new ARun(step).ApprovedAsync();
        await run.AppendAsync(new RunEvent.StepStarted(step.Id, 1, ARequest.Noon));
        step.OnInspect = () => throw Faults.Refused();
        await run.GoAsync();
        (await run.StepAsync("block")).MayHaveWritten.ShouldBeTrue();

        step.OnInspect = null;
        await SkipAsync(run, step);
        await run.GoAsync();

        (await run.StepAsync("block")).Status.ShouldBe(StepStatus.Changed);
    }

    private static Task SkipAsync(ARun run, SwitchStep step) =>
        run.AppendAsync(new RunEvent.StepSkipped(step.Id, ARequest.Nestor.Id) { ByName = ARequest.Nestor.Name, Reason = "It stays.", IsToBeLookedAt = true });
}
