using System.Globalization;
using System.Text.Json.Nodes;

namespace TeamsOffboardBot.Microsoft365.Exchange;

/// <summary>A user's mailbox: what it is, where it forwards, how it is reached. https://learn.microsoft.com/powershell/module/exchange/set-mailbox</summary>
public sealed class ExchangeMailboxes(ExchangeClient exchange)
{
    private static readonly string[] OnPremisesTypes = ["MailUser", "RemoteUserMailbox", "RemoteSharedMailbox"];

    /// <summary>Recipients that are people, wherever their mailbox lives.</summary>
    private static readonly string[] People = ["UserMailbox", "MailUser"];

    /// <summary>
    /// Null when the user has no mailbox anywhere. A mailbox that lives on-premises is known here as a recipient only and
    /// comes back with <see cref="ExchangeMailbox.IsRemote"/>.
    /// </summary>
    public async Task<ExchangeMailbox?> GetAsync(string userId, CancellationToken cancellationToken)
    {
        var rows = await exchange.FindAsync(Command(ExchangeCmdlets.GetMailbox, userId), cancellationToken);
        if (rows.Count > 0)
        {
            return MailboxReader.Mailbox(rows[0]);
        }

        var recipients = await exchange.FindAsync(Command(ExchangeCmdlets.GetRecipient, userId), cancellationToken);
        return recipients.Count > 0 && OnPremisesTypes.Contains(recipients[0].Text("RecipientTypeDetails"), StringComparer.Ordinal)
            ? MailboxReader.Remote(recipients[0])
            : null;
    }

    /// <summary>The name of whoever or whatever has this address: somebody, a group, a contact; null when nobody has.</summary>
    public async Task<string?> WhoHasAsync(string address, CancellationToken cancellationToken)
    {
        var recipients = await exchange.FindAsync(new(ExchangeCmdlets.GetRecipient, MailboxId: null, new JsonObject { ["Identity"] = address }), cancellationToken);
        return recipients.Count > 0 ? recipients[0].Text("DisplayName") ?? recipients[0].Text("PrimarySmtpAddress") ?? address : null;
    }

    /// <summary>The object id of the person who goes by this name; null for a group, and where nobody does or more than one.</summary>
    public async Task<string?> PersonNamedAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var recipients = await exchange.FindAsync(new(ExchangeCmdlets.GetRecipient, MailboxId: null, new JsonObject { ["Identity"] = name }), cancellationToken);
            return recipients is [var one] && People.Contains(one.Text("RecipientType"), StringComparer.Ordinal) ? one.Text("ExternalDirectoryObjectId") : null;
        }
        catch (Microsoft365Fault fault) when (!fault.IsTransient)
        {
            return null;
        }
    }

    /// <summary>Null when there is no mailbox, or nobody ever opened it.</summary>
    public Task<MailboxStatistics?> StatisticsAsync(string userId, CancellationToken cancellationToken) =>
        StatisticsAsync(Command(ExchangeCmdlets.GetMailboxStatistics, userId), cancellationToken);

    public Task<MailboxStatistics?> ArchiveStatisticsAsync(string userId, CancellationToken cancellationToken) =>
        StatisticsAsync(Command(ExchangeCmdlets.GetMailboxStatistics, userId, ("Archive", true)), cancellationToken);

    public async Task<MailProtocols?> ProtocolsAsync(string userId, CancellationToken cancellationToken)
    {
        var rows = await exchange.FindAsync(Command(ExchangeCmdlets.GetCasMailbox, userId), cancellationToken);
        return rows.Count > 0 ? MailboxReader.Protocols(rows[0]) : null;
    }

    public Task SetProtocolsAsync(string userId, MailProtocols changes, CancellationToken cancellationToken) =>
        exchange.InvokeAsync(
            Command(ExchangeCmdlets.SetCasMailbox, userId, [.. changes.Known().Select(entry => (entry.Key, (JsonNode?)entry.Value))]),
            cancellationToken);

    public Task SetTypeAsync(string userId, ExchangeMailboxType type, CancellationToken cancellationToken) =>
        SetAsync(userId, cancellationToken, ("Type", type.ToString()));

    /// <summary>
    /// Forwards by address, because only an address reads back as what was set; an older forwarding to a recipient would win
    /// over it and is cleared by the same command.
    /// </summary>
    public Task SetForwardingAsync(string userId, string smtpAddress, bool keepCopy, CancellationToken cancellationToken) =>
        SetAsync(
            userId,
            cancellationToken,
            ("ForwardingAddress", null),
            ("ForwardingSmtpAddress", smtpAddress),
            ("DeliverToMailboxAndForward", keepCopy));

    /// <summary>As it was before somebody changed it, to a recipient of the organisation or to an address.</summary>
    public Task SetForwardingBackAsync(string userId, string? address, string? smtpAddress, bool keepCopy, CancellationToken cancellationToken) =>
        SetAsync(
            userId,
            cancellationToken,
            ("ForwardingAddress", address),
            ("ForwardingSmtpAddress", smtpAddress),
            ("DeliverToMailboxAndForward", keepCopy));

    public Task ClearForwardingAsync(string userId, CancellationToken cancellationToken) =>
        SetAsync(
            userId, cancellationToken, ("ForwardingAddress", null), ("ForwardingSmtpAddress", null), ("DeliverToMailboxAndForward", false));

    public Task SetHiddenAsync(string userId, bool hidden, CancellationToken cancellationToken) =>
        SetAsync(userId, cancellationToken, ("HiddenFromAddressListsEnabled", hidden));

    public Task SetLogonDisabledAsync(string userId, bool disabled, CancellationToken cancellationToken) =>
        SetAsync(userId, cancellationToken, ("AccountDisabled", disabled));

    /// <summary>What the hold kept is deleted in time, as it would have been without it; Exchange itself waits 30 days more.</summary>
    public Task LiftLitigationHoldAsync(string userId, CancellationToken cancellationToken) =>
        SetAsync(userId, cancellationToken, ("LitigationHoldEnabled", false));

    /// <param name="days">Counted from the day each item came or was made; null keeps everything for ever.</param>
    public Task SetLitigationHoldAsync(string userId, int? days, CancellationToken cancellationToken) =>
        SetAsync(
            userId,
            cancellationToken,
            ("LitigationHoldEnabled", true),
            ("LitigationHoldDuration", days?.ToString(CultureInfo.InvariantCulture) ?? "unlimited"));

    /// <summary>
    /// Every meeting with other people that the mailbox organises and that has an occurrence within the days ahead; a series goes
    /// as a whole. The people get a cancellation, so the mailbox must be able to send.
    /// </summary>
    /// <param name="days">1825 at most.</param>
    public Task CancelMeetingsAsync(string userId, int days, CancellationToken cancellationToken) =>
        exchange.InvokeAsync(
            Command(ExchangeCmdlets.RemoveCalendarEvents, userId, ("QueryWindowInDays", days), ("CancelOrganizedMeetings", true)),
            cancellationToken);

    public async Task<IReadOnlyList<InboxRule>> InboxRulesAsync(string userId, CancellationToken cancellationToken)
    {
        var rows = await exchange.InvokeAsync(
            new(ExchangeCmdlets.GetInboxRule, userId, new JsonObject { ["Mailbox"] = userId, ["IncludeHidden"] = true }),
            cancellationToken);
        return [.. rows.Select(MailboxReader.Rule)];
    }

    /// <summary>Rules kept by Outlook alone go with the first removal; the cmdlet wants that confirmed by Force.</summary>
    public Task RemoveInboxRuleAsync(string userId, InboxRule rule, CancellationToken cancellationToken) =>
        exchange.FindAsync(
            new(
                ExchangeCmdlets.RemoveInboxRule,
                userId,
                new JsonObject { ["Mailbox"] = userId, ["Identity"] = rule.Identity, ["Force"] = true }),
            cancellationToken);

    private async Task<MailboxStatistics?> StatisticsAsync(ExchangeCommand command, CancellationToken cancellationToken)
    {
        var rows = await exchange.FindAsync(command, cancellationToken);
        return rows.Count > 0 ? MailboxReader.Statistics(rows[0]) : null;
    }

    private async Task SetAsync(string userId, CancellationToken cancellationToken, params (string Name, JsonNode? Value)[] parameters) =>
        await exchange.InvokeAsync(Command(ExchangeCmdlets.SetMailbox, userId, parameters), cancellationToken);

    private static ExchangeCommand Command(ExchangeCmdlet cmdlet, string userId, params (string Name, JsonNode? Value)[] parameters)
    {
        var all = new JsonObject { ["Identity"] = userId };
        foreach (var (name, value) in parameters)
        {
            all[name] = value;
        }

        return new(cmdlet, userId, all);
    }
}
