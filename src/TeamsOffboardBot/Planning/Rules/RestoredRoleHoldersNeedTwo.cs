namespace TeamsOffboardBot.Planning.Rules;

/// <summary>
/// R23: a restored account has its directory roles again. Those that groups carry nobody can read of a deleted account: they are looked for
/// when it is back, before anybody may sign in to it.
/// </summary>
public sealed class RestoredRoleHoldersNeedTwo : IRule
{
    public bool Serves(RequestKind kind) => kind == RequestKind.Restoration;

    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        if (snapshot.MayHoldRoles() || choices.HeldRolesBefore)
        {
            yield return new Finding("R23", FindingSeverity.Warning, Phrase.Of("Restore.TwoApprovers"));
        }
    }
}
