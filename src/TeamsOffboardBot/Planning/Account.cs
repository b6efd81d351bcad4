namespace TeamsOffboardBot.Planning;

/// <summary>The leaver's Entra account.</summary>
public sealed record Account
{
    public required Person Person { get; init; }

    public required bool IsEnabled { get; init; }

    public required bool IsGuest { get; init; }

    /// <summary>Mastered by an on-premises Active Directory. Rule R2.</summary>
    public required bool IsSynced { get; init; }

    public string? OnPremisesDistinguishedName { get; init; }

    public string? OnPremisesSamAccountName { get; init; }

    /// <summary>Ties the account to one on-premises; on a cloud account it is a leftover.</summary>
    public string? OnPremisesImmutableId { get; init; }

    public string? PreferredLanguage { get; init; }

    public string? UsageLocation { get; init; }

    public DateTimeOffset? LastPasswordChangeAt { get; init; }

    public DateTimeOffset? SessionsValidFrom { get; init; }
}
