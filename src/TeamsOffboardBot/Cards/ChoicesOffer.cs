using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

/// <summary>Which choices make sense for a leaver. What could not be read is offered: it may be there.</summary>
public static class ChoicesOffer
{
    public static bool Mailbox(Snapshot snapshot) => MayHave(snapshot?.Mailbox);

    public static bool Aliases(Snapshot snapshot) => Mailbox(snapshot) && snapshot.GivenAliases().Count > 0;

    public static bool OneDrive(Snapshot snapshot) => MayHave(snapshot?.OneDrive);

    public static bool Licences(Snapshot snapshot) => MayHaveSome(snapshot?.Licences);

    public static bool Groups(Snapshot snapshot) => MayHaveSome(snapshot?.Groups);

    /// <summary>Somebody must own what only the leaver owns.</summary>
    public static bool GroupOwner(Snapshot snapshot) => snapshot?.IsLastOwnerSomewhere() == true;

    /// <summary>Devices that may be asked about, with what can become of them; the first is what happens by default.</summary>
    public static IReadOnlyList<DeviceOffer> Devices(Snapshot snapshot) =>
    [
        .. (snapshot?.MailDevices.Value ?? []).Select(d => new DeviceOffer(d.Id, d.Name, DeviceKind.Mail, Fates(d))),
        .. (snapshot?.ManagedDevices.Value ?? []).Select(d => new DeviceOffer(
            d.Id, d.Name, d.IsPersonal ? DeviceKind.Personal : DeviceKind.Managed, [DeviceFate.Leave, DeviceFate.Retire, DeviceFate.Wipe])),
        .. (snapshot?.RegisteredDevices.Value ?? []).Where(d => d.IsEnabled)
            .Select(d => new DeviceOffer(d.Id, d.Name, DeviceKind.Registered, [DeviceFate.Leave, DeviceFate.Disable])),
    ];

    public static bool Reports(Snapshot snapshot) => snapshot?.DirectReports.Value is { Count: > 0 };

    private static IReadOnlyList<DeviceFate> Fates(MailDevice device) => device.CanBeWipedWhole
        ? [DeviceFate.RemoveMail, DeviceFate.Wipe, DeviceFate.Leave]
        : [DeviceFate.RemoveMail, DeviceFate.Leave];

    private static bool MayHave<T>(Fact<T>? fact)
        where T : class => fact is { IsKnown: false } or { Value: not null };

    private static bool MayHaveSome<T>(Fact<IReadOnlyList<T>>? fact) => fact is { IsKnown: false } or { Value.Count: > 0 };
}
