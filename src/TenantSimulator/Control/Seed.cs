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
        foreach (var change in body["change"] as JsonArray ?? [])
        {
            Change(tenant, (JsonObject)change!);
        }

        return new JsonObject
        {
            ["users"] = new JsonArray([.. users.Select(u => GroundTruth.Of(tenant, u))]),
            ["groups"] = new JsonArray([.. groups.Select(g => GroundTruth.Of(tenant, g))]),
        };
    }

    /// <summary><c>userPrincipalName</c>, <c>displayName</c> and any other property; <c>manager</c> and <c>skus</c> (part numbers) besides.</summary>
    static User AddUser(TenantState tenant, JsonObject asked)
    {
        var upn = (string?)asked["userPrincipalName"] ?? throw new FormatException("A user needs 'userPrincipalName'.");
        if (tenant.FindUser(upn) is not null)
        {
            throw new FormatException($"'{upn}' exists already.");
        }

        var user = new User((string?)asked["id"] ?? Guid.NewGuid().ToString()) { PasswordChangedAt = tenant.Clock.Second, SessionsValidFrom = tenant.Clock.Second };
        user.Set("accountEnabled", true);
        user.Set("userType", "Member");
        user.Set("usageLocation", "US");
        user.Set("mail", upn);
        user.Set("mailNickname", upn.Split('@')[0]);
        foreach (var (name, value) in asked.Where(p => p.Key is not ("id" or "manager" or "skus")))
        {
            user.Set(name, value?.DeepClone());
        }

        user.ManagerId = (string?)asked["manager"] is { } manager ? tenant.FindUser(manager)?.Id ?? throw new FormatException($"There is no user '{manager}'.") : null;
        user.DirectLicences.AddRange((asked["skus"] as JsonArray ?? []).Select(s => Licence(tenant, (string)s!)));
        tenant.AllUsers.Add(user);
        tenant.Changed(user);
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

    static string IdOf(TenantState tenant, string key) => tenant.FindAny(key)?.Id ?? throw new FormatException($"There is no '{key}'.");

    /// <summary>Stored directory properties of a user, past every check: <c>{"user":"…","set":{…}}</c>.</summary>
    static void Change(TenantState tenant, JsonObject change)
    {
        var key = (string?)change["user"] ?? "";
        var user = tenant.FindUser(key) ?? throw new FormatException($"There is no user '{key}'.");
        foreach (var (name, value) in change["set"] as JsonObject ?? [])
        {
            user.Set(name, value?.DeepClone());
        }

        tenant.Changed(user);
    }
}
