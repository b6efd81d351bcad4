using TeamsOffboardBot.Microsoft365.Http;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;

namespace TeamsOffboardBot.Runs;

/// <summary>How long the calls of a step, and those that prove it, may wait for company. Pure.</summary>
/// <param name="Step">For looking and acting.</param>
internal sealed record StepHaste(Haste Step, Haste Proof)
{
    public static readonly StepHaste None = new(Haste.Soon, Haste.AtLeisure);

    public static IReadOnlyDictionary<StepId, StepHaste> Of(IReadOnlyList<IOffboardingStep> planned)
    {
        var longest = LongestChain.Of(planned);
        return planned.DistinctBy(step => step.Id).ToDictionary(step => step.Id, step => Of(step, planned, longest));
    }

    private static StepHaste Of(IOffboardingStep step, IReadOnlyList<IOffboardingStep> planned, IReadOnlySet<StepId> longest)
    {
        if (longest.Contains(step.Id))
        {
            return step.IsLockOut ? new(Haste.AtOnce, Haste.AtOnce) : new(Haste.Hurried, Haste.Hurried);
        }

        var next = Next(step, planned).ToList();
        if (step.IsLockOut && next.Exists(other => other.IsLockOut))
        {
            return new(Haste.AtOnce, Haste.AtOnce);
        }

        // What only the last steps of the plan wait for is early enough with whatever is sent next.
        var (now, proof) = next.Exists(other => longest.Contains(other.Id) && Next(other, planned).Any()) ? (Haste.Soon, Haste.Soon)
            : next.Exists(other => Next(other, planned).Any()) ? (Haste.Soon, Haste.AtLeisure)
            : (Haste.AtLeisure, Haste.Whenever);
        return new(step.IsLockOut ? Haste.AtOnce : now, proof);
    }

    private static IEnumerable<IOffboardingStep> Next(IOffboardingStep step, IEnumerable<IOffboardingStep> planned) =>
        planned.Where(other => other is not ManualTask && (other.After.Contains(step.Id) || other.Needs.Contains(step.Id)));
}
