using Shouldly;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Tests.Support;
using Xunit;

namespace TeamsOffboardBot.Tests.Runs;

public sealed class RunWorkerTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_run_that_an_ended_process_left_is_resumed_at_start_up()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var run = await new ARun(Says("block", done)).ApprovedAsync();

        var worker = run.Worker();
        await worker.StartAsync();
        await done.Task.WaitAsync(Long);
        await worker.StopAsync();

        (await run.StepAsync("block")).Status.ShouldBe(StepStatus.Changed);
    }

    [Fact]
    public async Task An_approval_wakes_the_worker_at_once()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var run = new ARun(Says("block", done));
        await run.AppendAsync(ARequest.Submitted("block"));
        var worker = run.Worker();
        await worker.StartAsync();

        await run.AppendAsync(ARequest.Approved());
        worker.Wake(ARequest.Id);

        await done.Task.WaitAsync(Long);
        await worker.StopAsync();
    }

    [Fact]
    public async Task An_approval_whose_wake_was_lost_is_found_by_the_sweep()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var run = new ARun(Says("block", done));
        await run.AppendAsync(ARequest.Submitted("block"));
        var worker = run.Worker();
        await worker.StartAsync();
        await run.LaidDownAsync();

        await run.AppendAsync(ARequest.Approved());
        run.Time.Advance(TimeSpan.FromSeconds(30));

        await done.Task.WaitAsync(Long);
        await worker.StopAsync();
    }

    [Fact]
    public async Task A_retry_goes_out_at_its_moment()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var refusals = 1;
        var step = Says("block", done);
        step.OnInspect = () => refusals-- > 0 ? throw Faults.Throttled(600) : Task.CompletedTask;
        using var run = await new ARun(step) { Options = new RunsOptions { SweepEvery = TimeSpan.FromHours(1) } }.ApprovedAsync();
        var worker = run.Worker();
        await worker.StartAsync();
        var moment = await run.LaidDownAsync();

        run.Time.Advance(moment - TimeSpan.FromSeconds(1) - run.Time.GetUtcNow());
        step.Applied.ShouldBe(0);
        run.Time.Advance(TimeSpan.FromSeconds(2));
        await done.Task.WaitAsync(Long);

        await worker.StopAsync();
        run.Log.AtLeast(Microsoft.Extensions.Logging.LogLevel.Warning).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_retry_goes_out_at_its_moment_in_the_next_process_even_when_the_schedule_is_lost(bool isLost)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var refusals = 1;
        var step = Says("block", done);
        step.OnInspect = () => refusals-- > 0 ? throw Faults.Throttled(600) : Task.CompletedTask;
        using var run = await new ARun(step) { Options = new RunsOptions { SweepEvery = TimeSpan.FromHours(1) } }.ApprovedAsync();
        var first = run.Worker("first");
        await first.StartAsync();
        var moment = await run.LaidDownAsync();
        await first.StopAsync();
        if (isLost)
        {
            run.Database.LoseSchedule();
        }

        var second = run.Worker("second");
        await second.StartAsync();
        step.Applied.ShouldBe(0);
        run.Time.Advance(moment + TimeSpan.FromSeconds(1) - run.Time.GetUtcNow());
        await done.Task.WaitAsync(Long);
        await second.StopAsync();

        (await run.StepAsync("block")).Status.ShouldBe(StepStatus.Changed);
    }

    [Fact]
    public async Task A_moment_that_passes_while_no_process_runs_is_caught_up_at_the_next_start()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var refusals = 1;
        var step = Says("block", done);
        step.OnInspect = () => refusals-- > 0 ? throw Faults.Throttled(600) : Task.CompletedTask;
        using var run = await new ARun(step).ApprovedAsync();
        var first = run.Worker("first");
        await first.StartAsync();
        await run.LaidDownAsync();
        await first.StopAsync();

        run.Time.Advance(TimeSpan.FromDays(2));
        var second = run.Worker("second");
        await second.StartAsync();

        await done.Task.WaitAsync(Long);
        await second.StopAsync();
    }

    [Fact]
    public async Task A_run_whose_database_fails_for_a_while_goes_on_within_seconds_and_does_nothing_twice()
    {
        var fails = 4;
        var first = new SwitchStep("block") { ActsAtOnce = true };
        var second = new SwitchStep("share") { After = [first.Id] };
        using var run = await new ARun(first, second)
        {
            Between = journal => new JournalThatFails(journal, events => events.Any(e => e is RunEvent.StepSettled) && fails-- > 0),
        }.ApprovedAsync();
        var worker = run.Worker();
        await worker.StartAsync();

        await run.Time.AdvanceUntilAsync(() => run.StateAsync().GetAwaiter().GetResult().Stage == RequestStage.Finished);
        await worker.StopAsync();

        first.Applied.ShouldBe(1);
        second.Applied.ShouldBe(1);
        (await run.StateAsync()).Epoch.ShouldBe(1);
        run.Log.AtLeast(Microsoft.Extensions.Logging.LogLevel.Error).ShouldBeEmpty();
    }

    [Fact]
    public async Task Stopping_waits_for_the_call_under_way_and_journals_it()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var step = new SwitchStep("share")
        {
            OnApply = () =>
            {
                reached.TrySetResult();
                return goOn.Task;
            },
        };
        using var run = await new ARun(step).ApprovedAsync();
        var worker = run.Worker();
        await worker.StartAsync();
        await reached.Task.WaitAsync(Long);

        var stopping = worker.StopAsync();
        stopping.IsCompleted.ShouldBeFalse();
        goOn.SetResult();
        await stopping.WaitAsync(Long);

        (await run.StepAsync("share")).Status.ShouldBe(StepStatus.Changed);
    }

    [Fact]
    public async Task A_host_that_has_no_more_time_ends_the_call_and_leaves_the_rest_to_the_next_process()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var isSlow = true;
        var step = new SwitchStep("share")
        {
            OnApply = () =>
            {
                reached.TrySetResult();
                return isSlow ? new TaskCompletionSource().Task : Task.CompletedTask;
            },
        };
        using var run = await new ARun(step).ApprovedAsync();
        var worker = run.Worker();
        await worker.StartAsync();
        await reached.Task.WaitAsync(Long);

        await worker.StopAsync(canceled: true).WaitAsync(Long);
        (await run.StepAsync("share")).Status.ShouldBe(StepStatus.Started);

        isSlow = false;
        await run.GoAsync("second");
        (await run.StepAsync("share")).Status.ShouldBe(StepStatus.Changed);
        step.Applied.ShouldBe(1);
    }

    [Fact]
    public async Task A_journal_of_a_newer_version_stops_its_own_run_only()
    {
        using var run = await new ARun(new SwitchStep("block")) { Options = new RunsOptions { SweepEvery = TimeSpan.FromHours(1) } }.ApprovedAsync();
        run.Database.Execute("UPDATE journal SET kind = 'of-the-future' WHERE seq = 2");
        var worker = run.Worker();

        await worker.StartAsync();
        await Patience.UntilAsync(() => run.Log.AtLeast(Microsoft.Extensions.Logging.LogLevel.Error).Any());
        await worker.StopAsync();

        worker.Worker.ExecuteTask!.IsFaulted.ShouldBeFalse();
        run.Log.AtLeast(Microsoft.Extensions.Logging.LogLevel.Error).ShouldHaveSingleItem().ShouldContain("newer version");
    }

    private static SwitchStep Says(string id, TaskCompletionSource done) => new(id)
    {
        AfterApply = () =>
        {
            done.TrySetResult();
            return Task.CompletedTask;
        },
    };
}
