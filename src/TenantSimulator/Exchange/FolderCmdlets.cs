using System.Text.Json.Nodes;
using TenantSimulator.Http;
using TenantSimulator.Tenant;

namespace TenantSimulator.Exchange;

/// <summary>Folders of mailboxes and who may open them. A folder is named as <c>mailbox:\Calendar</c>, in the language of its owner.</summary>
static class FolderCmdlets
{
    static readonly string[] Flags = ["None", "Delegate", "CanViewPrivateItems"];

    public static IEnumerable<JsonObject> Statistics(CmdletCall call)
    {
        var (user, mailbox) = call.Mailbox();
        return mailbox.Folders.Select(f => new JsonObject
        {
            ["Identity"] = $"{Recipients.Alias(user)}\\{f.Name}",
            ["Name"] = f.Name,
            ["FolderPath"] = f.Path,
            ["FolderType"] = f.Type,
            ["ContainerClass"] = f.ContainerClass,
            ["ItemsInFolder"] = 12,
            ["FolderSize"] = Wire.Size(24_576),
        });
    }

    static (User User, MailboxFolder Folder) Named(CmdletCall call)
    {
        var identity = call.Text("Identity") ?? "";
        var parts = identity.Split(":\\", 2);
        var user = Recipients.MailboxUsers(call.Tenant).FirstOrDefault(u => Recipients.IsNamed(u, parts[0])) ?? throw ExchangeErrors.NotFound(parts[0]);
        var path = "/" + parts.ElementAtOrDefault(1)?.Replace('\\', '/');
        return user.Mailbox!.Folders.Find(f => TenantState.Same(f.Path, path)) is { } folder
            ? (user, folder)
            : throw ExchangeErrors.NotFound(identity);
    }

    static RefusedException NoEntry(string user) => ExchangeErrors.Refuse(400, "BadRequest", "Ex5A9D21",
        "Microsoft.Exchange.Management.StoreTasks.UserNotFoundInPermissionEntryException", $"There is no existing permission entry found for user: {user}.");

    public static IEnumerable<JsonObject> Get(CmdletCall call)
    {
        var (user, folder) = Named(call);
        if (call.Text("User") is { } asked)
        {
            var holder = call.Principal(asked);
            return folder.Grants.Find(g => g.Trustee == holder.Id) is { } grant ? [Row(call.Tenant, user, folder, grant)] : throw NoEntry(holder.DisplayName);
        }

        return folder.Grants.Select(g => Row(call.Tenant, user, folder, g))
            .Prepend(Row(user, folder, "Anonymous", ["None"], []))
            .Prepend(Row(user, folder, "Default", [folder.Type == "Calendar" ? "AvailabilityOnly" : "None"], []));
    }

    static JsonObject Row(TenantState tenant, User user, MailboxFolder folder, FolderGrant grant) =>
        Row(user, folder, tenant.FindAny(grant.Trustee)?.DisplayName ?? $"NT User:{Recipients.NameOf(tenant, grant.Trustee)}", grant.Rights, grant.Flags);

    static JsonObject Row(User user, MailboxFolder folder, string holder, IReadOnlyList<string> rights, IReadOnlyList<string> flags) => new JsonObject
    {
        ["Identity"] = $"{user.Id}:{folder.Path.Replace('/', '\\')}",
        ["FolderName"] = folder.Name,
        ["User"] = holder,
        ["SharingPermissionFlags"] = flags.Count == 0 ? null : string.Join(", ", flags),
    }.Texts("AccessRights", rights);

    public static IEnumerable<JsonObject> Add(CmdletCall call)
    {
        var (user, folder) = Named(call);
        var holder = call.Principal(call.Text("User")!);
        if (folder.Grants.Exists(g => g.Trustee == holder.Id))
        {
            throw ExchangeErrors.Refuse(400, "BadRequest", "Ex71C2B0", "Microsoft.Exchange.Management.StoreTasks.UserAlreadyExistsInPermissionEntryException",
                $"An existing permission entry was found for user: {holder.DisplayName}.");
        }

        var flags = (call.Text("SharingPermissionFlags") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var rights = call.Texts("AccessRights");
        if (flags.Except(Flags).Any() || (flags.Length > 0 && (folder.Type != "Calendar" || !rights.Contains("Editor"))))
        {
            throw ExchangeErrors.Binding("SharingPermissionFlags can be used on the calendar only, and only with the access right Editor.");
        }

        var grant = new FolderGrant(holder.Id, rights, flags);
        if (!call.Flag("WhatIf"))
        {
            folder.Grants.Add(grant);
        }

        return [Row(call.Tenant, user, folder, grant)];
    }

    public static IEnumerable<JsonObject> Remove(CmdletCall call)
    {
        var (_, folder) = Named(call);
        var holder = call.Principal(call.Text("User")!);
        if (!folder.Grants.Exists(g => g.Trustee == holder.Id))
        {
            throw NoEntry(holder.DisplayName);
        }

        if (!call.Flag("WhatIf"))
        {
            folder.Grants.RemoveAll(g => g.Trustee == holder.Id);
        }

        return [];
    }
}
