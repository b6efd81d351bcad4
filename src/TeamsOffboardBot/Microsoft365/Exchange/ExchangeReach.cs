using System.Text.Json.Nodes;

namespace TeamsOffboardBot.Microsoft365.Exchange;

/// <summary>
/// What of others' mailboxes somebody can use. Send As and Send on Behalf can be asked for by person, over the whole tenant in one call
/// each; Full Access only mailbox by mailbox. https://learn.microsoft.com/powershell/module/exchange/get-recipientpermission
/// </summary>
public sealed class ExchangeReach(ExchangeClient exchange)
{
    /// <summary>Recipients in whose name somebody may send; each by what Exchange calls it.</summary>
    public async Task<IReadOnlyList<string>> SendAsAsync(string userId, CancellationToken cancellationToken)
    {
        var rows = await exchange.FindAsync(
            new(ExchangeCmdlets.GetRecipientPermission, MailboxId: null, new JsonObject { ["Trustee"] = userId, ["ResultSize"] = "Unlimited" }), cancellationToken);
        return
        [
            .. rows.Where(row => row.Text("AccessControlType") != "Deny" && row.Flag("IsInherited") != true).Select(row => row.Text("Identity") ?? "")
                .Where(identity => identity.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>Mailboxes on whose behalf somebody may send. https://learn.microsoft.com/powershell/exchange/filter-properties</summary>
    /// <param name="distinguishedName">A filter knows people by nothing else.</param>
    public async Task<IReadOnlyList<ExchangeMailbox>> OnBehalfAsync(string distinguishedName, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(distinguishedName);
        var filter = ExchangeFilter.Equal("GrantSendOnBehalfTo", distinguishedName);
        var rows = await exchange.FindAsync(
            new(ExchangeCmdlets.GetMailbox, MailboxId: null, new JsonObject { ["Filter"] = filter, ["ResultSize"] = "Unlimited" }), cancellationToken);
        return [.. rows.Select(MailboxReader.Mailbox)];
    }

    public async Task<bool> HasFullAccessAsync(string mailboxId, string userId, CancellationToken cancellationToken)
    {
        var rows = await exchange.FindAsync(
            new(ExchangeCmdlets.GetMailboxPermission, mailboxId, new JsonObject { ["Identity"] = mailboxId, ["User"] = userId }), cancellationToken);
        return rows.Any(row => row.Flag("Deny") != true && row.Flag("IsInherited") != true && row.Texts("AccessRights").Contains("FullAccess", StringComparer.OrdinalIgnoreCase));
    }

    /// <param name="mailboxId">Or anything else that has an address.</param>
    public async Task<bool> MaySendAsAsync(string mailboxId, string userId, CancellationToken cancellationToken)
    {
        var rows = await exchange.FindAsync(
            new(ExchangeCmdlets.GetRecipientPermission, MailboxId: null, new JsonObject { ["Identity"] = mailboxId, ["Trustee"] = userId }), cancellationToken);
        return rows.Any(row => row.Text("AccessControlType") != "Deny" && row.Flag("IsInherited") != true);
    }

    /// <param name="most">No more than these are read.</param>
    public async Task<IReadOnlyList<ExchangeMailbox>> SharedAsync(int most, CancellationToken cancellationToken)
    {
        var rows = await exchange.FindAsync(
            new(
                ExchangeCmdlets.GetMailbox,
                MailboxId: null,
                new JsonObject { ["RecipientTypeDetails"] = new JsonArray("SharedMailbox"), ["ResultSize"] = most.ToString(System.Globalization.CultureInfo.InvariantCulture) }),
            cancellationToken);
        return [.. rows.Select(MailboxReader.Mailbox).Take(most)];
    }

    /// <summary>Anything that has an address; null when there is no such thing any more.</summary>
    public async Task<ExchangeMailbox?> RecipientAsync(string identity, CancellationToken cancellationToken)
    {
        var rows = await exchange.FindAsync(new(ExchangeCmdlets.GetRecipient, MailboxId: null, new JsonObject { ["Identity"] = identity }), cancellationToken);
        return rows.Count > 0 ? MailboxReader.Mailbox(rows[0]) : null;
    }
}
