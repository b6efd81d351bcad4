namespace TeamsOffboardBot.Planning.Rules;

/// <summary>R22: the leaver takes over nothing and so is told nothing.</summary>
public sealed class LeaverIsNotNamed : IRule
{
    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        if (choices.Named().Contains(snapshot.Account.Person.Id))
        {
            yield return Findings.Blocker("R22", "LeaverNamed", ("name", snapshot.Account.Person.DisplayName));
        }
    }
}
