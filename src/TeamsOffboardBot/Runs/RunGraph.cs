using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Steps;

namespace TeamsOffboardBot.Runs;

/// <summary>The steps there are and what each of them waits for. Pure: says what can move, moves nothing.</summary>
public sealed class RunGraph(IReadOnlyList<IOffboardingStep> steps)
{
    private readonly Dictionary<StepId, IOffboardingStep> _steps = steps.ToDictionary(s => s.Id);

    public IOffboardingStep? Find(StepId id) => _steps.GetValueOrDefault(id);

    /// <summary>How much haste each step of the plan is in.</summary>
    internal IReadOnlyDictionary<StepId, StepHaste> HasteOf(Plan plan) => StepHaste.Of([.. plan.Steps.Select(step => Find(step.Id)).OfType<IOffboardingStep>()]);

    /// <param name="atMost">How far the run may go at present; people may have cleared less.</param>
    /// <param name="underWay">Steps this process is at work on.</param>
    internal Moves MovesOf(RequestState state, Clearance atMost, IReadOnlyCollection<StepId> underWay, DateTimeOffset now)
    {
        var clearance = state.Clearance < atMost ? state.Clearance : atMost;
        List<StepId> ready = [];
        List<StepId> toLookAt = [];
        List<Stuck> stuck = [];
        var due = state.PendingFacts?.DueAt > now ? state.PendingFacts.DueAt : null;
        foreach (var step in state.Steps.Where(s => !underWay.Contains(s.Id) && IsReleased(state, clearance, s)))
        {
            if (step.DueAt > now && !state.HasEnded)
            {
                due = due is null || step.DueAt < due ? step.DueAt : due;
            }
            else if (step.IsToBeLookedAt || state.HasEnded)
            {
                toLookAt.Add(step.Id);
            }
            else if (Find(step.Id) is not { } definition)
            {
                AddStranger(step, stuck);
            }
            else
            {
                AddMove(state, step, definition, ready, stuck);
            }
        }

        return new Moves(ready, toLookAt, stuck, due) { ReadsFacts = atMost == Clearance.Everything && state is { Stage: RequestStage.Running, PendingFacts: { DueAt: var at } } && !(at > now) };
    }

    /// <summary>What keeps the leaver out goes before the rest. After the end, what was begun or is to be looked at is looked at, and nothing is begun.</summary>
    private bool IsReleased(RequestState state, Clearance clearance, StepState step) => clearance switch
    {
        Clearance.Everything => true,
        Clearance.LockOut => Find(step.Id) is { IsLockOut: true },
        _ => state.HasEnded && step.HasToBeSeen,
    };

    private void AddMove(RequestState state, StepState step, IOffboardingStep definition, List<StepId> ready, List<Stuck> stuck)
    {
        var needed = definition.Needs.Select(state.Step).OfType<StepState>().ToList();
        var unproven = needed.Where(n => !StepNeeds.IsMet(n, state.Plan)).Select(n => n.Id).ToList();
        if (step.Status is StepStatus.Started or StepStatus.RetryScheduled or StepStatus.Waiting)
        {
            ready.Add(step.Id);
        }
        else if (step.Status == StepStatus.Pending && IsItsTurn(state, definition))
        {
            if (unproven.Count == 0)
            {
                ready.Add(step.Id);
            }
            else
            {
                stuck.Add(new Stuck(step.Id, unproven));
            }
        }
    }

    private static bool IsItsTurn(RequestState state, IOffboardingStep step) => step.After.Concat(step.Needs).All(id => HasOutcome(state, id));

    private static void AddStranger(StepState step, List<Stuck> stuck)
    {
        if (!step.HasOutcome)
        {
            stuck.Add(new Stuck(step.Id, []));
        }
    }

    /// <summary>What is not planned is waited for by nobody.</summary>
    private static bool HasOutcome(RequestState state, StepId id) => state.Step(id) is not { } step || (step.HasOutcome && !step.IsToBeLookedAt);
}
