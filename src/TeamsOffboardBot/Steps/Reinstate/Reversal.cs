using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// A step that gives back what an offboarding took. Planned from what that request changed, never from the present; at work it looks
/// three ways: as it was before (in place), as the offboarding left it (open), or otherwise: then somebody changed it since, and it is theirs.
/// </summary>
public abstract class Reversal : IOffboardingStep
{
    public abstract StepId Id { get; }

    public bool Serves(RequestKind kind) => kind == RequestKind.Reinstatement;

    public virtual IReadOnlyList<StepId> After => [];

    public virtual IReadOnlyList<StepId> Needs => [];

    public PlannedStep? Plan(Snapshot snapshot, Choices choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return choices.Reinstates is { } done ? Undo(done) : null;
    }

    public abstract Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken);

    public abstract Task ApplyAsync(StepContext context, CancellationToken cancellationToken);

    /// <summary>Null when the offboarding did nothing that this step undoes.</summary>
    protected abstract PlannedStep? Undo(Reinstatement done);

    /// <summary>On these, or no step when there are none.</summary>
    protected PlannedStep? On(IReadOnlyList<StepTarget> targets, params (string Name, string Value)[] parameters) => TargetedStep.Of(Id, targets, parameters);

    /// <param name="now">What is there instead, as the service tells it.</param>
    protected static StepReading ChangedSince(string? now) =>
        new StepReading.NotApplicable(Phrase.Of("Steps.Reasons.ChangedSince", ("now", string.IsNullOrEmpty(now) ? "-" : now)));
}
