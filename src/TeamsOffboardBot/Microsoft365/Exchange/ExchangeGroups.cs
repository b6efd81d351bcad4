using System.Text.Json.Nodes;

namespace TeamsOffboardBot.Microsoft365.Exchange;

/// <summary>
/// Members and owners of distribution lists and mail-enabled security groups, which Graph shows in part and refuses to change. Groups and
/// members are named by object id: display names are not unique.
/// </summary>
public sealed class ExchangeGroups(ExchangeClient exchange)
{
    public async Task<bool> HasMemberAsync(string groupId, string memberId, CancellationToken cancellationToken)
    {
        var parameters = new JsonObject { ["Identity"] = groupId, ["ResultSize"] = "Unlimited" };
        var rows = await exchange.FindAsync(new(ExchangeCmdlets.GetDistributionGroupMember, MailboxId: null, parameters), cancellationToken);
        return rows.Any(row => string.Equals(row.Text("ExternalDirectoryObjectId"), memberId, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Who is a member already counts as added. An application manages no group, so it asks to be let past that check.</summary>
    public async Task AddMemberAsync(string groupId, string memberId, CancellationToken cancellationToken)
    {
        var parameters = new JsonObject
        {
            ["Identity"] = groupId,
            ["Member"] = memberId,
            ["BypassSecurityGroupManagerCheck"] = true,
        };
        try
        {
            await exchange.InvokeAsync(new(ExchangeCmdlets.AddDistributionGroupMember, MailboxId: null, parameters), cancellationToken);
        }
        catch (Microsoft365Fault fault) when (fault.Code == Microsoft365FaultCodes.ExchangeMemberAlreadyExists)
        {
        }
    }

    /// <summary>Who is not a member counts as removed. An application manages no group, so it asks to be let past that check.</summary>
    public async Task RemoveMemberAsync(string groupId, string memberId, CancellationToken cancellationToken)
    {
        var parameters = new JsonObject
        {
            ["Identity"] = groupId,
            ["Member"] = memberId,
            ["BypassSecurityGroupManagerCheck"] = true,
        };
        try
        {
            await exchange.InvokeAsync(new(ExchangeCmdlets.RemoveDistributionGroupMember, MailboxId: null, parameters), cancellationToken);
        }
        catch (Microsoft365Fault fault) when (fault.Code == Microsoft365FaultCodes.ExchangeMemberNotFound)
        {
        }
    }

    /// <summary>
    /// The lists somebody owns. Only Exchange knows: Graph shows no owners of these groups. Asked by owner, because a list names
    /// its owners by names that are not unique. Nobody whom Exchange does not know owns one.
    /// </summary>
    public async Task<IReadOnlyList<DistributionGroup>> ManagedByAsync(string userId, CancellationToken cancellationToken)
    {
        var parameters = new JsonObject { ["ManagedBy"] = userId, ["ResultSize"] = "Unlimited" };
        var rows = await exchange.FindAsync(new(ExchangeCmdlets.GetDistributionGroup, MailboxId: null, parameters), cancellationToken);
        return [.. rows.Select(Group).Where(g => g.Id.Length > 0)];
    }

    public Task AddManagerAsync(string groupId, string userId, CancellationToken cancellationToken) =>
        ChangeManagersAsync(groupId, "Add", userId, cancellationToken);

    /// <summary>Exchange refuses to take the last one.</summary>
    public Task RemoveManagerAsync(string groupId, string userId, CancellationToken cancellationToken) =>
        ChangeManagersAsync(groupId, "Remove", userId, cancellationToken);

    private async Task ChangeManagersAsync(string groupId, string change, string userId, CancellationToken cancellationToken)
    {
        var parameters = new JsonObject
        {
            ["Identity"] = groupId,
            ["ManagedBy"] = new JsonObject { ["@odata.type"] = "#Exchange.GenericHashTable", [change] = new JsonArray(userId) },
            ["BypassSecurityGroupManagerCheck"] = true,
        };
        await exchange.InvokeAsync(new(ExchangeCmdlets.SetDistributionGroup, MailboxId: null, parameters), cancellationToken);
    }

    private static DistributionGroup Group(ExchangeRow row) => new(row.Text("ExternalDirectoryObjectId") ?? "", row.Text("DisplayName") ?? "")
    {
        IsSecurity = row.Text("RecipientTypeDetails") == "MailUniversalSecurityGroup",
        IsSynced = row.Flag("IsDirSynced") == true,
        ManagerCount = row.Texts("ManagedBy").Count,
    };
}
