using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>What only a person can give back.</summary>
public abstract class ReversalTask : ManualTask
{
    public override bool Serves(RequestKind kind) => kind == RequestKind.Reinstatement;

    protected sealed override PlannedStep? Describe(Snapshot snapshot, Choices choices) => choices?.Reinstates is { } done ? Describe(done) : null;

    /// <summary>Null when there is no such task.</summary>
    protected abstract PlannedStep? Describe(Reinstatement done);

    /// <summary>On these, or no task when there are none.</summary>
    protected PlannedStep? On(IReadOnlyList<StepTarget> targets, params (string Name, string Value)[] parameters) => TargetedStep.Of(Id, targets, parameters);

    protected static string Names(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return string.Join(", ", context.Step.Targets.Select(t => t.Name));
    }
}
