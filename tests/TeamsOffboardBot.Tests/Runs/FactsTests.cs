using Shouldly;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;
using Xunit;

namespace TeamsOffboardBot.Tests.Runs;

/// <summary>A run that starts reads the facts again: what waits for that and what does not.</summary>
public sealed class FactsTests
{
    private static readonly RunEvent.RequestApproved Approved = ARequest.Approved() with { AwaitsFacts = true };

    [Fact]
    public async Task The_lock_out_waits_for_no_facts_and_all_else_waits_for_them()
    {
        var verdict = new TaskCompletionSource<RunEvent>(TaskCreationOptions.RunContinuationsAsynchronously);
        var locked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var rest = new SwitchStep("rest");
        using var run = new ARun(Block(() => locked.SetResult()), rest) { Facts = _ => verdict.Task };
        await ApproveAsync(run);

        var going = run.GoAsync();
        await locked.Task.WaitAsync(TimeSpan.FromSeconds(30));
        (await run.StepAsync("rest")).Status.ShouldBe(StepStatus.Pending);
        verdict.SetResult(Checked());
        await going;

        (await run.StateAsync()).Stage.ShouldBe(RequestStage.Finished);
        (await run.KindsAsync()).ToList().IndexOf("facts-checked").ShouldBeLessThan((await IndexOfStartAsync(run, "rest")));
    }

    [Fact]
    public async Task A_plan_that_drifted_goes_back_and_nothing_beyond_the_lock_out_is_begun()
    {
        using var run = new ARun(Block(), new SwitchStep("rest")) { Facts = _ => Task.FromResult<RunEvent>(Drifted()) };
        await ApproveAsync(run);

        await run.GoAsync();

        var state = await run.StateAsync();
        state.Stage.ShouldBe(RequestStage.LockOutOnly);
        state.Approvals.ShouldBeEmpty();
        state.Decision.ShouldBeNull();
        state.Replacement!.VoidApprovals.ShouldHaveSingleItem().By.ShouldBe(ARequest.Nestor);
        state.Step(StepId.From("block"))!.Status.ShouldBe(StepStatus.Changed);
        state.Step(StepId.From("rest"))!.Status.ShouldBe(StepStatus.Pending);
    }

    [Fact]
    public async Task After_another_approval_the_facts_are_read_again_and_the_lock_out_is_not_repeated()
    {
        var verdicts = new Queue<RunEvent>([Drifted(), Checked()]);
        using var run = new ARun(Block(), new SwitchStep("rest")) { Facts = _ => Task.FromResult(verdicts.Dequeue()) };
        await ApproveAsync(run);
        await run.GoAsync();

        await run.AppendAsync(Approved);
        await run.GoAsync();

        verdicts.ShouldBeEmpty();
        (await run.StateAsync()).Stage.ShouldBe(RequestStage.Finished);
        (await run.StepAsync("block")).Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task Facts_that_cannot_be_read_are_read_again_at_the_moment_that_the_journal_names()
    {
        var due = ARequest.Noon.AddMinutes(3);
        var verdicts = new Queue<RunEvent>([new RunEvent.FactsUnreadable(due) { Reason = Phrase.Of("Clearance.Drift.NotAllRead") }, Checked()]);
        using var run = new ARun(Block(), new SwitchStep("rest")) { Facts = _ => Task.FromResult(verdicts.Dequeue()) };
        await ApproveAsync(run);

        (await run.GoAsync()).ShouldBe(due);
        (await run.GoAsync("after a crash")).ShouldBe(due);
        (await run.StepAsync("rest")).Status.ShouldBe(StepStatus.Pending);
        (await run.StepAsync("block")).Status.ShouldBe(StepStatus.Changed);
        run.Time.Advance(TimeSpan.FromMinutes(3));
        await run.GoAsync("after a crash");

        (await run.StateAsync()).Stage.ShouldBe(RequestStage.Finished);
    }

    [Fact]
    public async Task A_verdict_counts_for_nothing_when_the_request_ended_meanwhile()
    {
        using var run = new ARun(Block(), new SwitchStep("rest"));
        run.Facts = async _ =>
        {
            await run.AppendAsync(new RunEvent.RequestWithdrawn(ARequest.Megan.Id) { ByName = ARequest.Megan.Name });
            return Checked();
        };
        await ApproveAsync(run);

        await run.GoAsync();

        (await run.KindsAsync()).ShouldNotContain("facts-checked");
        (await run.StepAsync("rest")).Status.ShouldBe(StepStatus.Pending);
    }

    [Fact]
    public async Task A_run_that_waited_for_its_start_reads_the_facts_when_it_starts_and_not_before()
    {
        var read = 0;
        using var run = new ARun(Block(), new SwitchStep("rest"))
        {
            Facts = _ =>
            {
                read++;
                return Task.FromResult<RunEvent>(Checked());
            },
        };
        var submitted = ARequest.Submitted("block", "rest");
        var start = new Start { At = ARequest.Noon.AddDays(20), Local = ARequest.Noon.AddDays(20).DateTime, Zone = "UTC" };
        await run.AppendAsync(submitted with { Choices = submitted.Choices with { Start = start } });
        await run.AppendAsync(Approved);

        await run.GoAsync();
        read.ShouldBe(0);
        (await run.StateAsync()).Stage.ShouldBe(RequestStage.Scheduled);
        run.Time.Advance(TimeSpan.FromDays(20));
        await run.GoAsync();

        read.ShouldBe(1);
        (await run.StateAsync()).Stage.ShouldBe(RequestStage.Finished);
        (await run.StateAsync()).LockOutRelease!.By.ShouldBe(ARequest.Nestor);
    }

    [Fact]
    public async Task A_plan_that_drifted_and_finds_no_decision_expires_and_the_lock_out_stays()
    {
        using var run = new ARun(Block(), new SwitchStep("rest")) { Facts = _ => Task.FromResult<RunEvent>(Drifted()) };
        await ApproveAsync(run);
        (await run.GoAsync()).ShouldNotBeNull();

        run.Time.Advance(TimeSpan.FromDays(30));
        await run.GoAsync();

        var state = await run.StateAsync();
        state.Stage.ShouldBe(RequestStage.Expired);
        state.IsOpen.ShouldBeFalse();
        state.Step(StepId.From("block"))!.Status.ShouldBe(StepStatus.Changed);
        state.Step(StepId.From("rest"))!.Status.ShouldBe(StepStatus.Pending);
    }

    [Fact]
    public async Task An_approval_from_before_facts_were_read_again_waits_for_nothing()
    {
        using var run = new ARun(Block(), new SwitchStep("rest"));
        await run.ApprovedAsync();

        await run.GoAsync();

        (await run.StateAsync()).Stage.ShouldBe(RequestStage.Finished);
    }

    private static SwitchStep Block(Action? onApply = null) => new("block")
    {
        ActsAtOnce = true,
        IsLockOut = true,
        OnApply = () =>
        {
            onApply?.Invoke();
            return Task.CompletedTask;
        },
    };

    private static RunEvent.FactsChecked Checked() => new(ARequest.PlanOf().Hash) { Snapshot = ARequest.SnapshotOf(ARequest.Adele), Plan = ARequest.PlanOf("block", "rest") };

    private static RunEvent.PlanDrifted Drifted() => new(ARequest.PlanOf().Hash)
    {
        Snapshot = ARequest.SnapshotOf(ARequest.Adele),
        Plan = ARequest.PlanOf("block", "rest"),
        Differences = [Phrase.Of("Clearance.Drift.HoldNew")],
    };

    private static async Task ApproveAsync(ARun run)
    {
        await run.AppendAsync(ARequest.Submitted("block", "rest"));
        await run.AppendAsync(Approved);
    }

    private static async Task<int> IndexOfStartAsync(ARun run, string step)
    {
        var entries = await run.Journal.EntriesAsync(ARequest.Id, CancellationToken.None);
        return entries.Select(EventCodec.Decode).ToList().FindIndex(e => e is RunEvent.StepStarted started && started.Step == StepId.From(step));
    }
}
