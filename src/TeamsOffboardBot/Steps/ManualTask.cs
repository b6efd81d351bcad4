using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps;

/// <summary>A step a person does: there is nothing to call, and only that person can say that it is done.</summary>
public abstract class ManualTask : IOffboardingStep
{
    public abstract StepId Id { get; }

    public virtual bool Serves(RequestKind kind) => kind == RequestKind.Offboarding;

    public virtual IReadOnlyList<StepId> After => [];

    public virtual IReadOnlyList<StepId> Needs => [];

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) => Describe(snapshot, choices) is { } step ? step with { IsManual = true } : null;

    public Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult<StepReading>(new StepReading.NeedsPerson(Order(context)));

    public Task ApplyAsync(StepContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Null when there is no such task for this leaver.</summary>
    protected abstract PlannedStep? Describe(Snapshot snapshot, Choices choices);

    /// <summary>What to do, exactly.</summary>
    protected abstract Phrase Order(StepContext context);
}
