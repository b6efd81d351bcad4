namespace TeamsOffboardBot.Microsoft365.Exchange;

/// <summary>Rows of cmdlets → records.</summary>
internal static class MailboxReader
{
    private const string Smtp = "smtp:";

    public static ExchangeMailbox Mailbox(ExchangeRow row) => new()
    {
        ExternalDirectoryObjectId = row.Text("ExternalDirectoryObjectId"),
        DisplayName = row.Text("DisplayName") ?? "",
        UserPrincipalName = row.Text("UserPrincipalName"),
        PrimarySmtpAddress = row.Text("PrimarySmtpAddress"),
        RecipientTypeDetails = row.Text("RecipientTypeDetails") ?? "",
        IsSynced = row.Flag("IsDirSynced") ?? false,
        ForwardingAddress = row.Text("ForwardingAddress"),
        ForwardingSmtpAddress = WithoutPrefix(row.Text("ForwardingSmtpAddress")),
        DeliverToMailboxAndForward = row.Flag("DeliverToMailboxAndForward") ?? false,
        HiddenFromAddressListsEnabled = row.Flag("HiddenFromAddressListsEnabled") ?? false,
        LitigationHoldEnabled = row.Flag("LitigationHoldEnabled") ?? false,
        LitigationHoldDuration = row.Text("LitigationHoldDuration"),
        InPlaceHolds = row.Texts("InPlaceHolds"),
        HasArchive = HasArchive(row),
        ProhibitSendReceiveQuotaBytes = row.Bytes("ProhibitSendReceiveQuota"),
        Aliases = [.. row.Texts("EmailAddresses").Where(IsAlias).Select(address => address[Smtp.Length..])],
    };

    /// <summary>The stub Exchange Online keeps for a mailbox that is on-premises.</summary>
    public static ExchangeMailbox Remote(ExchangeRow row) => Mailbox(row) with { IsRemote = true };

    public static MailboxStatistics Statistics(ExchangeRow row) => new(
        row.Bytes("TotalItemSize"), row.Bytes("TotalDeletedItemSize"), row.Number("ItemCount"), row.Time("LastLogonTime"));

    public static MailProtocols Protocols(ExchangeRow row) => new()
    {
        ActiveSyncEnabled = row.Flag("ActiveSyncEnabled"),
        OWAEnabled = row.Flag("OWAEnabled"),
        OWAforDevicesEnabled = row.Flag("OWAforDevicesEnabled"),
        PopEnabled = row.Flag("PopEnabled"),
        ImapEnabled = row.Flag("ImapEnabled"),
        MAPIEnabled = row.Flag("MAPIEnabled"),
        EwsEnabled = row.Flag("EwsEnabled"),
        SmtpClientAuthenticationDisabled = row.Flag("SmtpClientAuthenticationDisabled"),
        OutlookMobileEnabled = row.Flag("OutlookMobileEnabled"),
        MacOutlookEnabled = row.Flag("MacOutlookEnabled"),
        OneWinNativeOutlookEnabled = row.Flag("OneWinNativeOutlookEnabled"),
        UniversalOutlookEnabled = row.Flag("UniversalOutlookEnabled"),
    };

    public static InboxRule Rule(ExchangeRow row) => new(row.Text("RuleIdentity") ?? row.Text("Identity") ?? "", row.Text("Name") ?? "")
    {
        Enabled = row.Flag("Enabled") ?? false,
        Priority = row.Number("Priority"),
        Description = row.Text("Description"),
        ForwardTo = row.Texts("ForwardTo"),
        ForwardAsAttachmentTo = row.Texts("ForwardAsAttachmentTo"),
        RedirectTo = row.Texts("RedirectTo"),
        DeleteMessage = row.Flag("DeleteMessage") ?? false,
    };

    public static MobileDevice Device(ExchangeRow row) => new(row.Text("Guid") ?? row.Text("Identity") ?? "", row.Text("DeviceId"))
    {
        FriendlyName = row.Text("FriendlyName"),
        DeviceModel = row.Text("DeviceModel"),
        DeviceOS = row.Text("DeviceOS"),
        ClientType = row.Text("ClientType"),
        DeviceAccessState = row.Text("DeviceAccessState"),
    };

    private static bool HasArchive(ExchangeRow row) => row.Text("ArchiveStatus") is { } status
        ? status != "None"
        : Guid.TryParse(row.Text("ArchiveGuid"), out var archive) && archive != Guid.Empty;

    // The prefix of the primary address is in capitals; other kinds (SIP, X500, SPO) are no mail addresses.
    private static bool IsAlias(string address) => address.StartsWith(Smtp, StringComparison.Ordinal);

    private static string? WithoutPrefix(string? address) =>
        address?.StartsWith(Smtp, StringComparison.OrdinalIgnoreCase) == true ? address[Smtp.Length..] : address;
}
