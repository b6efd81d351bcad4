namespace TeamsOffboardBot.Microsoft365.Exchange;

/// <summary>The ways into a mailbox. Null = unknown when read, unchanged when written.</summary>
public sealed record MailProtocols
{
    public bool? ActiveSyncEnabled { get; init; }

    public bool? OWAEnabled { get; init; }

    public bool? OWAforDevicesEnabled { get; init; }

    public bool? PopEnabled { get; init; }

    public bool? ImapEnabled { get; init; }

    public bool? MAPIEnabled { get; init; }

    public bool? EwsEnabled { get; init; }

    /// <summary>The one that is off when it is true.</summary>
    public bool? SmtpClientAuthenticationDisabled { get; init; }

    public bool? OutlookMobileEnabled { get; init; }

    public bool? MacOutlookEnabled { get; init; }

    public bool? OneWinNativeOutlookEnabled { get; init; }

    public bool? UniversalOutlookEnabled { get; init; }

    /// <summary>Phones that may not synchronise; only read. Each is added on its own.</summary>
    public IReadOnlyList<string> BlockedDeviceIds { get; init; } = [];

    /// <summary>The switches this record knows, by the names of Exchange.</summary>
    public IEnumerable<KeyValuePair<string, bool>> Known()
    {
        (string Name, bool? Value)[] all =
        [
            (nameof(ActiveSyncEnabled), ActiveSyncEnabled),
            (nameof(OWAEnabled), OWAEnabled),
            (nameof(OWAforDevicesEnabled), OWAforDevicesEnabled),
            (nameof(PopEnabled), PopEnabled),
            (nameof(ImapEnabled), ImapEnabled),
            (nameof(MAPIEnabled), MAPIEnabled),
            (nameof(EwsEnabled), EwsEnabled),
            (nameof(SmtpClientAuthenticationDisabled), SmtpClientAuthenticationDisabled),
            (nameof(OutlookMobileEnabled), OutlookMobileEnabled),
            (nameof(MacOutlookEnabled), MacOutlookEnabled),
            (nameof(OneWinNativeOutlookEnabled), OneWinNativeOutlookEnabled),
            (nameof(UniversalOutlookEnabled), UniversalOutlookEnabled),
        ];
        return all.Where(entry => entry.Value is not null).Select(entry => KeyValuePair.Create(entry.Name, entry.Value!.Value));
    }
}
