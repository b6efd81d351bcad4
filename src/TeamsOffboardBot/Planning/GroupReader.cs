using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;

namespace TeamsOffboardBot.Planning;

/// <summary>The leaver's groups, with what decides how each can be left.</summary>
internal static class GroupReader
{
    public static async Task<IReadOnlyList<GroupMembership>> GroupsAsync(Tenant tenant, UserId leaver, CancellationToken cancellationToken)
    {
        var member = tenant.Users.MembershipsAsync(leaver.Value, cancellationToken);
        var owned = tenant.Users.OwnedGroupsAsync(leaver.Value, cancellationToken);
        await Task.WhenAll(member, owned);
        var memberIds = (await member).Groups.Select(g => g.Id).ToHashSet();
        var ownedIds = (await owned).Select(g => g.Id).ToHashSet();
        var all = (await member).Groups.Concat(await owned).DistinctBy(g => g.Id);
        return await Task.WhenAll(all.Select(async g => Group(
            g,
            memberIds.Contains(g.Id),
            ownedIds.Contains(g.Id),
            ownedIds.Contains(g.Id) ? await OwnersAsync(tenant, g.Id, cancellationToken) : null)));
    }

    private static async Task<int?> OwnersAsync(Tenant tenant, string group, CancellationToken cancellationToken)
    {
        try
        {
            return (await tenant.Groups.OwnersAsync(group, cancellationToken)).Count;
        }
        catch (Microsoft365Fault)
        {
            return null;
        }
    }

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
