using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Restore;

/// <summary>A step that brings a deleted account back, or makes it usable again. Capability D3.</summary>
public abstract class RestoringStep : IOffboardingStep
{
    public abstract StepId Id { get; }

    public virtual IReadOnlyList<StepId> After => [];

    public virtual IReadOnlyList<StepId> Needs => [];

    public bool Serves(RequestKind kind) => kind == RequestKind.Restoration;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) =>
        choices?.Restores is { } how && snapshot?.Deleted is not null ? Plan(snapshot, how) : null;

    public abstract Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken);

    public abstract Task ApplyAsync(StepContext context, CancellationToken cancellationToken);

    /// <summary>Null when the step has no part in this restoration.</summary>
    protected abstract PlannedStep? Plan(Snapshot snapshot, Restoration how);
}
