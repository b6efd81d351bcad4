using System.Text.Json.Nodes;

namespace TeamsOffboardBot.Microsoft365.Exchange;

/// <summary>
/// Members and owners of distribution lists and mail-enabled security groups, which Graph shows in part and refuses to change. Groups and
/// members are named by object id: display names are not unique.
/// </summary>
public sealed class ExchangeGroups(ExchangeClient exchange)
{
    /// <summary>
    /// Those of some groups that somebody is in. Exchange is asked for the groups of the person, because a list may have as many members as the company has people. It finds them by
    /// distinguished name alone, which only recipients have: for anybody else the groups are read. https://learn.microsoft.com/powershell/exchange/filter-properties
    /// </summary>
    /// <param name="knownAs">The distinguished name of before: asked with while it is read again, because no group is found for a name that is no longer theirs.</param>
    public async Task<IReadOnlySet<string>> WithMemberAsync(IReadOnlyList<string> groupIds, string memberId, string? knownAs, CancellationToken cancellationToken)
    {
        var present = NameAsync(memberId, cancellationToken);
        var asKnown = knownAs is null ? Task.FromResult<IReadOnlySet<string>>(new HashSet<string>()) : WithNameAsync(knownAs, cancellationToken);
        await ((Task)Task.WhenAll(present, asKnown)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var found = await present switch
        {
            null => await ReadForAsync(groupIds, memberId, cancellationToken),
            var name when name == knownAs => await asKnown,
            var name => await WithNameAsync(name, cancellationToken),
        };
        return groupIds.Where(found.Contains).ToHashSet(StringComparer.OrdinalIgnoreCase);
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

    private async Task<string?> NameAsync(string userId, CancellationToken cancellationToken)
    {
        var rows = await exchange.FindAsync(new(ExchangeCmdlets.GetRecipient, MailboxId: null, new JsonObject { ["Identity"] = userId }), cancellationToken);
        return rows.Count > 0 ? rows[0].Text("DistinguishedName") : null;
    }

    private async Task<IReadOnlySet<string>> WithNameAsync(string distinguishedName, CancellationToken cancellationToken)
    {
        var parameters = new JsonObject { ["Filter"] = ExchangeFilter.Equal("Members", distinguishedName), ["ResultSize"] = "Unlimited" };
        var rows = await exchange.InvokeAsync(new(ExchangeCmdlets.GetRecipient, MailboxId: null, parameters), cancellationToken);
        return rows.Select(row => row.Text("ExternalDirectoryObjectId") ?? "").ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private async Task<IReadOnlySet<string>> ReadForAsync(IReadOnlyList<string> groupIds, string memberId, CancellationToken cancellationToken)
    {
        var members = await Task.WhenAll(groupIds.Select(id => exchange.FindAsync(
            new(ExchangeCmdlets.GetDistributionGroupMember, MailboxId: null, new JsonObject { ["Identity"] = id, ["ResultSize"] = "Unlimited" }), cancellationToken)));
        return groupIds.Zip(members)
            .Where(group => group.Second.Any(row => string.Equals(row.Text("ExternalDirectoryObjectId"), memberId, StringComparison.OrdinalIgnoreCase)))
            .Select(group => group.First).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

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
