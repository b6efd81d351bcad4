namespace TeamsOffboardBot.Planning;

/// <summary>One rule of the product: what it has to say about a plan. Pure.</summary>
public interface IRule
{
    IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps);
}
