namespace TeamsOffboardBot.Runs;

/// <summary>Nothing more can be done for a request now.</summary>
/// <param name="Seq">Of the journal on which that was decided.</param>
/// <param name="DueAt">When to come back; null when only a person, or nothing, can move the request.</param>
public sealed record Rest(long Seq, DateTimeOffset? DueAt);
