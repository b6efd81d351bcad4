using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;

namespace TeamsOffboardBot.Runs;

/// <summary>
/// The steps of a plan that decide how long its run takes: those on the longest chain in which each waits for the one before. What people do is not counted:
/// nobody knows how long it takes. Pure.
/// </summary>
internal sealed class LongestChain
{
    private readonly Dictionary<StepId, IOffboardingStep> _planned;
    private readonly Dictionary<StepId, int> _before = [];
    private readonly Dictionary<StepId, int> _after = [];
    private readonly ILookup<StepId, StepId> _followers;

    private LongestChain(IEnumerable<IOffboardingStep> planned)
    {
        _planned = planned.Where(step => step is not ManualTask).ToDictionary(step => step.Id);
        _followers = _planned.Values.SelectMany(step => Waits(step).Select(first => (first, step.Id))).ToLookup(pair => pair.first, pair => pair.Id);
    }

    /// <param name="planned">Without a circle, which the catalogue is checked for.</param>
    public static IReadOnlySet<StepId> Of(IEnumerable<IOffboardingStep> planned)
    {
        var chains = new LongestChain(planned);
        var longest = chains._planned.Keys.Select(chains.Through).DefaultIfEmpty().Max();
        return chains._planned.Keys.Where(id => chains.Through(id) == longest).ToHashSet();
    }

    private int Through(StepId id) => Before(id) + After(id) + 1;

    private int Before(StepId id) => Known(_before, id, () => Waits(_planned[id]).Select(first => Before(first) + 1));

    private int After(StepId id) => Known(_after, id, () => _followers[id].Select(next => After(next) + 1));

    private static int Known(Dictionary<StepId, int> known, StepId id, Func<IEnumerable<int>> count) =>
        known.TryGetValue(id, out var steps) ? steps : known[id] = count().DefaultIfEmpty().Max();

    private IEnumerable<StepId> Waits(IOffboardingStep step) => step.After.Concat(step.Needs).Where(_planned.ContainsKey).Distinct();
}
