using System.Text.Json.Nodes;
using TenantSimulator.Tenant;

namespace TenantSimulator.Exchange;

/// <summary>Phones that carry mail. A wipe is asked for here and acknowledged when the phone next comes by.</summary>
static class MobileCmdlets
{
    static IEnumerable<(User User, MobileDevice Device)> All(CmdletCall call) =>
        Recipients.MailboxUsers(call.Tenant).SelectMany(u => u.Mailbox!.MobileDevices.Select(d => (u, d)));

    static IEnumerable<(User User, MobileDevice Device)> Chosen(CmdletCall call)
    {
        if (call.Has("Mailbox"))
        {
            var user = call.Mailbox("Mailbox").User;
            return All(call).Where(d => d.User == user);
        }

        return call.Has("Identity") ? [Named(call)] : All(call);
    }

    static (User User, MobileDevice Device) Named(CmdletCall call)
    {
        var identity = call.Text("Identity") ?? "";
        var found = All(call).Where(d => TenantState.Same(Identity(d.User, d.Device), identity) || TenantState.Same(d.Device.DeviceId, identity)
            || TenantState.Same(d.Device.Guid.ToString(), identity)).ToList();
        return found.Count == 1 ? found[0] : throw ExchangeErrors.NotFound(identity);
    }

    static string Identity(User user, MobileDevice device) => $"{user.Id}\\ExchangeActiveSyncDevices\\{device.ClientType}§{device.DeviceId}";

    public static IEnumerable<JsonObject> Get(CmdletCall call) => Chosen(call).Select(d => new JsonObject
    {
        ["Identity"] = Identity(d.User, d.Device),
        ["DeviceId"] = d.Device.DeviceId,
        ["FriendlyName"] = d.Device.Model,
        ["DeviceModel"] = d.Device.Model,
        ["DeviceType"] = "Outlook",
        ["DeviceOS"] = d.Device.Os,
        ["ClientType"] = d.Device.ClientType,
        ["UserDisplayName"] = d.User.DisplayName,
        ["DeviceAccessState"] = "Allowed",
        ["IsManaged"] = false,
    }.Time("FirstSyncTime", d.Device.FirstSync).Guid("Guid", d.Device.Guid));

    public static IEnumerable<JsonObject> Statistics(CmdletCall call) => Chosen(call).ToList().Select(d => Statistics(call, d.User, d.Device));

    static JsonObject Statistics(CmdletCall call, User user, MobileDevice device)
    {
        if (device is { WipeRequestedAt: not null, WipeAcknowledgedAt: null, ReadsUntilWiped: { } reads })
        {
            device.ReadsUntilWiped = reads - 1;
            if (reads <= 0)
            {
                device.Acknowledge(call.Now);
            }
        }

        return new JsonObject
        {
            ["Identity"] = Identity(user, device),
            ["DeviceID"] = device.DeviceId,
            ["DeviceFriendlyName"] = device.Model,
            ["DeviceModel"] = device.Model,
            ["DeviceType"] = "Outlook",
            ["DeviceOS"] = device.Os,
            ["ClientType"] = device.ClientType,
            ["Status"] = device.Status,
        }.Time("FirstSyncTime", device.FirstSync)
            .Time("LastSuccessSync", call.Now.AddHours(-1))
            .Time("DeviceWipeRequestTime", device.WipeRequestedAt)
            .Time("DeviceWipeAckTime", device.WipeAcknowledgedAt)
            .Guid("Guid", device.Guid);
    }

    public static IEnumerable<JsonObject> Clear(CmdletCall call)
    {
        var (user, device) = Named(call);
        if (user.Mailbox!.IsShared)
        {
            throw ExchangeErrors.Recipient("The device can't be wiped because its mailbox is a shared mailbox.");
        }

        if (call.Flag("WhatIf"))
        {
            return [];
        }

        if (call.Flag("Cancel"))
        {
            device.WipeRequestedAt = null;
            device.Status = "DeviceOk";
            return [];
        }

        // Outlook for iOS and Android can only ever lose the account, not the device.
        device.WipesAccountOnly = call.Flag("AccountOnly") || device.ClientType == "Outlook";
        device.WipeRequestedAt = call.Now;
        device.WipeAcknowledgedAt = null;
        device.ReadsUntilWiped = call.Lag.PhonesAreOff ? null : call.Lag.WipeReads;
        device.Status = device.WipesAccountOnly ? "AccountOnlyDeviceWipePending" : "DeviceWipePending";
        return [];
    }

    public static IEnumerable<JsonObject> Remove(CmdletCall call)
    {
        var (user, device) = Named(call);
        if (!call.Flag("WhatIf"))
        {
            user.Mailbox!.MobileDevices.Remove(device);
        }

        return [];
    }
}
