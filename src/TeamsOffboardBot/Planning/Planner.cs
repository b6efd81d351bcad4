namespace TeamsOffboardBot.Planning;

/// <summary>Snapshot and choices in, plan out: the same plan for the same facts, and nothing read or changed.</summary>
/// <param name="steps">In the order in which they stand in a plan.</param>
public sealed class Planner(IReadOnlyList<IPlansStep> steps, IReadOnlyList<IRule> rules)
{
    /// <param name="begun">Steps of an earlier plan that were begun: they stay in the plan, also where the facts would not plan them any more.</param>
    public Plan Make(Snapshot snapshot, Choices choices, params IReadOnlyCollection<PlannedStep> begun)
    {
        ArgumentNullException.ThrowIfNull(choices);
        var planned = steps.Where(s => s.Serves(choices.Kind)).Select(s => begun.FirstOrDefault(b => b.Id == s.Id) ?? s.Plan(snapshot, choices)).OfType<PlannedStep>().ToList();
        return new Plan
        {
            Steps = planned,
            Findings = rules.Where(r => r.Serves(choices.Kind)).SelectMany(r => r.Check(snapshot, choices, planned)).OrderByDescending(f => f.Severity).ToList(),
            Hash = PlanHash.Of(planned, choices.Start),
        };
    }
}
