using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Runs;

/// <summary>What every run is driven with.</summary>
/// <param name="CallingOff">What a reinstatement calls off before it begins.</param>
/// <param name="ReadFacts">Reads the facts of an approved plan again and says what follows, as the event to journal; null when it was told to stop.</param>
public sealed record RunParts(
    RunGraph Graph, StepRunner Runner, CallingOff CallingOff, Func<RequestState, RequestState?, CancellationToken, Task<RunEvent?>> ReadFacts);
