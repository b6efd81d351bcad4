using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>How a step of an offboarding is undone.</summary>
/// <param name="By">Steps of a reinstatement that give back what it took; none when there is nothing to give back, or nothing can.</param>
public sealed record Undoing(params IReadOnlyList<StepId> By)
{
    /// <summary>What of it does not come back; null when all does.</summary>
    public Phrase? Lost { get; init; }

    /// <summary>Whether that is so with these facts from before the offboarding.</summary>
    public Func<Snapshot, bool> IsLost { get; init; } = _ => true;

    /// <summary>What does not come back with these facts from before; null when all does.</summary>
    public Phrase? LostOf(Snapshot before) => Lost is not null && IsLost(before) ? Lost : null;
}
