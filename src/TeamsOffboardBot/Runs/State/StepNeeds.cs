using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs.State;

/// <summary>
/// What came of a step that needed others, as these stand now: it waits for them as long as they can still be proven, is to be done when they are, and
/// becomes a person's task when one of them never will be.
/// </summary>
internal static class StepNeeds
{
    /// <param name="at">When the last event happened.</param>
    public static IReadOnlyList<StepState> Look(IReadOnlyList<StepState> steps, Plan plan, DateTimeOffset at) => steps.Any(s => s.Unproven.Count > 0)
        ? [.. steps.Select(s => s.Unproven.Count > 0 ? Look(s, [.. s.Unproven.Select(id => steps.FirstOrDefault(n => n.Id == id)).OfType<StepState>().Where(n => !IsMet(n, plan))], at) : s)]
        : steps;

    /// <summary>What only a person can do is proven by that person's word; everything else by the tenant.</summary>
    public static bool IsMet(StepState step, Plan plan) =>
        step.IsProven || (step.Status == StepStatus.DoneByHand && !step.IsToBeLookedAt && plan.Step(step.Id) is { IsManual: true });

    private static StepState Look(StepState step, IReadOnlyList<StepState> unproven, DateTimeOffset at)
    {
        if (unproven.Count == 0)
        {
            return step with { Status = StepStatus.Pending, Unproven = [], WaitsForSteps = false, Reason = null, SettledAt = null };
        }

        var waits = unproven.All(n => !n.IsSettled);
        return step with
        {
            Unproven = [.. unproven.Select(n => n.Id)],
            WaitsForSteps = waits,
            Reason = Phrase.Of(waits ? "Faults.WaitsForSteps" : "Faults.NeedsUnproven", ("unprovenSteps", string.Join(',', unproven.Select(n => n.Id)))),
            // A task begins when it becomes one.
            SettledAt = step.WaitsForSteps && !waits ? at : step.SettledAt,
        };
    }
}
