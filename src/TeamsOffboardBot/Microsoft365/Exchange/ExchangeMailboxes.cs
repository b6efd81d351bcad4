using System.Text.Json.Nodes;

namespace TeamsOffboardBot.Microsoft365.Exchange;

/// <summary>A user's mailbox: what it is, where it forwards, how it is reached. https://learn.microsoft.com/powershell/module/exchange/set-mailbox</summary>
public sealed class ExchangeMailboxes(ExchangeClient exchange)
{
    private static readonly string[] OnPremisesTypes = ["MailUser", "RemoteUserMailbox", "RemoteSharedMailbox"];

    /// <summary>
    /// Null when the user has no mailbox anywhere. A mailbox that lives on-premises is known here as a recipient only and
    /// comes back with <see cref="Mailbox.IsRemote"/>.
    /// </summary>
    public async Task<Mailbox?> GetAsync(UserId user, CancellationToken cancellationToken)
    {
        var rows = await exchange.FindAsync(Command(ExchangeCmdlets.GetMailbox, user), cancellationToken);
        if (rows.Count > 0)
        {
            return MailboxReader.Mailbox(rows[0]);
        }

        var recipients = await exchange.FindAsync(Command(ExchangeCmdlets.GetRecipient, user), cancellationToken);
        return recipients.Count > 0 && OnPremisesTypes.Contains(recipients[0].Text("RecipientTypeDetails"), StringComparer.Ordinal)
            ? MailboxReader.Remote(recipients[0])
            : null;
    }

    /// <summary>Null when there is no mailbox, or nobody ever opened it.</summary>
    public Task<MailboxStatistics?> StatisticsAsync(UserId user, CancellationToken cancellationToken) =>
        StatisticsAsync(Command(ExchangeCmdlets.GetMailboxStatistics, user), cancellationToken);

    public Task<MailboxStatistics?> ArchiveStatisticsAsync(UserId user, CancellationToken cancellationToken) =>
        StatisticsAsync(Command(ExchangeCmdlets.GetMailboxStatistics, user, ("Archive", true)), cancellationToken);

    public async Task<MailProtocols?> ProtocolsAsync(UserId user, CancellationToken cancellationToken)
    {
        var rows = await exchange.FindAsync(Command(ExchangeCmdlets.GetCasMailbox, user), cancellationToken);
        return rows.Count > 0 ? MailboxReader.Protocols(rows[0]) : null;
    }

    public Task SetProtocolsAsync(UserId user, MailProtocols changes, CancellationToken cancellationToken) =>
        exchange.InvokeAsync(
            Command(ExchangeCmdlets.SetCasMailbox, user, [.. changes.Known().Select(entry => (entry.Key, (JsonNode?)entry.Value))]),
            cancellationToken);

    public Task SetTypeAsync(UserId user, MailboxType type, CancellationToken cancellationToken) =>
        SetAsync(user, cancellationToken, ("Type", type.ToString()));

    /// <summary>
    /// Forwards by address, because only an address reads back as what was set; an older forwarding to a recipient would win
    /// over it and is cleared by the same command.
    /// </summary>
    public Task SetForwardingAsync(UserId user, string smtpAddress, bool keepCopy, CancellationToken cancellationToken) =>
        SetAsync(
            user,
            cancellationToken,
            ("ForwardingAddress", null),
            ("ForwardingSmtpAddress", smtpAddress),
            ("DeliverToMailboxAndForward", keepCopy));

    public Task ClearForwardingAsync(UserId user, CancellationToken cancellationToken) =>
        SetAsync(
            user, cancellationToken, ("ForwardingAddress", null), ("ForwardingSmtpAddress", null), ("DeliverToMailboxAndForward", false));

    public Task SetHiddenAsync(UserId user, bool hidden, CancellationToken cancellationToken) =>
        SetAsync(user, cancellationToken, ("HiddenFromAddressListsEnabled", hidden));

    public async Task<IReadOnlyList<InboxRule>> InboxRulesAsync(UserId user, CancellationToken cancellationToken)
    {
        var rows = await exchange.InvokeAsync(
            new(ExchangeCmdlets.GetInboxRule, user, new JsonObject { ["Mailbox"] = user.ToString(), ["IncludeHidden"] = true }),
            cancellationToken);
        return [.. rows.Select(MailboxReader.Rule)];
    }

    /// <summary>Rules kept by Outlook alone go with the first removal; the cmdlet wants that confirmed by Force.</summary>
    public Task RemoveInboxRuleAsync(UserId user, InboxRule rule, CancellationToken cancellationToken) =>
        exchange.FindAsync(
            new(
                ExchangeCmdlets.RemoveInboxRule,
                user,
                new JsonObject { ["Mailbox"] = user.ToString(), ["Identity"] = rule.Identity, ["Force"] = true }),
            cancellationToken);

    public async Task<IReadOnlyList<MobileDevice>> MobileDevicesAsync(UserId user, CancellationToken cancellationToken)
    {
        var rows = await exchange.FindAsync(
            new(ExchangeCmdlets.GetMobileDevice, user, new JsonObject { ["Mailbox"] = user.ToString() }), cancellationToken);
        return [.. rows.Select(MailboxReader.Device)];
    }

    private async Task<MailboxStatistics?> StatisticsAsync(ExchangeCommand command, CancellationToken cancellationToken)
    {
        var rows = await exchange.FindAsync(command, cancellationToken);
        return rows.Count > 0 ? MailboxReader.Statistics(rows[0]) : null;
    }

    private async Task SetAsync(UserId user, CancellationToken cancellationToken, params (string Name, JsonNode? Value)[] parameters) =>
        await exchange.InvokeAsync(Command(ExchangeCmdlets.SetMailbox, user, parameters), cancellationToken);

    private static ExchangeCommand Command(ExchangeCmdlet cmdlet, UserId user, params (string Name, JsonNode? Value)[] parameters)
    {
        var all = new JsonObject { ["Identity"] = user.ToString() };
        foreach (var (name, value) in parameters)
        {
            all[name] = value;
        }

        return new(cmdlet, user, all);
    }
}
