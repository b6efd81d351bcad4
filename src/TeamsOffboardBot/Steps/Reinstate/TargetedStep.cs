using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

internal static class TargetedStep
{
    /// <summary>A step that acts on these; none when there are none.</summary>
    public static PlannedStep? Of(StepId id, IReadOnlyList<StepTarget> targets, params (string Name, string Value)[] parameters) => targets.Count == 0
        ? null
        : new() { Id = id, Targets = targets, Parameters = parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal) };
}
