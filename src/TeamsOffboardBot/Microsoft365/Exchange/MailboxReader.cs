using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsOffboardBot.Microsoft365.Exchange;

/// <summary>Rows of cmdlets → records.</summary>
internal static class MailboxReader
{
    private const string Smtp = "smtp:";

    private static readonly string[] HoldFlags = ["ComplianceTagHoldApplied", "DelayHoldApplied", "DelayReleaseHoldApplied"];

    private static readonly string[] NoDefinition = ["Identity", "RuleIdentity", "MailboxOwnerId", "InError", "IsValid", "ObjectState"];

    public static ExchangeMailbox Mailbox(ExchangeRow row) => new()
    {
        ExternalDirectoryObjectId = row.Text("ExternalDirectoryObjectId"),
        DisplayName = row.Text("DisplayName") ?? "",
        UserPrincipalName = row.Text("UserPrincipalName"),
        PrimarySmtpAddress = row.Text("PrimarySmtpAddress"),
        DistinguishedName = row.Text("DistinguishedName"),
        RecipientTypeDetails = row.Text("RecipientTypeDetails") ?? "",
        IsSynced = row.Flag("IsDirSynced") ?? false,
        ForwardingAddress = row.Text("ForwardingAddress"),
        ForwardingSmtpAddress = WithoutPrefix(row.Text("ForwardingSmtpAddress")),
        DeliverToMailboxAndForward = row.Flag("DeliverToMailboxAndForward") ?? false,
        HiddenFromAddressListsEnabled = row.Flag("HiddenFromAddressListsEnabled") ?? false,
        LitigationHoldEnabled = row.Flag("LitigationHoldEnabled") ?? false,
        AccountDisabled = row.Flag("AccountDisabled") ?? false,
        LitigationHoldDuration = row.Text("LitigationHoldDuration"),
        LitigationHoldDate = row.Time("LitigationHoldDate"),
        InPlaceHolds = row.Texts("InPlaceHolds"),
        IsHeldByLabelOrDelay = HoldFlags.Any(flag => row.Flag(flag) == true),
        SendOnBehalf = row.Texts("GrantSendOnBehalfTo"),
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
        BlockedDeviceIds = row.Texts("ActiveSyncBlockedDeviceIDs"),
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
        Definition = Definition(row),
    };

    public static MobileDevice Device(ExchangeRow row) => new(row.Text("Guid") ?? row.Text("Identity") ?? "", row.Text("DeviceID") ?? row.Text("DeviceId"))
    {
        FriendlyName = row.Text("DeviceFriendlyName"),
        DeviceModel = row.Text("DeviceModel"),
        DeviceOS = row.Text("DeviceOS"),
        ClientType = row.Text("ClientType"),
        Status = row.Text("Status"),
    };

    public static DeviceWipe Wipe(ExchangeRow row) =>
        new(row.Text("Guid") ?? "", row.Text("DeviceID") ?? row.Text("DeviceId"), row.Text("Status") ?? "", row.Time("DeviceWipeAckTime"));

    /// <summary>Everything that was set. Off, empty, and where the rule lies in Exchange are left out.</summary>
    private static JsonObject Definition(ExchangeRow row) => new(row.Value.EnumerateObject()
        .Where(property => !property.Name.Contains('@', StringComparison.Ordinal) && !NoDefinition.Contains(property.Name, StringComparer.Ordinal) && IsSet(property.Value))
        .Select(property => KeyValuePair.Create(property.Name, JsonNode.Parse(property.Value.GetRawText()))));

    private static bool IsSet(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False or JsonValueKind.Undefined => false,
        JsonValueKind.String => value.GetString()!.Length > 0,
        JsonValueKind.Array => value.GetArrayLength() > 0,
        _ => true,
    };

    private static bool HasArchive(ExchangeRow row) => row.Text("ArchiveStatus") is { } status
        ? status != "None"
        : Guid.TryParse(row.Text("ArchiveGuid"), out var archive) && archive != Guid.Empty;

    // The prefix of the primary address is in capitals; other kinds (SIP, X500, SPO) are no mail addresses.
    private static bool IsAlias(string address) => address.StartsWith(Smtp, StringComparison.Ordinal);

    private static string? WithoutPrefix(string? address) =>
        address?.StartsWith(Smtp, StringComparison.OrdinalIgnoreCase) == true ? address[Smtp.Length..] : address;
}
