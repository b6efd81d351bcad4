using Shouldly;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;
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
        await worker.StartAsync(CancellationToken.None);
        await done.Task.WaitAsync(Long);
        await worker.StopAsync(CancellationToken.None);

        (await run.StepAsync("block")).Status.ShouldBe(StepStatus.Changed);
    }

    [Fact]
    public async Task An_approval_wakes_the_worker_at_once()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var run = new ARun(Says("block", done));
        await run.AppendAsync(ARequest.Submitted("block"));
        var worker = run.Worker();
        await worker.StartAsync(CancellationToken.None);

        await run.AppendAsync(ARequest.Approved());
        worker.Wake(ARequest.Id);

        await done.Task.WaitAsync(Long);
        await worker.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task An_approval_whose_wake_was_lost_is_found_by_the_sweep()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var run = new ARun(Says("block", done));
        await run.AppendAsync(ARequest.Submitted("block"));
        var worker = run.Worker();
        await worker.StartAsync(CancellationToken.None);
        await run.Time.UntilSomebodyWaitsAsync(TimeSpan.FromSeconds(5)).WaitAsync(Long);

        await run.AppendAsync(ARequest.Approved());
        run.Time.Advance(TimeSpan.FromSeconds(5));

        await done.Task.WaitAsync(Long);
        await worker.StopAsync(CancellationToken.None);
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
        await worker.StartAsync(CancellationToken.None);
        await run.Time.UntilSomebodyWaitsAsync(TimeSpan.FromSeconds(720)).WaitAsync(Long);

        run.Time.Advance(TimeSpan.FromSeconds(599));
        step.Applied.ShouldBe(0);
        run.Time.Advance(TimeSpan.FromSeconds(121));

        await done.Task.WaitAsync(Long);
        await worker.StopAsync(CancellationToken.None);
        run.Log.AtLeast(Microsoft.Extensions.Logging.LogLevel.Warning).ShouldBeEmpty();
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
        await worker.StartAsync(CancellationToken.None);
        await reached.Task.WaitAsync(Long);

        var stopping = worker.StopAsync(CancellationToken.None);
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
        await worker.StartAsync(CancellationToken.None);
        await reached.Task.WaitAsync(Long);

        await worker.StopAsync(new CancellationToken(canceled: true)).WaitAsync(Long);
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

        await worker.StartAsync(CancellationToken.None);
        await run.Time.UntilSomebodyWaitsAsync(TimeSpan.FromMinutes(1)).WaitAsync(Long);
        await worker.StopAsync(CancellationToken.None);

        worker.ExecuteTask!.IsFaulted.ShouldBeFalse();
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
