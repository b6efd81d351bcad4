using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Steps;
using Xunit;

namespace TeamsOffboardBot.Tests.Runs;

public sealed class ExecutorTests
{
    [Fact]
    public async Task A_sunny_run_ends_with_every_effect_proven()
    {
        var share = new SwitchStep("share");
        var licences = new SwitchStep("licences") { Needs = [share.Id] };
        using var run = await new ARun(licences, share).ApprovedAsync();

        (await run.GoAsync()).ShouldBeNull();

        var state = await run.StateAsync();
        state.Stage.ShouldBe(RequestStage.Finished);
        state.Result.ShouldBe(StepStatus.Changed);
        state.Steps.ShouldAllBe(s => JsonNode.DeepEquals(s.Before, Facts(false)) && JsonNode.DeepEquals(s.After, Facts(true)));
        (await run.KindsAsync()).ShouldBe(
        [
            "request-submitted", "request-approved", "run-claimed", "step-started", "step-read", "step-settled", "step-started", "step-read", "step-settled", "run-finished",
        ]);
        run.Cards.Count.ShouldBe(7);
        run.Log.AtLeast(Microsoft.Extensions.Logging.LogLevel.Warning).ShouldBeEmpty();
    }

    [Fact]
    public async Task All_ready_steps_start_in_one_append_and_are_at_work_at_the_same_time()
    {
        var arrived = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task Meet()
        {
            if (Interlocked.Increment(ref arrived) == 3)
            {
                all.SetResult();
            }

            return all.Task;
        }

        using var run = await new ARun(
            new SwitchStep("a") { OnApply = Meet }, new SwitchStep("b") { OnApply = Meet }, new SwitchStep("c") { OnApply = Meet, ActsAtOnce = true })
            .ApprovedAsync();

        await run.GoAsync();

        (await run.KindsAsync()).Skip(2).Take(4).ShouldBe(["run-claimed", "step-started", "step-started", "step-started"]);
        (await run.StateAsync()).Stage.ShouldBe(RequestStage.Finished);
    }

    [Fact]
    public async Task A_step_comes_after_the_outcome_of_another_whatever_it_is()
    {
        var refused = new SwitchStep("refused") { OnApply = () => throw Faults.Refused() };
        var later = new SwitchStep("later") { After = [refused.Id, StepId.From("not-planned")] };
        using var run = await new ARun(later, refused).ApprovedAsync();

        await run.GoAsync();

        (await run.StepAsync("refused")).Status.ShouldBe(StepStatus.Failed);
        (await run.StepAsync("later")).Status.ShouldBe(StepStatus.Changed);
        (await run.EventsAsync<RunEvent.StepStarted>()).Select(e => e.Step.Value).ShouldBe(["refused", "later"]);
    }

    [Fact]
    public async Task A_step_whose_needs_can_still_be_proven_waits_for_them_and_for_nobody()
    {
        var share = new SwitchStep("share") { OnApply = () => throw Faults.Refused() };
        var licences = new SwitchStep("licences") { Needs = [share.Id] };
        var phone = new SwitchStep("phone") { Needs = [licences.Id] };
        using var run = await new ARun(share, licences, phone).ApprovedAsync();

        (await run.GoAsync()).ShouldBe(ARequest.Noon.AddDays(3), "then somebody is reminded");

        licences.Applied.ShouldBe(0);
        var waiting = await run.StepAsync("licences");
        waiting.Status.ShouldBe(StepStatus.NeedsPerson);
        waiting.Unproven.ShouldBe([share.Id]);
        waiting.Reason!.Key.ShouldBe("Faults.WaitsForSteps");
        (await run.StepAsync("phone")).Unproven.ShouldBe([licences.Id]);
        var state = await run.StateAsync();
        state.Steps.Where(s => s.WaitsForPerson).Select(s => s.Id).ShouldBe([share.Id]);
        state.OpenTasks!.Count.ShouldBe(1);
        state.Stage.ShouldBe(RequestStage.WaitingForPeople);
        state.Result.ShouldBe(StepStatus.Failed);
    }

    [Fact]
    public async Task A_skipped_step_proves_nothing_for_those_that_need_it()
    {
        var share = new SwitchStep("share") { OnApply = () => throw Faults.Refused() };
        var licences = new SwitchStep("licences") { Needs = [share.Id] };
        using var run = await new ARun(share, licences).ApprovedAsync();
        await run.GoAsync();

        await run.AppendAsync(new RunEvent.StepSkipped(share.Id, ARequest.Nestor.Id) { ByName = "Nestor Wilke", Reason = "No mailbox wanted" });
        await run.GoAsync();

        licences.Applied.ShouldBe(0);
        var task = await run.StepAsync("licences");
        task.WaitsForPerson.ShouldBeTrue("nothing will prove what it needs any more");
        task.Reason!.Key.ShouldBe("Faults.NeedsUnproven");
        (await run.StateAsync()).Stage.ShouldBe(RequestStage.WaitingForPeople);
    }

    [Fact]
    public async Task A_step_goes_on_by_itself_when_what_it_needs_becomes_proven()
    {
        var isRefused = true;
        var share = new SwitchStep("share") { OnApply = () => isRefused ? throw Faults.Refused() : Task.CompletedTask };
        var licences = new SwitchStep("licences") { Needs = [share.Id] };
        using var run = await new ARun(share, licences).ApprovedAsync();
        await run.GoAsync();
        isRefused = false;

        await run.AppendAsync(new RunEvent.StepRetryAsked(share.Id, ARequest.Nestor.Id) { ByName = "Nestor Wilke" });
        await run.GoAsync();

        licences.Applied.ShouldBe(1);
        var state = await run.StateAsync();
        state.Stage.ShouldBe(RequestStage.Finished);
        state.Result.ShouldBe(StepStatus.Changed);
        state.Step(share.Id)!.By.ShouldBe(ARequest.Nestor);
    }

    [Fact]
    public async Task A_refused_password_reset_does_not_stop_the_sign_out()
    {
        var password = new SwitchStep("password") { ActsAtOnce = true, OnApply = () => throw Faults.Refused() };
        var signOut = new SwitchStep("sign-out") { ActsAtOnce = true };
        using var run = await new ARun(password, signOut).ApprovedAsync();

        await run.GoAsync();

        (await run.StepAsync("sign-out")).Status.ShouldBe(StepStatus.Changed);
        var failed = await run.StepAsync("password");
        failed.Status.ShouldBe(StepStatus.Failed);
        failed.Fault!.Status.ShouldBe(403);
        failed.Fault.NeededPermissions.ShouldBe(["User.ReadWrite.All"]);
        failed.Fault.Message.ShouldBe("Insufficient privileges for Adele Vance.");
        (await run.Journal.EntriesAsync(ARequest.Id, CancellationToken.None)).ShouldAllBe(e => !e.PublicBody.Contains("Adele"));
    }

    [Fact]
    public async Task Lock_out_never_queues_behind_other_steps()
    {
        var lockedOut = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var slow = new SwitchStep("slow") { OnInspect = () => lockedOut.Task };
        var block = new SwitchStep("block")
        {
            ActsAtOnce = true,
            AfterApply = () =>
            {
                lockedOut.TrySetResult();
                return Task.CompletedTask;
            },
        };
        using var run = await new ARun(slow, new SwitchStep("second"), block) { Options = new RunsOptions { ParallelSteps = 1 } }.ApprovedAsync();

        await run.GoAsync();

        (await run.StateAsync()).Result.ShouldBe(StepStatus.Changed);
    }

    [Fact]
    public async Task What_is_in_place_already_is_left_alone()
    {
        var step = new SwitchStep("hide") { IsOn = true };
        using var run = await new ARun(step).ApprovedAsync();

        await run.GoAsync();

        step.Applied.ShouldBe(0);
        var state = await run.StepAsync("hide");
        state.Status.ShouldBe(StepStatus.AlreadyInPlace);
        JsonNode.DeepEquals(state.After, Facts(true)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_step_that_acts_at_once_takes_its_before_from_the_snapshot()
    {
        var readings = 0;
        var step = new SwitchStep("block") { ActsAtOnce = true };
        step.OnInspect = () =>
        {
            readings++;
            step.Applied.ShouldBe(1);
            return Task.CompletedTask;
        };
        using var run = await new ARun(step).ApprovedAsync();

        await run.GoAsync();

        readings.ShouldBe(1);
        var state = await run.StepAsync("block");
        state.Status.ShouldBe(StepStatus.Changed);
        JsonNode.DeepEquals(state.Before, Facts(false)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_step_with_nothing_to_do_says_why()
    {
        var step = new SwitchStep("drive") { Reads = () => new StepReading.NotApplicable(Phrase.Of("Faults.StepUnknown")) };
        using var run = await new ARun(step).ApprovedAsync();

        await run.GoAsync();

        (await run.StepAsync("drive")).Reason!.Key.ShouldBe("Faults.StepUnknown");
        (await run.StateAsync()).Result.ShouldBe(StepStatus.NotApplicable);
    }

    [Fact]
    public async Task A_broken_step_stops_no_other_and_its_message_is_logged_nowhere()
    {
        var broken = new SwitchStep("broken") { OnApply = () => throw new InvalidOperationException("Adele's mail: quarterly figures") };
        using var run = await new ARun(broken, new SwitchStep("sound")).ApprovedAsync();

        await run.GoAsync();

        (await run.StepAsync("sound")).Status.ShouldBe(StepStatus.Changed);
        (await run.StepAsync("broken")).Fault!.Code.ShouldBe("Unexpected");
        run.Log.AtLeast(Microsoft.Extensions.Logging.LogLevel.Error).ShouldHaveSingleItem().ShouldContain("InvalidOperationException");
        run.Log.Lines.ShouldAllBe(line => !line.Contains("figures"));
    }

    [Fact]
    public async Task A_planned_step_that_this_version_does_not_know_waits_for_a_person()
    {
        using var run = new ARun(new SwitchStep("known"));
        await run.AppendAsync(ARequest.Submitted("known", "of-the-future"), ARequest.Approved());

        await run.GoAsync();

        (await run.StepAsync("known")).Status.ShouldBe(StepStatus.Changed);
        (await run.StepAsync("of-the-future")).Status.ShouldBe(StepStatus.NeedsPerson);

        await run.AppendAsync(new RunEvent.StepDoneByHand(StepId.From("of-the-future"), ARequest.Nestor.Id) { ByName = "Nestor Wilke" });
        await run.GoAsync();
        (await run.StateAsync()).Stage.ShouldBe(RequestStage.Finished);
    }

    [Fact]
    public async Task What_is_said_to_be_done_by_hand_counts_as_proven_when_the_tenant_shows_it()
    {
        var share = new SwitchStep("share") { OnApply = () => throw Faults.Refused() };
        var licences = new SwitchStep("licences") { Needs = [share.Id] };
        using var run = await new ARun(share, licences).ApprovedAsync();
        await run.GoAsync();
        var byHand = new RunEvent.StepDoneByHand(share.Id, ARequest.Nestor.Id) { ByName = "Nestor Wilke", Note = "Admin center" };

        await run.AppendAsync(byHand);
        await run.GoAsync();
        (await run.StepAsync("share")).Status.ShouldBe(StepStatus.DoneByHand);
        licences.Applied.ShouldBe(0);

        share.IsOn = true;
        await run.AppendAsync(byHand);
        await run.GoAsync();
        var proven = await run.StepAsync("share");
        proven.Status.ShouldBe(StepStatus.AlreadyInPlace);
        proven.By.ShouldBe(ARequest.Nestor);
        licences.Applied.ShouldBe(1);
        (await run.StateAsync()).Stage.ShouldBe(RequestStage.Finished);
    }

    private static JsonObject Facts(bool isOn) => new() { ["isOn"] = isOn };
}
