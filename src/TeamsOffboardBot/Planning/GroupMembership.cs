using System.Text.Json.Serialization;

namespace TeamsOffboardBot.Planning;

/// <summary>A group the leaver is in, with what decides how it can be left.</summary>
public sealed record GroupMembership
{
    public required string Id { get; init; }

    public required string DisplayName { get; init; }

    public required GroupKind Kind { get; init; }

    public bool IsTeam { get; init; }

    public bool IsDynamic { get; init; }

    public bool IsSynced { get; init; }

    public bool IsRoleAssignable { get; init; }

    public string? MembershipRule { get; init; }

    /// <summary>SKU ids that members get through this group.</summary>
    public IReadOnlyList<string> LicenceSkuIds { get; init; } = [];

    public bool IsMember { get; init; } = true;

    public bool IsOwner { get; init; }

    /// <summary>
    /// How many owners there are with the leaver, those left out who cannot sign in any more; null when it was not read, or because
    /// the leaver owns nothing here.
    /// </summary>
    public int? OwnerCount { get; init; }

    /// <summary>Nobody else is known to own it: an unread number of owners counts as one.</summary>
    [JsonIgnore]
    public bool IsLastOwner => this is { IsOwner: true, OwnerCount: null or <= 1 };
}

public enum GroupKind
{
    Microsoft365,
    Security,
    MailEnabledSecurity,
    DistributionList,
}
