namespace TeamsOffboardBot.Planning;

/// <summary>Snapshot and choices in, plan out: the same plan for the same facts, and nothing read or changed.</summary>
/// <param name="steps">In the order in which they stand in a plan.</param>
public sealed class Planner(IReadOnlyList<IPlansStep> steps, IReadOnlyList<IRule> rules)
{
    public Plan Make(Snapshot snapshot, Choices choices)
    {
        var planned = steps.Select(s => s.Plan(snapshot, choices)).OfType<PlannedStep>().ToList();
        return new Plan
        {
            Steps = planned,
            Findings = rules.SelectMany(r => r.Check(snapshot, choices, planned)).OrderByDescending(f => f.Severity).ToList(),
            Hash = PlanHash.Of(planned),
        };
    }
}
