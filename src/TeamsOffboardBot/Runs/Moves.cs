using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs;

/// <summary>What can happen next in a run.</summary>
/// <param name="ToLookAt">Done by hand, as a person says, or under way when the request ended.</param>
/// <param name="DueAt">When the next step goes on that waits for a moment.</param>
internal sealed record Moves(IReadOnlyList<StepId> Ready, IReadOnlyList<StepId> ToLookAt, IReadOnlyList<Stuck> Stuck, DateTimeOffset? DueAt)
{
    /// <summary>All but the lock-out waits for the facts, and they can be read now.</summary>
    public bool ReadsFacts { get; init; }
}

/// <param name="Unproven">What it needs and is not proven; empty for a step that this version of the program does not know.</param>
internal sealed record Stuck(StepId Step, IReadOnlyList<StepId> Unproven);
