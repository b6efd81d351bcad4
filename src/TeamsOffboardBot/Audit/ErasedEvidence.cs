using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Audit;

/// <summary>What an auditor is handed when the personal data of a request was erased: what was erased when, and the events without it.</summary>
public sealed record ErasedEvidence
{
    public const string Schema1 = "teamsoffboardbot.erased-evidence/1";

    public required string Schema { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required RequestId Request { get; init; }

    /// <summary>Null when no event says so.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>The last event that lost its private part.</summary>
    public required long UpTo { get; init; }

    public required EvidenceChain Chain { get; init; }
}
