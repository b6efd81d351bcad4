using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Microsoft365.Graph;

namespace TeamsOffboardBot.Planning;

/// <summary>Every device the leaver is known to use: registered, managed, or reading mail. Each list may be unknown for a reason of its own.</summary>
internal sealed record DeviceReader(
    Fact<IReadOnlyList<RegisteredDevice>> Registered, Fact<IReadOnlyList<ManagedDevice>> Managed, Fact<IReadOnlyList<MailDevice>> Mail)
{
    private const string OutlookApp = "Outlook";
    private const string Personal = "personal";

    public static async Task<DeviceReader> DevicesAsync(Tenant tenant, UserId leaver, CancellationToken cancellationToken)
    {
        var registered = Read(() => tenant.Devices.RegisteredAsync(leaver.Value, cancellationToken));
        var managed = Read(() => ManagedAsync(tenant, leaver, cancellationToken));
        var mobile = Read(() => MailAsync(tenant, leaver, cancellationToken));
        await Task.WhenAll(registered, managed, mobile);
        return new(await registered, await managed, await mobile);
    }

    /// <summary>By the names people know; unknown when one of the lists is.</summary>
    public Fact<IReadOnlyList<string>> Names()
    {
        if ((Registered.Unknown ?? Managed.Unknown ?? Mail.Unknown) is { } unknown)
        {
            return Fact.Unknown<IReadOnlyList<string>>(unknown);
        }

        var names = Registered.Value!.Select(d => d.DisplayName)
            .Concat(Managed.Value!.Select(d => d.DeviceName))
            .Concat(Mail.Value!.Select(d => d.Name));
        return Fact.Of<IReadOnlyList<string>>([.. names.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)]);
    }

    public Fact<IReadOnlyList<ManagedComputer>> ManagedComputers() => Managed.Exists(out var devices)
        ? Fact.Of<IReadOnlyList<ManagedComputer>>(
            [.. devices.Select(d => new ManagedComputer(d.Id, d.DeviceName ?? d.Id, d.ManagedDeviceOwnerType == Personal)).OrderBy(d => d.Name, StringComparer.OrdinalIgnoreCase)])
        : Fact.Unknown<IReadOnlyList<ManagedComputer>>(Managed.Unknown!);

    public Fact<IReadOnlyList<RegisteredComputer>> RegisteredComputers() => Registered.Exists(out var devices)
        ? Fact.Of<IReadOnlyList<RegisteredComputer>>(
            [.. devices.Select(d => new RegisteredComputer(d.Id, d.DisplayName ?? d.Id, d.AccountEnabled != false)).OrderBy(d => d.Name, StringComparer.OrdinalIgnoreCase)])
        : Fact.Unknown<IReadOnlyList<RegisteredComputer>>(Registered.Unknown!);

    private static Task<Fact<IReadOnlyList<T>>> Read<T>(Func<Task<IReadOnlyList<T>>> read) =>
        FactReader.ReadAsync<IReadOnlyList<T>>("Devices", async () => await read());

    private static async Task<IReadOnlyList<MailDevice>> MailAsync(Tenant tenant, UserId leaver, CancellationToken cancellationToken)
    {
        var devices = await tenant.MobileDevices.OfMailboxAsync(leaver.Value, cancellationToken);
        return [.. devices.Select(MailDevice).OrderBy(d => d.Name, StringComparer.OrdinalIgnoreCase).ThenBy(d => d.Id, StringComparer.Ordinal)];
    }

    private static MailDevice MailDevice(MobileDevice device) => new(
        device.Identity,
        device.DeviceId,
        device.FriendlyName ?? device.DeviceModel ?? device.DeviceId ?? device.Identity,
        !string.Equals(device.ClientType, OutlookApp, StringComparison.OrdinalIgnoreCase))
    {
        Status = device.Status,
    };

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
