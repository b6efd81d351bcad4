using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Microsoft365.Graph;

namespace TeamsOffboardBot.Planning;

/// <summary>The leaver's groups, with what decides how each can be left. Owners of distribution lists come from Exchange.</summary>
internal static class GroupReader
{
    public static async Task<IReadOnlyList<GroupMembership>> GroupsAsync(
        Tenant tenant, UserId leaver, Task<Memberships> member, Task<Fact<IReadOnlyList<DistributionGroup>>> lists, CancellationToken cancellationToken)
    {
        var owned = tenant.Users.OwnedGroupsAsync(leaver.Value, cancellationToken);
        await Task.WhenAll(member, owned, lists);
        var memberIds = (await member).Groups.Select(g => g.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var ownedIds = (await owned).Select(g => g.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var managed = ((await lists).Value ?? []).ToDictionary(l => l.Id, StringComparer.OrdinalIgnoreCase);
        var groups = await Task.WhenAll((await member).Groups.Concat(await owned).DistinctBy(g => g.Id).Select(async g => Group(
            g,
            memberIds.Contains(g.Id),
            ownedIds.Contains(g.Id),
            ownedIds.Contains(g.Id) ? await OwnersAsync(tenant, leaver, g.Id, cancellationToken) : null)));
        return
        [
            .. groups.Select(g => managed.TryGetValue(g.Id, out var list) ? g with { IsOwner = true, OwnerCount = list.ManagerCount } : g),
            .. managed.Values.Where(l => groups.All(g => !string.Equals(g.Id, l.Id, StringComparison.OrdinalIgnoreCase))).Select(OwnedOnly),
        ];
    }

    /// <summary>An owner who cannot sign in looks after nothing.</summary>
    private static async Task<int?> OwnersAsync(Tenant tenant, UserId leaver, string group, CancellationToken cancellationToken)
    {
        try
        {
            var owners = await tenant.Groups.OwnersAsync(group, cancellationToken);
            return owners.Count(o => o.AccountEnabled != false || string.Equals(o.Id, leaver.Value, StringComparison.OrdinalIgnoreCase));
        }
        catch (Microsoft365Fault fault)
        {
            PassedOver.Note(fault);
            return null;
        }
    }

    private static GroupMembership OwnedOnly(DistributionGroup list) => new()
    {
        Id = list.Id,
        DisplayName = list.DisplayName,
        Kind = list.IsSecurity ? GroupKind.MailEnabledSecurity : GroupKind.DistributionList,
        IsSynced = list.IsSynced,
        IsMember = false,
        IsOwner = true,
        OwnerCount = list.ManagerCount,
    };

    private static GroupMembership Group(GraphGroup group, bool isMember, bool isOwner, int? owners) => new()
    {
        Id = group.Id,
        DisplayName = group.DisplayName,
        Kind = group.Kind switch
        {
            GraphGroupKind.Microsoft365 => GroupKind.Microsoft365,
            GraphGroupKind.MailEnabledSecurity => GroupKind.MailEnabledSecurity,
            GraphGroupKind.Distribution => GroupKind.DistributionList,
            _ => GroupKind.Security,
        },
        IsTeam = group.IsTeam,
        IsDynamic = group.IsDynamic,
        IsSynced = group.IsSynced,
        IsRoleAssignable = group.IsAssignableToRole == true,
        MembershipRule = group.MembershipRule,
        LicenceSkuIds = [.. group.AssignedLicenses.Select(l => l.SkuId)],
        IsMember = isMember,
        IsOwner = isOwner,
        OwnerCount = owners,
    };
}
