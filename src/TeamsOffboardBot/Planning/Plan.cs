namespace TeamsOffboardBot.Planning;

/// <summary>Ordered steps and what the rules say of them: a pure function of snapshot and choices.</summary>
public sealed record Plan
{
    public required IReadOnlyList<PlannedStep> Steps { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    public required PlanHash Hash { get; init; }

    public bool IsBlocked => Findings.Any(f => f.Severity == FindingSeverity.Blocker);

    public PlannedStep? Step(StepId id) => Steps.FirstOrDefault(s => s.Id == id);
}
