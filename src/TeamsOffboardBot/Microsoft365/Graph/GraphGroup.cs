using System.Text.Json.Serialization;

namespace TeamsOffboardBot.Microsoft365.Graph;

public sealed record GraphGroup
{
    public string Id { get; init; } = "";

    public string DisplayName { get; init; } = "";

    public string? Mail { get; init; }

    public string? Visibility { get; init; }

    public IReadOnlyList<string> GroupTypes { get; init; } = [];

    public bool? MailEnabled { get; init; }

    public bool? SecurityEnabled { get; init; }

    public bool? OnPremisesSyncEnabled { get; init; }

    public string? MembershipRule { get; init; }

    public string? MembershipRuleProcessingState { get; init; }

    public bool? IsAssignableToRole { get; init; }

    public IReadOnlyList<AssignedLicense> AssignedLicenses { get; init; } = [];

    public IReadOnlyList<string> ResourceProvisioningOptions { get; init; } = [];

    [JsonIgnore]
    public GraphGroupKind Kind => (Has(GroupTypes, "Unified"), MailEnabled == true, SecurityEnabled == true) switch
    {
        (true, _, _) => GraphGroupKind.Microsoft365,
        (false, true, true) => GraphGroupKind.MailEnabledSecurity,
        (false, true, false) => GraphGroupKind.Distribution,
        _ => GraphGroupKind.Security,
    };

    [JsonIgnore]
    public bool IsDynamic => Has(GroupTypes, "DynamicMembership");

    [JsonIgnore]
    public bool IsSynced => OnPremisesSyncEnabled == true;

    [JsonIgnore]
    public bool IsTeam => Has(ResourceProvisioningOptions, "Team");

    [JsonIgnore]
    public bool IsLicensing => AssignedLicenses.Count > 0;

    private static bool Has(IReadOnlyList<string> list, string word) => list.Contains(word, StringComparer.OrdinalIgnoreCase);
}
