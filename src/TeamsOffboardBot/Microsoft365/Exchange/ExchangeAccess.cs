using System.Text.Json.Nodes;

namespace TeamsOffboardBot.Microsoft365.Exchange;

/// <summary>Who may open a mailbox (Full Access) and who may send in its name (Send As).</summary>
public sealed class ExchangeAccess(ExchangeClient exchange)
{
    private const string FullAccess = "FullAccess";
    private const string SendAs = "SendAs";
    private const string Self = @"NT AUTHORITY\SELF";

    /// <summary>Given to others by name; neither inherited nor denied.</summary>
    public async Task<IReadOnlyList<MailboxAccess>> FullAccessAsync(string mailboxId, CancellationToken cancellationToken)
    {
        var rows = await exchange.FindAsync(Command(ExchangeCmdlets.GetMailboxPermission, mailboxId), cancellationToken);
        return Granted(rows.Where(row => row.Flag("Deny") != true), "User", FullAccess);
    }

    /// <param name="autoMapping">The mailbox opens by itself in the delegate's Outlook.</param>
    public Task AddFullAccessAsync(string mailboxId, string delegateId, bool autoMapping, CancellationToken cancellationToken) =>
        exchange.InvokeAsync(
            Command(
                ExchangeCmdlets.AddMailboxPermission,
                mailboxId,
                ("User", delegateId),
                ("AccessRights", new JsonArray(FullAccess)),
                ("InheritanceType", "All"),
                ("AutoMapping", autoMapping)),
            cancellationToken);

    /// <param name="user">As <see cref="FullAccessAsync"/> told it, or an id.</param>
    public Task RemoveFullAccessAsync(string mailboxId, string user, CancellationToken cancellationToken) =>
        exchange.FindAsync(
            Command(
                ExchangeCmdlets.RemoveMailboxPermission,
                mailboxId,
                ("User", user),
                ("AccessRights", new JsonArray(FullAccess)),
                ("InheritanceType", "All")),
            cancellationToken);

    public async Task<IReadOnlyList<MailboxAccess>> SendAsAsync(string mailboxId, CancellationToken cancellationToken)
    {
        var rows = await exchange.FindAsync(Command(ExchangeCmdlets.GetRecipientPermission, mailboxId), cancellationToken);
        return Granted(rows.Where(row => row.Text("AccessControlType") != "Deny"), "Trustee", SendAs);
    }

    public Task AddSendAsAsync(string mailboxId, string delegateId, CancellationToken cancellationToken) =>
        exchange.InvokeAsync(
            Command(
                ExchangeCmdlets.AddRecipientPermission,
                mailboxId,
                ("Trustee", delegateId),
                ("AccessRights", new JsonArray(SendAs))),
            cancellationToken);

    /// <param name="trustee">As <see cref="SendAsAsync"/> told it, or an id.</param>
    public Task RemoveSendAsAsync(string mailboxId, string trustee, CancellationToken cancellationToken) =>
        exchange.FindAsync(
            Command(
                ExchangeCmdlets.RemoveRecipientPermission, mailboxId, ("Trustee", trustee), ("AccessRights", new JsonArray(SendAs))),
            cancellationToken);

    private static List<MailboxAccess> Granted(IEnumerable<ExchangeRow> rows, string who, string right) =>
    [
        .. rows
            .Where(row => row.Flag("IsInherited") != true && row.Texts("AccessRights").Contains(right, StringComparer.OrdinalIgnoreCase))
            .Select(row => new MailboxAccess(row.Text(who) ?? "", row.Texts("AccessRights")))
            .Where(access => access.User.Length > 0 && !access.User.Equals(Self, StringComparison.OrdinalIgnoreCase)),
    ];

    private static ExchangeCommand Command(ExchangeCmdlet cmdlet, string mailboxId, params (string Name, JsonNode? Value)[] parameters)
    {
        var all = new JsonObject { ["Identity"] = mailboxId };
        foreach (var (name, value) in parameters)
        {
            all[name] = value;
        }

        return new(cmdlet, mailboxId, all);
    }
}
