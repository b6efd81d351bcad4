namespace TenantSimulator.Exchange;

/// <summary>The client access switches of a mailbox, under the names Get- and Set-CASMailbox give them.</summary>
static class CasProtocols
{
    public static IReadOnlyDictionary<string, bool> Defaults { get; } = new Dictionary<string, bool>
    {
        ["ActiveSyncEnabled"] = true,
        ["OWAEnabled"] = true,
        ["OWAforDevicesEnabled"] = true,
        ["PopEnabled"] = true,
        ["ImapEnabled"] = true,
        ["MAPIEnabled"] = true,
        ["EwsEnabled"] = true,
        ["OutlookMobileEnabled"] = true,
        ["MacOutlookEnabled"] = true,
        ["OneWinNativeOutlookEnabled"] = true,
        ["UniversalOutlookEnabled"] = true,
        ["SmtpClientAuthenticationDisabled"] = false,
    };
}
