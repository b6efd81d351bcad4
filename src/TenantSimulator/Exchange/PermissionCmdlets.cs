using System.Text.Json.Nodes;
using TenantSimulator.Tenant;

namespace TenantSimulator.Exchange;

/// <summary>Full Access and its relatives on mailboxes, Send As on recipients.</summary>
static class PermissionCmdlets
{
    const string Self = "NT AUTHORITY\\SELF";

    static readonly string[] Rights = ["FullAccess", "ReadPermission", "DeleteItem", "ChangePermission", "ChangeOwner", "ExternalAccount"];

    public static IEnumerable<JsonObject> GetMailbox(CmdletCall call)
    {
        var (user, mailbox) = call.Mailbox();
        var rows = mailbox.Grants.GroupBy(g => g.Trustee)
            .Select(g => (Name: Recipients.NameOf(call.Tenant, g.Key), Rights: g.Select(x => x.Rights)))
            .Prepend((Name: Self, Rights: ["FullAccess", "ReadPermission"]));
        var only = call.Text("User") is { } asked ? Recipients.NameOf(call.Tenant, call.Principal(asked).Id) : null;
        return rows.Where(r => only is null || r.Name == only).Select(r => MailboxRow(user, r.Name, r.Rights));
    }

    static JsonObject MailboxRow(User user, string holder, IEnumerable<string> rights) => new JsonObject
    {
        ["Identity"] = user.Id,
        ["User"] = holder,
        ["IsInherited"] = false,
        ["Deny"] = "False",
        ["InheritanceType"] = "All",
        ["UserSid"] = "",
    }.Texts("AccessRights", rights);

    public static IEnumerable<JsonObject> AddMailbox(CmdletCall call)
    {
        var (user, mailbox) = call.Mailbox();
        var holder = call.Principal(call.Text("User")!);
        if (call.Flag("WhatIf"))
        {
            return [];
        }

        foreach (var right in call.Texts("AccessRights"))
        {
            if (mailbox.Grants.Exists(g => g.Trustee == holder.Id && TenantState.Same(g.Rights, right)))
            {
                call.Warnings.Add($"The appropriate access control entry is already present on the object \"{user.DisplayName}\" for account \"{holder.DisplayName}\".");
            }
            else
            {
                mailbox.Grants.Add(new MailboxGrant(holder.Id, Spelled(right), !call.Has("AutoMapping") || call.Flag("AutoMapping")));
            }
        }

        var rights = mailbox.Grants.Where(g => g.Trustee == holder.Id).Select(g => g.Rights);
        return [MailboxRow(user, Recipients.NameOf(call.Tenant, holder.Id), rights)];
    }

    static string Spelled(string right) => Array.Find(Rights, r => TenantState.Same(r, right))!;

    public static IEnumerable<JsonObject> RemoveMailbox(CmdletCall call)
    {
        var (user, mailbox) = call.Mailbox();
        var holder = call.Principal(call.Text("User")!);
        if (!call.Flag("WhatIf") && mailbox.Grants.RemoveAll(g => g.Trustee == holder.Id && call.Texts("AccessRights").Contains(g.Rights, StringComparer.OrdinalIgnoreCase)) == 0)
        {
            call.Warnings.Add(NotPresent(user, holder));
        }

        return [];
    }

    static string NotPresent(DirectoryObject target, DirectoryObject holder) =>
        $"Can't remove the access control entry on the object \"{target.DisplayName}\" for account \"{holder.DisplayName}\" because the ACE isn't present on the object.";

    static (User User, Mailbox Mailbox) SendAsTarget(CmdletCall call)
    {
        if (call.Texts("AccessRights").Any(r => !TenantState.Same(r, "SendAs")))
        {
            throw ExchangeErrors.Binding("Cannot process argument transformation on parameter 'AccessRights'. The only valid value is SendAs.");
        }

        return call.Mailbox();
    }

    public static IEnumerable<JsonObject> GetRecipient(CmdletCall call)
    {
        var users = call.Has("Identity") ? [call.Mailbox().User] : Recipients.MailboxUsers(call.Tenant);
        var only = call.Text("Trustee") is { } asked ? Recipients.NameOf(call.Tenant, call.Principal(asked).Id) : null;
        return users
            .SelectMany(u => u.Mailbox!.SendAs.Select(id => (User: u, Holder: Recipients.NameOf(call.Tenant, id))).Prepend((User: u, Holder: Self)))
            .Where(r => only is null || r.Holder == only)
            .Select(r => RecipientRow(r.User, r.Holder));
    }

    static JsonObject RecipientRow(User user, string holder) => new JsonObject
    {
        ["Identity"] = user.Id,
        ["Trustee"] = holder,
        ["AccessControlType"] = "Allow",
        ["IsInherited"] = false,
        ["InheritanceType"] = "None",
    }.Texts("AccessRights", ["SendAs"]);

    public static IEnumerable<JsonObject> AddRecipient(CmdletCall call)
    {
        var (user, mailbox) = SendAsTarget(call);
        var holder = call.Principal(call.Text("Trustee")!);
        if (mailbox.SendAs.Contains(holder.Id))
        {
            call.Warnings.Add($"The appropriate access control entry is already present on the object \"{user.DisplayName}\" for account \"{holder.DisplayName}\".");
        }
        else if (!call.Flag("WhatIf"))
        {
            mailbox.SendAs.Add(holder.Id);
        }

        return [RecipientRow(user, Recipients.NameOf(call.Tenant, holder.Id))];
    }

    public static IEnumerable<JsonObject> RemoveRecipient(CmdletCall call)
    {
        var (user, mailbox) = SendAsTarget(call);
        var holder = call.Principal(call.Text("Trustee")!);
        if (!call.Flag("WhatIf") && !mailbox.SendAs.Remove(holder.Id))
        {
            call.Warnings.Add(NotPresent(user, holder));
        }

        return [];
    }
}
