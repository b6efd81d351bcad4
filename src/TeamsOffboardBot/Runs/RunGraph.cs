using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Steps;

namespace TeamsOffboardBot.Runs;

/// <summary>The steps there are and what each of them waits for. Pure: says what can move, moves nothing.</summary>
public sealed class RunGraph(IReadOnlyList<IOffboardingStep> steps)
{
    private readonly Dictionary<StepId, IOffboardingStep> _steps = steps.ToDictionary(s => s.Id);

    public IOffboardingStep? Find(StepId id) => _steps.GetValueOrDefault(id);

    /// <param name="underWay">Steps this process is at work on.</param>
    internal Moves MovesOf(RequestState state, IReadOnlyCollection<StepId> underWay, DateTimeOffset now)
    {
        List<StepId> ready = [];
        List<StepId> toLookAt = [];
        List<Stuck> stuck = [];
        DateTimeOffset? due = null;
        foreach (var step in state.Steps.Where(s => !underWay.Contains(s.Id)))
        {
            if (step.IsToBeLookedAt)
            {
                toLookAt.Add(step.Id);
            }
            else if (step.DueAt > now)
            {
                due = due is null || step.DueAt < due ? step.DueAt : due;
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

        return new Moves(ready, toLookAt, stuck, due);
    }

    private void AddMove(RequestState state, StepState step, IOffboardingStep definition, List<StepId> ready, List<Stuck> stuck)
    {
        var needed = definition.Needs.Select(state.Step).OfType<StepState>().ToList();
        var unproven = needed.Where(n => !IsMet(n)).Select(n => n.Id).ToList();
        if (step.Status is StepStatus.Started or StepStatus.RetryScheduled or StepStatus.Waiting)
        {
            ready.Add(step.Id);
        }
        else if (step.Status == StepStatus.NeedsPerson && step.Unproven.Count > 0 && unproven.Count == 0)
        {
            ready.Add(step.Id);
        }
        else if (step.Status == StepStatus.Pending && definition.After.Concat(definition.Needs).All(id => HasOutcome(state, id)))
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

    /// <summary>What only a person can do is proven by that person's word; everything else by the tenant.</summary>
    private bool IsMet(StepState step) =>
        step.IsProven || (step.Status == StepStatus.DoneByHand && !step.IsToBeLookedAt && Find(step.Id) is ManualTask);

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
