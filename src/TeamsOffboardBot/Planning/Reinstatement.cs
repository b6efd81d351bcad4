namespace TeamsOffboardBot.Planning;

/// <summary>
/// What an earlier request really changed, taken from its journal when somebody asks to undo it. The reverse plan is made from this
/// alone, so it stays the same however often it is made, and what others changed since is no part of it.
/// </summary>
public sealed record Reinstatement
{
    /// <summary>The request that is undone.</summary>
    public required RequestId Of { get; init; }

    /// <summary>The facts from before its run.</summary>
    public required Snapshot Before { get; init; }

    /// <summary>Steps that changed something, or may have, in the order of their plan.</summary>
    public required IReadOnlyList<DoneStep> Done { get; init; }

    /// <summary>Steps of it that wait for a date or for people: called off before anything is undone.</summary>
    public IReadOnlyList<StepId> StillToCome { get; init; } = [];

    public DoneStep? Step(StepId id) => Done.FirstOrDefault(d => d.Planned.Id == id);
}
