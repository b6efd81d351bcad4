using System.Text.Json.Nodes;
using TenantSimulator.Tenant;

namespace TenantSimulator.DefaultTenant;

/// <summary>Groups of every kind, with members and owners.</summary>
static class Teamwork
{
    public static void AddTo(TenantState tenant)
    {
        Add(tenant, 1, GroupKind.Security, "Offboarding approvers", "Approve requests to offboard", owners: [5], members: [5], nested: [3]);
        Add(tenant, 2, GroupKind.Security, "HR", "Human resources", owners: [4], members: [4]);
        Add(tenant, 3, GroupKind.Security, "IT operations", "Runs the tenant day by day", owners: [5], members: [6]);
        Licensing(Add(tenant, 4, GroupKind.Security, "Licensing - Microsoft 365 E3", "Gives Microsoft 365 E3", [5], [14, 28, 29, 30, 31]), tenant);
        Dynamic(Add(tenant, 5, GroupKind.Security, "All employees", "Everybody who is employed", [], []),
            """(user.accountEnabled -eq true) -and (user.userType -eq "Member")""");
        Add(tenant, 6, GroupKind.Microsoft365, "Marketing", "The marketing team", [1], [1, 2, 3, 7, 8, 9, 14, 17, 18, 19], team: true);
        Add(tenant, 7, GroupKind.Microsoft365, "Project Aurora", "Launch of the new product", [17], [17, 2, 32], team: true);
        Add(tenant, 8, GroupKind.Microsoft365, "Campaigns", "Plans and results of campaigns", [1, 2], [1, 2, 3, 19]);
        Add(tenant, 9, GroupKind.Security, "VPN users", "May use the VPN", [6], [2, 3, 5, 6, 33, 37, 45]);
        Add(tenant, 10, GroupKind.Security, "Brand assets", "May change the brand library", [1], [1, 2, 18]);
        Add(tenant, 11, GroupKind.Security, "Building access", "Opens the doors", [6], [1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 17, 18, 19, 24, 28, 32]);
        Add(tenant, 12, GroupKind.Distribution, "Marketing news", "News from marketing", [1], [1, 2, 3, 7, 10, 24]);
        Add(tenant, 13, GroupKind.MailEnabledSecurity, "Press office", "Answers the press", [1], [1, 3, 9]);
        Synced(Add(tenant, 14, GroupKind.Security, "On-premises file share", "Opens the file server", [], [10, 27]), tenant);
        Add(tenant, 15, GroupKind.Security, "Helpdesk admins", "May reset passwords", [5], [44]).Set("isAssignableToRole", true);
        var sales = Add(tenant, 16, GroupKind.Security, "Licensing - Sales (dynamic)", "Gives Microsoft 365 E3 to sales", [], []);
        Licensing(sales, tenant);
        Dynamic(sales, """(user.department -eq "Sales")""");
        Add(tenant, 17, GroupKind.Distribution, "Newsletter editors", "Write the newsletter", [1], [2, 9, 19]);
        Add(tenant, 18, GroupKind.Microsoft365, "Prototype lab", "Builds what comes next", [32], [32, 33, 34], team: true);
        foreach (var team in tenant.Groups.Where(g => g.IsTeam))
        {
            Channel(tenant, team, "General", "standard");
        }

        Channel(tenant, tenant.Groups[^1], "Patents", "private", owners: [33], members: [34]);
        Channel(tenant, tenant.Groups[^1], "Suppliers", "shared", owners: [32, 33], members: []);
    }

    static Group Add(
        TenantState tenant, int number, GroupKind kind, string name, string description, int[] owners, int[] members, int[]? nested = null, bool team = false)
    {
        var group = new Group(Contoso.GroupId(number), kind) { IsTeam = team };
        var nickname = new string([.. name.Where(char.IsAsciiLetterOrDigit)]).ToLowerInvariant();
        var mail = kind == GroupKind.Security ? null : $"{nickname}@{Contoso.Domain}";
        group.Set("displayName", name);
        group.Set("description", description);
        group.Set("mail", mail);
        group.Set("mailEnabled", mail is not null);
        group.Set("mailNickname", nickname);
        group.Set("securityEnabled", kind is GroupKind.Security or GroupKind.MailEnabledSecurity);
        group.Set("groupTypes", kind == GroupKind.Microsoft365 ? new JsonArray("Unified") : []);
        group.Set("proxyAddresses", mail is null ? [] : new JsonArray($"SMTP:{mail}"));
        group.Set("createdDateTime", TenantClock.Text(tenant.Clock.Second.AddDays(-900 + number)));
        group.Set("visibility", kind == GroupKind.Microsoft365 ? "Private" : null);
        group.Set("resourceProvisioningOptions", team ? new JsonArray("Team") : []);
        group.Owners.AddRange(owners.Select(Contoso.UserId));
        group.Members.AddRange(members.Select(Contoso.UserId));
        group.Members.AddRange((nested ?? []).Select(Contoso.GroupId));
        tenant.Groups.Add(group);
        return group;
    }

    static void Channel(TenantState tenant, Group team, string name, string membershipType, int[]? owners = null, int[]? members = null)
    {
        var channel = new Channel($"19:{name.ToLowerInvariant()}{team.Id[^2..]}@thread.tacv2", team.Id, name, membershipType);
        channel.Members.AddRange((owners ?? []).Select(o => new ChannelMember(Contoso.UserId(o)) { IsOwner = true }));
        channel.Members.AddRange((members ?? []).Select(m => new ChannelMember(Contoso.UserId(m))));
        tenant.Channels.Add(channel);
    }

    static void Licensing(Group group, TenantState tenant) =>
        group.Licences.Add(new AssignedLicence(Subscriptions.MicrosoftE3, [], tenant.Clock.Second.AddDays(-300)));

    static void Dynamic(Group group, string rule)
    {
        group.Set("groupTypes", new JsonArray("DynamicMembership"));
        group.Set("membershipRule", rule);
        group.Set("membershipRuleProcessingState", "On");
    }

    static void Synced(Group group, TenantState tenant)
    {
        group.Set("onPremisesSyncEnabled", true);
        group.Set("onPremisesDomainName", "corp.contoso.com");
        group.Set("onPremisesSamAccountName", "FileShare");
        group.Set("onPremisesLastSyncDateTime", TenantClock.Text(tenant.Clock.Second.AddMinutes(-12)));
    }
}
