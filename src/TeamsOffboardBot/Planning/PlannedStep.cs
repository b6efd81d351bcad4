namespace TeamsOffboardBot.Planning;

/// <summary>One step of a plan: what it acts on and how. Id, target ids and parameters go into the plan hash.</summary>
public sealed record PlannedStep
{
    public required StepId Id { get; init; }

    /// <summary>A person does it, not the bot. Follows from the id.</summary>
    public bool IsManual { get; init; }

    /// <summary>What the step acts on (groups, delegates, licences; the leaver only where the plan must say whom), in a stable order.</summary>
    public IReadOnlyList<StepTarget> Targets { get; init; } = [];

    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <param name="Id">An object id, SKU id or rule id; what the tenant is called with.</param>
/// <param name="Name">What people call it. Shown, and no part of the plan hash: a renamed group is the same group.</param>
public sealed record StepTarget(string Id, string Name);
