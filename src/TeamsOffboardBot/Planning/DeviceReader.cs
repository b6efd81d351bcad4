using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;

namespace TeamsOffboardBot.Planning;

/// <summary>Every device the leaver is known to use: registered, managed, or reading mail.</summary>
internal static class DeviceReader
{
    public static async Task<IReadOnlyList<string>> DevicesAsync(Tenant tenant, UserId leaver, CancellationToken cancellationToken)
    {
        var registered = tenant.Devices.RegisteredAsync(leaver.Value, cancellationToken);
        var managed = ManagedAsync(tenant, leaver, cancellationToken);
        var mobile = tenant.Mailboxes.MobileDevicesAsync(leaver.Value, cancellationToken);
        await Task.WhenAll(registered, managed, mobile);
        var names = (await registered).Select(d => d.DisplayName)
            .Concat((await managed).Select(d => d.DeviceName))
            .Concat((await mobile).Select(d => d.FriendlyName ?? d.DeviceModel ?? d.DeviceId));
        return [.. names.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>A tenant without Intune answers 400: it manages no devices.</summary>
    private static async Task<IReadOnlyList<ManagedDevice>> ManagedAsync(Tenant tenant, UserId leaver, CancellationToken cancellationToken)
    {
        try
        {
            return await tenant.Devices.ManagedAsync(leaver.Value, cancellationToken);
        }
        catch (Microsoft365Fault fault) when (fault.Status == 400)
        {
            return [];
        }
    }
}
