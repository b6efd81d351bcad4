using Shouldly;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Tests.Support;
using Xunit;

namespace TeamsOffboardBot.Tests.Runs;

public sealed class CrashTests
{
    [Fact]
    public async Task A_run_resumes_after_a_crash_without_repeating_a_settled_step()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var isAlive = true;
        var first = new SwitchStep("block") { ActsAtOnce = true };
        var second = new SwitchStep("share")
        {
            After = [first.Id],
            AfterApply = () => isAlive ? Stuck(reached) : Task.CompletedTask,
        };
        var third = new SwitchStep("licences") { Needs = [second.Id] };
        using var run = await new ARun(first, second, third).ApprovedAsync();
        using var kill = new CancellationTokenSource();
        var killed = run.Process("first").RunAsync(ARequest.Id, Clearance.Everything, new Signal(), CancellationToken.None, kill.Token);
        await reached.Task;
        await kill.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => killed);
        (await run.StepAsync("share")).Status.ShouldBe(StepStatus.Started);

        isAlive = false;
        await run.GoAsync("second");

        first.Applied.ShouldBe(1);
        second.Applied.ShouldBe(1);
        third.Applied.ShouldBe(1);
        var state = await run.StateAsync();
        state.Stage.ShouldBe(RequestStage.Finished);
        state.Owner.ShouldBe("second");
        state.Epoch.ShouldBe(2);
        (await run.EventsAsync<RunEvent.StepStarted>()).Select(e => $"{e.Step} {e.Attempt}")
            .ShouldBe(["block 1", "share 1", "share 2", "licences 1"]);
    }

    [Fact]
    public async Task After_a_crash_lock_out_is_looked_for_before_it_is_done_again()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var isAlive = true;
        var password = new SwitchStep("password") { ActsAtOnce = true, AfterApply = () => isAlive ? Stuck(reached) : Task.CompletedTask };
        using var run = await new ARun(password).ApprovedAsync();
        using var kill = new CancellationTokenSource();
        var killed = run.Process("first").RunAsync(ARequest.Id, Clearance.Everything, new Signal(), CancellationToken.None, kill.Token);
        await reached.Task;
        await kill.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => killed);

        isAlive = false;
        await run.GoAsync("second");

        password.Applied.ShouldBe(1);
        (await run.StepAsync("password")).Status.ShouldBe(StepStatus.Changed);
    }

    [Fact]
    public async Task A_frozen_process_writes_nothing_once_another_has_claimed_its_run()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thaw = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var isFrozen = true;
        var step = new SwitchStep("share")
        {
            OnApply = () =>
            {
                var until = isFrozen ? thaw.Task : Task.CompletedTask;
                reached.TrySetResult();
                return until;
            },
        };
        var next = new SwitchStep("licences") { Needs = [step.Id] };
        using var run = await new ARun(step, next).ApprovedAsync();
        var frozen = run.Process("first").RunAsync(ARequest.Id, Clearance.Everything, new Signal(), CancellationToken.None, CancellationToken.None);
        await reached.Task;
        isFrozen = false;

        await run.GoAsync("second");
        var kinds = await run.KindsAsync();
        thaw.SetResult();

        await Should.ThrowAsync<RunLostException>(() => frozen);
        (await run.KindsAsync()).ShouldBe(kinds);
        next.Applied.ShouldBe(1);
    }

    [Fact]
    public async Task An_order_given_while_the_run_goes_is_obeyed_at_once()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var slowEnds = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var refusals = 1;
        var slow = new SwitchStep("slow") { OnApply = () => slowEnds.Task };
        var refused = new SwitchStep("refused");
        refused.OnApply = () => refusals-- > 0 ? throw Faults.Refused() : Task.CompletedTask;
        refused.AfterApply = () =>
        {
            reached.TrySetResult();
            return Task.CompletedTask;
        };
        using var run = await new ARun(slow, refused).ApprovedAsync();
        var wake = new Signal();
        var going = run.Process().RunAsync(ARequest.Id, Clearance.Everything, wake, CancellationToken.None, CancellationToken.None);
        await Patience.UntilAsync(async () => (await run.StepAsync("refused")).Status == StepStatus.Failed);

        await run.AppendAsync(new RunEvent.StepRetryAsked(refused.Id, ARequest.Nestor.Id) { ByName = "Nestor Wilke" });
        wake.Set();
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(30));
        slowEnds.SetResult();
        await going;

        (await run.StateAsync()).Result.ShouldBe(StepStatus.Changed);
    }

    [Fact]
    public async Task A_stopping_process_ends_what_is_under_way_and_begins_nothing()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = new SwitchStep("share")
        {
            OnApply = () =>
            {
                reached.TrySetResult();
                return goOn.Task;
            },
        };
        var second = new SwitchStep("licences") { Needs = [first.Id] };
        using var run = await new ARun(first, second).ApprovedAsync();
        using var stopping = new CancellationTokenSource();
        var going = run.Process().RunAsync(ARequest.Id, Clearance.Everything, new Signal(), stopping.Token, CancellationToken.None);
        await reached.Task;

        await stopping.CancelAsync();
        goOn.SetResult();
        await going;

        (await run.StepAsync("share")).Status.ShouldBe(StepStatus.Changed);
        (await run.StepAsync("licences")).Status.ShouldBe(StepStatus.Pending);
    }

    /// <summary>The effect is there, and the process will not live to hear of it.</summary>
    private static Task Stuck(TaskCompletionSource reached)
    {
        reached.TrySetResult();
        return new TaskCompletionSource().Task;
    }
}
