namespace TeamsOffboardBot.Planning.Rules;

/// <summary>R1: block, reset and sign out come first and at once. R18: what still lasts a while, and how long.</summary>
public sealed class LockOutComesFirst : IRule
{
    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        if (!snapshot.Account.IsEnabled)
        {
            yield return Findings.Note("R1", "AlreadyBlocked");
        }

        yield return Findings.Note("R18", "Delays");
    }
}
