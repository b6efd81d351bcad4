using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Audit;

/// <summary>What an auditor is handed when the personal data of a request was erased: what was erased when, and the events without it.</summary>
public sealed record ErasedEvidence
{
    /// <summary>Does not name the tenant.</summary>
    public const string Schema1 = "teamsoffboardbot.erased-evidence/1";

    public const string Schema2 = "teamsoffboardbot.erased-evidence/2";

    public required string Schema { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The tenant that the process worked in which made this; null when it was told none.</summary>
    public string? MadeIn { get; init; }

    /// <summary>Null when the request was submitted before journals kept it.</summary>
    public TenantName? Tenant { get; init; }

    public required RequestId Request { get; init; }

    /// <summary>Null when no event says so.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>The last event that lost its private part.</summary>
    public required long UpTo { get; init; }

    public required EvidenceChain Chain { get; init; }
}
