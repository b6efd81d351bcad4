using System.Text.Json.Nodes;
using TenantSimulator.Tenant;

namespace TenantSimulator.Control;

/// <summary>Adds to the tenant what a test needs besides the default people: <c>users</c> and <c>groups</c>, or changes stored properties.</summary>
static class Seed
{
    public static JsonObject Apply(TenantState tenant, JsonObject body)
    {
        var users = (body["users"] as JsonArray ?? []).Select(u => AddUser(tenant, (JsonObject)u!)).ToList();
        var groups = (body["groups"] as JsonArray ?? []).Select(g => AddGroup(tenant, (JsonObject)g!)).ToList();
        foreach (var file in body["files"] as JsonArray ?? [])
        {
            AddFile(tenant, (JsonObject)file!);
        }

        foreach (var change in body["change"] as JsonArray ?? [])
        {
            Change(tenant, (JsonObject)change!);
        }

        if (body["organizationHolds"] is JsonArray holds)
        {
            HoldAll(tenant, [.. holds.Select(h => (string)h!)]);
        }

        return new JsonObject
        {
            ["users"] = new JsonArray([.. users.Select(u => GroundTruth.Of(tenant, u))]),
            ["groups"] = new JsonArray([.. groups.Select(g => GroundTruth.Of(tenant, g))]),
        };
    }

    /// <summary>
    /// <c>userPrincipalName</c>, <c>displayName</c> and any other property; <c>manager</c>, <c>skus</c> (part numbers) and <c>has</c>
    /// (<see cref="Belongings"/>) besides.
    /// </summary>
    static User AddUser(TenantState tenant, JsonObject asked)
    {
        var upn = (string?)asked["userPrincipalName"] ?? throw new FormatException("A user needs 'userPrincipalName'.");
        var id = (string?)asked["id"] ?? Guid.NewGuid().ToString();
        if (tenant.FindUser(upn) is not null || tenant.AllUsers.Contains(id))
        {
            throw new FormatException($"'{upn}' exists already.");
        }

        var user = new User(id) { PasswordChangedAt = tenant.Clock.Second, SessionsValidFrom = tenant.Clock.Second };
        user.Set("accountEnabled", true);
        user.Set("userType", "Member");
        user.Set("usageLocation", "US");
        user.Set("mail", upn);
        user.Set("mailNickname", upn.Split('@')[0]);
        foreach (var (name, value) in asked.Where(p => p.Key is not ("id" or "manager" or "skus" or "has")))
        {
            user.Set(name, value?.DeepClone());
        }

        user.ManagerId = (string?)asked["manager"] is { } manager ? tenant.FindUser(manager)?.Id ?? throw new FormatException($"There is no user '{manager}'.") : null;
        user.DirectLicences.AddRange((asked["skus"] as JsonArray ?? []).Select(s => Licence(tenant, (string)s!)));
        tenant.AllUsers.Add(user);
        tenant.Changed(user);
        Belongings.Give(tenant, user, asked["has"] as JsonObject ?? []);
        return user;
    }

    static AssignedLicence Licence(TenantState tenant, string partNumber) => new(
        tenant.Skus.Find(s => s.PartNumber == partNumber)?.Id ?? throw new FormatException($"There is no SKU '{partNumber}'."), [], tenant.Clock.Second);

    /// <summary><c>displayName</c>, <c>kind</c> as in the ground truth, <c>members</c> and <c>owners</c>, <c>skus</c>, <c>membershipRule</c>.</summary>
    static Group AddGroup(TenantState tenant, JsonObject asked)
    {
        var name = (string?)asked["displayName"] ?? throw new FormatException("A group needs 'displayName'.");
        var kind = Enum.Parse<GroupKind>((string?)asked["kind"] ?? "security", ignoreCase: true);
        var group = new Group((string?)asked["id"] ?? Guid.NewGuid().ToString(), kind);
        var nickname = name.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        var mail = kind == GroupKind.Security ? null : $"{nickname}@{tenant.Domain}";
        group.Set("displayName", name);
        group.Set("mail", mail);
        group.Set("mailEnabled", mail is not null);
        group.Set("mailNickname", nickname);
        group.Set("securityEnabled", kind is GroupKind.Security or GroupKind.MailEnabledSecurity);
        group.Set("groupTypes", kind == GroupKind.Microsoft365 ? new JsonArray("Unified") : []);
        group.Set("proxyAddresses", mail is null ? [] : new JsonArray($"SMTP:{mail}"));
        if ((bool?)asked["isAssignableToRole"] == true)
        {
            group.Set("isAssignableToRole", true);
        }

        if ((string?)asked["membershipRule"] is { } rule)
        {
            group.Set("groupTypes", new JsonArray("DynamicMembership"));
            group.Set("membershipRule", rule);
        }

        group.Members.AddRange((asked["members"] as JsonArray ?? []).Select(m => IdOf(tenant, (string)m!)));
        group.Owners.AddRange((asked["owners"] as JsonArray ?? []).Select(m => IdOf(tenant, (string)m!)));
        group.Licences.AddRange((asked["skus"] as JsonArray ?? []).Select(s => Licence(tenant, (string)s!)));
        tenant.Groups.Add(group);
        foreach (var user in tenant.Users.ToList())
        {
            tenant.Changed(user);
        }

        return group;
    }

    /// <summary><c>user</c> whose OneDrive, <c>path</c>, <c>size</c>, <c>refusesCopy</c>.</summary>
    static void AddFile(TenantState tenant, JsonObject asked)
    {
        var key = (string?)asked["user"] ?? "";
        var drive = tenant.FindUser(key)?.OneDrive ?? throw new FormatException($"'{key}' has no OneDrive.");
        var file = drive.Files.At((string?)asked["path"] ?? throw new FormatException("A file needs 'path'."));
        file.Size = (long?)asked["size"] ?? 1024;
        file.RefusesCopy = (bool?)asked["refusesCopy"] ?? false;
    }

    static string IdOf(TenantState tenant, string key) => tenant.FindAny(key)?.Id ?? throw new FormatException($"There is no '{key}'.");

    /// <summary>Retention policies of the whole organisation; each covers every mailbox that does not name it with a minus before it.</summary>
    static void HoldAll(TenantState tenant, string[] holds)
    {
        tenant.OrganizationHolds.Clear();
        tenant.OrganizationHolds.AddRange(holds);
        foreach (var mailbox in tenant.AllUsers.Select(u => u.Mailbox).OfType<Mailbox>())
        {
            mailbox.IsRetainedByOrganization = holds.Any(h => h.StartsWith("mbx", StringComparison.Ordinal) && Mailbox.Retains(h) && !mailbox.InPlaceHolds.Contains($"-{h.Split(':')[0]}"));
        }
    }

    /// <summary>
    /// Stored directory properties of a user, past every check: <c>{"user":"…","set":{…}}</c>; and what holds the mailbox:
    /// <c>"holds":[…]</c>, <c>"retentionLabel":true</c>.
    /// </summary>
    static void Change(TenantState tenant, JsonObject change)
    {
        var key = (string?)change["user"] ?? "";
        var user = tenant.FindUser(key) ?? throw new FormatException($"There is no user '{key}'.");
        foreach (var (name, value) in change["set"] as JsonObject ?? [])
        {
            user.Set(name, value?.DeepClone());
        }

        if (user.Mailbox is { } mailbox)
        {
            mailbox.InPlaceHolds.AddRange((change["holds"] as JsonArray ?? []).Select(h => (string)h!));
            mailbox.HasRetentionLabel |= (bool?)change["retentionLabel"] == true;
        }

        tenant.Changed(user);
    }
}
