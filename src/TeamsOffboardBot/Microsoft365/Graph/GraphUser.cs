namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>A user as Graph tells it. A property that was not selected, or that the tenant does not fill, is null.</summary>
public sealed record GraphUser
{
    public string Id { get; init; } = "";

    public string DisplayName { get; init; } = "";

    public string UserPrincipalName { get; init; } = "";

    public string? GivenName { get; init; }

    public string? Surname { get; init; }

    public string? Mail { get; init; }

    public string? MailNickname { get; init; }

    public string? JobTitle { get; init; }

    public string? Department { get; init; }

    public string? OfficeLocation { get; init; }

    public string? CompanyName { get; init; }

    public string? EmployeeType { get; init; }

    /// <summary>Member or Guest.</summary>
    public string? UserType { get; init; }

    public bool? AccountEnabled { get; init; }

    public bool? OnPremisesSyncEnabled { get; init; }

    public string? OnPremisesImmutableId { get; init; }

    public string? OnPremisesDistinguishedName { get; init; }

    public string? OnPremisesSamAccountName { get; init; }

    public DateTimeOffset? OnPremisesLastSyncDateTime { get; init; }

    public string? UsageLocation { get; init; }

    public string? PreferredLanguage { get; init; }

    public DateTimeOffset? CreatedDateTime { get; init; }

    public DateTimeOffset? DeletedDateTime { get; init; }

    public DateTimeOffset? LastPasswordChangeDateTime { get; init; }

    public DateTimeOffset? SignInSessionsValidFromDateTime { get; init; }

    public IReadOnlyList<AssignedLicense> AssignedLicenses { get; init; } = [];

    public IReadOnlyList<LicenseAssignmentState> LicenseAssignmentStates { get; init; } = [];

    public IReadOnlyList<string> ProxyAddresses { get; init; } = [];

    public bool IsGuest => string.Equals(UserType, "Guest", StringComparison.OrdinalIgnoreCase);

    public bool IsSynced => OnPremisesSyncEnabled == true;
}
