namespace TeamsOffboardBot.Planning.Rules;

/// <summary>R23: whoever needed two approvers to go needs two to come back.</summary>
public sealed class ReinstatedRoleHoldersNeedTwo : IRule
{
    public bool Serves(RequestKind kind) => kind == RequestKind.Reinstatement;

    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        if (snapshot.MayHoldRoles() || choices.HeldRolesBefore)
        {
            yield return new Finding("R23", FindingSeverity.Warning, Phrase.Of("Reinstate.TwoApprovers"));
        }
    }
}
