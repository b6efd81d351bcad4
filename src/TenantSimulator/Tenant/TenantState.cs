using System.Text.Json.Nodes;

namespace TenantSimulator.Tenant;

/// <summary>All there is in the tenant, with the look-ups every service needs.</summary>
sealed class TenantState(TenantClock clock)
{
    public required string Id { get; init; }
    public required string DisplayName { get; init; }
    public required string Domain { get; init; }
    public required string InitialDomain { get; init; }
    public TenantClock Clock { get; } = clock;
    public UserList AllUsers { get; } = [];
    public List<Group> Groups { get; } = [];
    public List<Sku> Skus { get; } = [];
    public List<RoleDefinition> Roles { get; } = [];
    public List<RoleAssignment> RoleAssignments { get; } = [];
    public List<RoleEligibility> RoleEligibilities { get; } = [];
    public List<ManagedDevice> ManagedDevices { get; } = [];
    public List<RegisteredDevice> Devices { get; } = [];
    public List<PhoneNumber> PhoneNumbers { get; } = [];
    public List<PhoneOperation> PhoneOperations { get; } = [];
    public List<CopyOperation> CopyOperations { get; } = [];
    public List<Channel> Channels { get; } = [];
    public List<Library> SiteLibraries { get; } = [];
    public List<AppRoleAssignment> AppRoleAssignments { get; } = [];
    public List<PermissionGrant> PermissionGrants { get; } = [];
    public List<OwnedApplication> OwnedApplications { get; } = [];
    public List<JsonObject> SentMail { get; } = [];

    /// <summary>Every password that was set through the API.</summary>
    public List<string> Passwords { get; } = [];
    /// <summary>Retention policies of the whole organisation, as Get-OrganizationConfig tells them.</summary>
    public List<string> OrganizationHolds { get; } = [];
    public int DeletedOneDriveRetentionDays { get; set; } = 30;

    /// <summary>Up to when what time does by itself has been done.</summary>
    public DateTimeOffset AgedAt { get; set; }

    public IEnumerable<Library> Libraries => AllUsers.Select(u => u.OneDrive).OfType<OneDrive>().Where(d => !d.IsDeleted).Select(d => d.Files).Concat(SiteLibraries);

    public IEnumerable<User> Users => AllUsers.Where(u => u.DeletedAt is null);

    public IEnumerable<User> DeletedUsers => AllUsers.Where(u => u.DeletedAt is not null);

    public User? FindUser(string key) => AllUsers.TryGetValue(key, out var user) ? user.DeletedAt is null ? user : null : Users.FirstOrDefault(u => Same(u.UserPrincipalName, key));

    public User? FindDeletedUser(string key) => DeletedUsers.FirstOrDefault(u => Names(u, key));

    public Group? FindGroup(string id) => Groups.Find(g => Same(g.Id, id));

    public IEnumerable<DirectoryObject> Find(IEnumerable<string> ids) =>
        ids.Select(FindAny).OfType<DirectoryObject>();

    public DirectoryObject? FindAny(string id) =>
        (DirectoryObject?)FindUser(id) ?? (DirectoryObject?)FindGroup(id) ?? Devices.Find(d => Same(d.Id, id));

    public IEnumerable<Group> GroupsOf(string memberId) => Groups.Where(g => g.Members.Contains(memberId));

    /// <summary>Direct and nested, each once.</summary>
    public IReadOnlyList<Group> AllGroupsOf(string memberId)
    {
        var found = new List<Group>();
        var open = new Queue<string>([memberId]);
        while (open.TryDequeue(out var member))
        {
            foreach (var group in GroupsOf(member).Where(g => !found.Contains(g)))
            {
                found.Add(group);
                open.Enqueue(group.Id);
            }
        }

        return found;
    }

    /// <summary>Roles held now, directly or through a role-assignable group.</summary>
    public IEnumerable<RoleDefinition> RolesOf(string userId)
    {
        var principals = AllGroupsOf(userId).Where(g => g.IsRoleAssignable).Select(g => g.Id).Append(userId).ToHashSet();
        return Roles.Where(role => RoleAssignments.Exists(a => a.RoleId == role.Id && principals.Contains(a.PrincipalId)));
    }

    public bool IsInVerifiedDomain(string userPrincipalName) =>
        userPrincipalName.EndsWith($"@{Domain}", StringComparison.OrdinalIgnoreCase) || userPrincipalName.EndsWith($"@{InitialDomain}", StringComparison.OrdinalIgnoreCase);

    public Sku? FindSku(string id) => Skus.Find(s => Same(s.Id, id));

    public static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    static bool Names(User user, string key) => Same(user.Id, key) || Same(user.UserPrincipalName, key);
}
