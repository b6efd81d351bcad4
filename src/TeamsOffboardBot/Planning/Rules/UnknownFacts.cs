namespace TeamsOffboardBot.Planning.Rules;

/// <summary>A4: what could not be read is said, with the reason, and never guessed.</summary>
public sealed class UnknownFacts : IRule
{
    public bool Serves(RequestKind kind) => kind != RequestKind.Reinstatement;

    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps) =>
        snapshot.UnknownFacts().Select(reason => new Finding("A4", FindingSeverity.Warning, reason));
}
