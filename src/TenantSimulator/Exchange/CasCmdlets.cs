using System.Text.Json.Nodes;
using TenantSimulator.Tenant;

namespace TenantSimulator.Exchange;

static class CasCmdlets
{
    public static IEnumerable<JsonObject> Get(CmdletCall call) =>
        (call.Has("Identity") ? [call.Mailbox().User] : Recipients.MailboxUsers(call.Tenant)).Select(View);

    static JsonObject View(User user)
    {
        var row = new JsonObject
        {
            ["Identity"] = user.Id,
            ["Name"] = user.Id,
            ["DisplayName"] = user.DisplayName,
            ["PrimarySmtpAddress"] = Recipients.PrimaryAddress(user),
            ["ExternalDirectoryObjectId"] = user.Id,
            ["HasActiveSyncDevicePartnership"] = user.Mailbox!.MobileDevices.Count > 0,
        };
        foreach (var (name, value) in user.Mailbox.Protocols)
        {
            row[name] = value;
        }

        return row.Texts("EmailAddresses", user.Mailbox.Addresses).Texts("ActiveSyncBlockedDeviceIDs", user.Mailbox.BlockedDeviceIds).Guid("Guid", Guid.Parse(user.Id));
    }

    public static IEnumerable<JsonObject> Set(CmdletCall call)
    {
        var (_, mailbox) = call.Mailbox();
        foreach (var name in CasProtocols.Defaults.Keys.Where(n => call[n] is not null && !call.Flag("WhatIf")))
        {
            mailbox.Protocols[name] = call.Flag(name);
        }

        if (call.Has("ActiveSyncBlockedDeviceIDs") && !call.Flag("WhatIf"))
        {
            var changed = call.Changed("ActiveSyncBlockedDeviceIDs", mailbox.BlockedDeviceIds, id => id);
            mailbox.BlockedDeviceIds.Clear();
            mailbox.BlockedDeviceIds.AddRange(changed);
        }

        return [];
    }
}
