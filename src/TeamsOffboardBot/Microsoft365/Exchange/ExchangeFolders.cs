using System.Text.Json.Nodes;

namespace TeamsOffboardBot.Microsoft365.Exchange;

/// <summary>
/// Who may open single folders of a mailbox, and who may write on its behalf: what people give each other in Outlook.
/// https://learn.microsoft.com/powershell/module/exchangepowershell/get-mailboxfolderpermission
/// </summary>
public sealed class ExchangeFolders(ExchangeClient exchange)
{
    private const string Calendar = @"\Calendar";

    /// <summary>A name of a folder may hold a slash, which Exchange writes as this character because the slash parts folders.</summary>
    private const char SlashInName = '\uF8FF';

    /// <summary>Those in which Outlook lets people make others their delegates.</summary>
    private static readonly string[] Delegable = ["Inbox", "Calendar", "Contacts", "Tasks", "Notes"];

    /// <summary>The folders that Outlook hands to delegates, and further calendars: not every folder, because each has to be asked on its own.</summary>
    public async Task<IReadOnlyList<string>> DelegableAsync(string mailboxId, CancellationToken cancellationToken) =>
        [.. (await FoldersAsync(mailboxId, cancellationToken)).Where(IsDelegable).Select(Path)];

    /// <summary>Given to people by name; not what everybody has.</summary>
    public async Task<IReadOnlyList<FolderAccess>> AccessAsync(string mailboxId, string folder, CancellationToken cancellationToken)
    {
        var rows = await exchange.FindAsync(Command(ExchangeCmdlets.GetMailboxFolderPermission, mailboxId, folder, ("ResultSize", "Unlimited")), cancellationToken);
        return [.. rows.Select(row => Access(row, folder)).OfType<FolderAccess>()];
    }

    /// <summary>What one person may do in somebody's calendar; null when nothing. The folder is called as its owner's Outlook calls it.</summary>
    public async Task<FolderAccess?> CalendarAccessAsync(string mailboxId, string userId, CancellationToken cancellationToken)
    {
        try
        {
            return await AccessAsync(mailboxId, Calendar, userId, cancellationToken);
        }
        catch (Microsoft365Fault fault) when (fault.IsNotFound)
        {
            var folders = await FoldersAsync(mailboxId, cancellationToken);
            var own = folders.FirstOrDefault(f => f.Text("FolderType") == "Calendar");
            return own.Value.ValueKind == System.Text.Json.JsonValueKind.Undefined ? null : await AccessAsync(mailboxId, Path(own), userId, cancellationToken);
        }
    }

    public async Task GiveAsync(string mailboxId, FolderAccess access, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(access);
        List<(string, JsonNode?)> parameters = [("User", access.User), ("AccessRights", new JsonArray([.. access.Rights.Select(r => (JsonNode)r)]))];
        if (access.Flags.Count > 0)
        {
            parameters.Add(("SharingPermissionFlags", string.Join(',', access.Flags)));
        }

        await exchange.InvokeAsync(Command(ExchangeCmdlets.AddMailboxFolderPermission, mailboxId, access.Folder, [.. parameters]), cancellationToken);
    }

    /// <summary>Who has nothing there counts as removed.</summary>
    public async Task TakeAsync(string mailboxId, string folder, string user, CancellationToken cancellationToken)
    {
        try
        {
            await exchange.FindAsync(Command(ExchangeCmdlets.RemoveMailboxFolderPermission, mailboxId, folder, ("User", user)), cancellationToken);
        }
        catch (Microsoft365Fault fault) when (fault.Code == Microsoft365FaultCodes.ExchangeNoFolderPermission)
        {
        }
    }

    public Task LetSendOnBehalfAsync(string mailboxId, IEnumerable<string> users, CancellationToken cancellationToken) =>
        ChangeSendersAsync(mailboxId, "Add", users, cancellationToken);

    public Task EndSendOnBehalfAsync(string mailboxId, IEnumerable<string> users, CancellationToken cancellationToken) =>
        ChangeSendersAsync(mailboxId, "Remove", users, cancellationToken);

    private async Task<FolderAccess?> AccessAsync(string mailboxId, string folder, string userId, CancellationToken cancellationToken)
    {
        try
        {
            var rows = await exchange.InvokeAsync(Command(ExchangeCmdlets.GetMailboxFolderPermission, mailboxId, folder, ("User", userId)), cancellationToken);
            return rows.Select(row => Access(row, folder)).OfType<FolderAccess>().FirstOrDefault();
        }
        catch (Microsoft365Fault fault) when (fault.Code == Microsoft365FaultCodes.ExchangeNoFolderPermission)
        {
            return null;
        }
    }

    private Task<IReadOnlyList<ExchangeRow>> FoldersAsync(string mailboxId, CancellationToken cancellationToken) =>
        exchange.FindAsync(new(ExchangeCmdlets.GetMailboxFolderStatistics, mailboxId, new JsonObject { ["Identity"] = mailboxId }), cancellationToken);

    private async Task ChangeSendersAsync(string mailboxId, string change, IEnumerable<string> users, CancellationToken cancellationToken)
    {
        var changed = new JsonObject { ["@odata.type"] = "#Exchange.GenericHashTable", [change] = new JsonArray([.. users.Select(u => (JsonNode)u)]) };
        await exchange.InvokeAsync(
            new(ExchangeCmdlets.SetMailbox, mailboxId, new JsonObject { ["Identity"] = mailboxId, ["GrantSendOnBehalfTo"] = changed }), cancellationToken);
    }

    private static bool IsDelegable(ExchangeRow row) =>
        Delegable.Contains(row.Text("FolderType"), StringComparer.Ordinal)
        || (row.Text("FolderType") == "User Created" && row.Text("ContainerClass") == "IPF.Appointment");

    private static string Path(ExchangeRow row) => (row.Text("FolderPath") ?? "").Replace('/', '\\').Replace(SlashInName, '/');

    /// <summary>Null for what everybody and what strangers may do, and for somebody who may do nothing.</summary>
    private static FolderAccess? Access(ExchangeRow row, string folder)
    {
        var (user, rights) = (row.Text("User"), row.Texts("AccessRights"));
        return user is null or "Default" or "Anonymous" || rights.All(r => r == "None")
            ? null
            : new(folder, user, rights) { Flags = [.. row.Texts("SharingPermissionFlags").Where(f => f != "None")] };
    }

    private static ExchangeCommand Command(ExchangeCmdlet cmdlet, string mailboxId, string folder, params (string Name, JsonNode? Value)[] parameters)
    {
        var all = new JsonObject { ["Identity"] = $"{mailboxId}:{folder}" };
        foreach (var (name, value) in parameters)
        {
            all[name] = value;
        }

        return new(cmdlet, mailboxId, all);
    }
}
