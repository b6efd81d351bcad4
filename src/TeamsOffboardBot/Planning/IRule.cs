namespace TeamsOffboardBot.Planning;

/// <summary>One rule of the product: what it has to say about a plan. Pure.</summary>
public interface IRule
{
    /// <summary>Whether it judges requests of that kind.</summary>
    bool Serves(RequestKind kind) => kind == RequestKind.Offboarding;

    IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps);
}
