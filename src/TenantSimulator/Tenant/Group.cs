namespace TenantSimulator.Tenant;

enum GroupKind
{
    Security,
    Microsoft365,
    MailEnabledSecurity,
    Distribution,
}

sealed class Group(string id, GroupKind kind) : DirectoryObject(id)
{
    public GroupKind Kind { get; } = kind;

    /// <summary>Direct members: users, groups or devices by id.</summary>
    public List<string> Members { get; } = [];
    public List<string> Owners { get; } = [];
    public List<AssignedLicence> Licences { get; } = [];
    public bool IsTeam { get; init; }
    public string? MembershipRule => Text("membershipRule");
    public bool IsDynamic => MembershipRule is not null;
    public bool IsRoleAssignable => Flag("isAssignableToRole");

    /// <summary>Kinds that Exchange masters and Graph only shows.</summary>
    public bool IsMasteredByExchange => Kind is GroupKind.Distribution or GroupKind.MailEnabledSecurity;

    public string KindName => Kind switch
    {
        GroupKind.Microsoft365 => "microsoft365",
        GroupKind.MailEnabledSecurity => "mailEnabledSecurity",
        GroupKind.Distribution => "distribution",
        _ => "security",
    };
}
