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

    /// <summary>What a second application comes to, which no journal can rule out: the process may die before it notes the first.</summary>
    Repetition Repetition => Repetition.ChangesNothing;

    /// <summary>
    /// True for what keeps the leaver out (C1 to C3, and C8: a phone that is told later is not told at all). It is released before all
    /// other steps and takes nothing from anybody but the leaver.
    /// </summary>
    bool IsLockOut => false;

    /// <summary>
    /// True when nothing that the run does before this step changes what it looks at. What the run has read when it began then serves its first look, as
    /// long as that is young, although other steps have written since.
    /// </summary>
    bool LooksEarly(Plan plan) => false;

    /// <summary>
    /// True when all it writes goes to Exchange at one moment and is read back there: the first look for the effect then travels with the writes. Nobody
    /// says in which order Exchange takes the calls of a batch: a look that came too early sees nothing and is repeated.
    /// </summary>
    bool ProofTravels => false;

    /// <summary>
    /// The facts of <see cref="StepReading"/>, with the same names, as the snapshot had them: the "before" when there was no
    /// time to read it, or when the process died between reading and writing. Null when the snapshot does not hold them.
    /// </summary>
    JsonObject? BeforeFrom(Snapshot snapshot, PlannedStep step) => null;

    /// <summary>Reads whether the effect is there. Changes nothing.</summary>
    Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken);

    /// <summary>Brings about the effect. Returns when the service has accepted it; the proof is the next inspection.</summary>
    Task ApplyAsync(StepContext context, CancellationToken cancellationToken);
}
