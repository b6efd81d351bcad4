namespace TeamsOffboardBot.Planning.Rules;

/// <summary>R7: a mailbox that lives on-premises is worked on there.</summary>
public sealed class HybridMailbox : IRule
{
    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        if (snapshot.HasHybridMailbox())
        {
            yield return Findings.Warning("R7", "WorkOnPremises");
        }
    }
}
