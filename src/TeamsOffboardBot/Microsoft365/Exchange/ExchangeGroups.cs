using System.Text.Json.Nodes;

namespace TeamsOffboardBot.Microsoft365.Exchange;

/// <summary>
/// Members of distribution lists and mail-enabled security groups, which Graph shows and refuses to change. Groups and
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
}
