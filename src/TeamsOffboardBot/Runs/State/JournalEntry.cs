using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs.State;

/// <summary>One event as the journal keeps it, with its link in the chain. Hashes and salt are lower-case hexadecimal.</summary>
public sealed record JournalEntry
{
    public required RequestId Request { get; init; }

    public required long Seq { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Kind { get; init; }

    /// <summary>JSON without personal data; never erased.</summary>
    public required string PublicBody { get; init; }

    /// <summary>JSON about people; null once it was erased.</summary>
    public required string? PrivateBody { get; init; }

    /// <summary>Random, so that an erased private body cannot be guessed from its hash; erased with it.</summary>
    public required string? Salt { get; init; }

    /// <summary>Hash over salt and private body; stays when both are erased.</summary>
    public required string PrivateHash { get; init; }

    public required string PrevHash { get; init; }

    public required string Hash { get; init; }

    public bool IsErased => PrivateBody is null || Salt is null;
}
