using System.Text.Json.Nodes;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps;

/// <summary>
/// One effect in the tenant, safe to repeat. The executor inspects, applies and inspects again; a step itself neither
/// retries nor journals. Faults of the tenant leave it as <c>Microsoft365Fault</c>.
/// </summary>
public interface IOffboardingStep : IPlansStep
{
    /// <summary>Steps that must have reached an outcome, whatever it is, before this one starts. Order only.</summary>
    IReadOnlyList<StepId> After { get; }

    /// <summary>Steps whose effect must be proven (changed or already in place) as far as they are planned.</summary>
    IReadOnlyList<StepId> Needs { get; }

    /// <summary>
    /// True for what cannot wait for a reading: the first attempt applies at once, and the snapshot is the "before".
    /// </summary>
    bool ActsAtOnce => false;

    /// <summary>
    /// The facts of <see cref="StepReading"/>, with the same names, as the snapshot had them: the "before" when there was no
    /// time to read it, or when the process died between reading and writing. Null when the snapshot does not hold them.
    /// </summary>
    JsonObject? BeforeFrom(Snapshot snapshot) => null;

    /// <summary>Reads whether the effect is there. Changes nothing.</summary>
    Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken);

    /// <summary>Brings about the effect. Returns when the service has accepted it; the proof is the next inspection.</summary>
    Task ApplyAsync(StepContext context, CancellationToken cancellationToken);
}
