using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs;

/// <summary>What can happen next in a run.</summary>
/// <param name="ToLookAt">Done by hand, as a person says.</param>
/// <param name="DueAt">When the next step goes on that waits for a moment.</param>
internal sealed record Moves(IReadOnlyList<StepId> Ready, IReadOnlyList<StepId> ToLookAt, IReadOnlyList<Stuck> Stuck, DateTimeOffset? DueAt);

/// <param name="Unproven">What it needs and is not proven; empty for a step that this version of the program does not know.</param>
internal sealed record Stuck(StepId Step, IReadOnlyList<StepId> Unproven);
