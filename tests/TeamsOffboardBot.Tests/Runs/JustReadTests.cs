using Shouldly;
using TeamsOffboardBot.Microsoft365.Http;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Tests.Support;
using Xunit;

namespace TeamsOffboardBot.Tests.Runs;

/// <summary>When what the run has just read serves a step, and when the step looks for itself.</summary>
public sealed class JustReadTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task Facts_that_were_just_read_serve_the_first_look_and_never_the_proof() =>
        (await LooksAsync(attempts: 0, age: TimeSpan.FromSeconds(2))).ShouldBe([true, false]);

    [Fact]
    public async Task A_step_that_was_tried_before_looks_for_itself() =>
        (await LooksAsync(attempts: 1, age: TimeSpan.FromSeconds(2))).ShouldBe([false, false]);

    [Fact]
    public async Task Old_facts_serve_nobody() =>
        (await LooksAsync(attempts: 0, age: TimeSpan.FromMinutes(1))).ShouldBe([false, false]);

    /// <summary>Of each look of one try, whether it may go by the facts.</summary>
    private async Task<IReadOnlyList<bool>> LooksAsync(int attempts, TimeSpan age)
    {
        var step = new LookingStep();
        var plan = ARequest.PlanOf(step.Id.Value);
        var context = new StepContext
        {
            Leaver = ARequest.Adele,
            Request = ARequest.Id,
            Plan = plan,
            Step = plan.Steps[0],
            Snapshot = ARequest.SnapshotOf(ARequest.Adele),
            JustRead = new JustRead(new Dictionary<Read, WireAnswer>(), _time.GetUtcNow()),
        };
        _time.Advance(age);

        await new StepAttempt(step, context, new StepState { Id = step.Id, Attempts = attempts }, _ => Task.CompletedTask, new RunsOptions(), _time).GoAsync(default);

        return step.Looks;
    }

    private sealed class LookingStep : IOffboardingStep
    {
        private bool _isDone;

        public StepId Id { get; } = StepId.From("look");

        public IReadOnlyList<StepId> After => [];

        public IReadOnlyList<StepId> Needs => [];

        public List<bool> Looks { get; } = [];

        public PlannedStep? Plan(Snapshot snapshot, Choices choices) => new() { Id = Id };

        public Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
        {
            Looks.Add(context.FactsAreFresh);
            return Task.FromResult(StepFacts.Reading(_isDone, []));
        }

        public Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
        {
            _isDone = true;
            return Task.CompletedTask;
        }
    }
}
