using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs.State;

/// <summary>The facts that a plan rests on are to be read again before more than the lock-out is done.</summary>
/// <param name="DueAt">When they are read next; null: now.</param>
/// <param name="Reason">Why they could not be read the last time.</param>
/// <param name="Tries">Readings that failed.</param>
public sealed record PendingFacts(DateTimeOffset? DueAt, Phrase? Reason, int Tries)
{
    public static PendingFacts Now { get; } = new(DueAt: null, Reason: null, Tries: 0);
}
