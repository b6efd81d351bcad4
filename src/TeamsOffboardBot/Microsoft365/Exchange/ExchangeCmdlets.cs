namespace TeamsOffboardBot.Microsoft365.Exchange;

/// <summary>Every cmdlet this product runs. A contract test holds names and parameters to Microsoft's reference. All may be repeated.</summary>
public static class ExchangeCmdlets
{
    public static readonly ExchangeCmdlet GetMailbox = new("Get-Mailbox", "Identity");
    public static readonly ExchangeCmdlet GetRecipient = new("Get-Recipient", "Identity");
    public static readonly ExchangeCmdlet GetMailboxStatistics = new("Get-MailboxStatistics", "Identity", "Archive");
    public static readonly ExchangeCmdlet GetCasMailbox = new("Get-CASMailbox", "Identity");
    public static readonly ExchangeCmdlet GetMailboxPermission = new("Get-MailboxPermission", "Identity");
    public static readonly ExchangeCmdlet GetRecipientPermission = new("Get-RecipientPermission", "Identity");
    public static readonly ExchangeCmdlet GetInboxRule = new("Get-InboxRule", "Mailbox", "IncludeHidden");
    public static readonly ExchangeCmdlet GetMobileDevice = new("Get-MobileDevice", "Mailbox");
    public static readonly ExchangeCmdlet GetDistributionGroupMember = new("Get-DistributionGroupMember", "Identity", "ResultSize");

    public static readonly ExchangeCmdlet SetMailbox = new(
        "Set-Mailbox", "Identity", "Type", "ForwardingAddress", "ForwardingSmtpAddress", "DeliverToMailboxAndForward",
        "HiddenFromAddressListsEnabled", "AccountDisabled");

    public static readonly ExchangeCmdlet SetCasMailbox = new(
        "Set-CASMailbox", "Identity", "ActiveSyncEnabled", "OWAEnabled", "OWAforDevicesEnabled", "PopEnabled", "ImapEnabled", "MAPIEnabled",
        "EwsEnabled", "SmtpClientAuthenticationDisabled", "OutlookMobileEnabled", "MacOutlookEnabled", "OneWinNativeOutlookEnabled",
        "UniversalOutlookEnabled");

    public static readonly ExchangeCmdlet AddMailboxPermission = new(
        "Add-MailboxPermission", "Identity", "User", "AccessRights", "InheritanceType", "AutoMapping", "Confirm");

    public static readonly ExchangeCmdlet RemoveMailboxPermission = new(
        "Remove-MailboxPermission", "Identity", "User", "AccessRights", "InheritanceType", "Confirm");

    public static readonly ExchangeCmdlet AddRecipientPermission = new("Add-RecipientPermission", "Identity", "Trustee", "AccessRights", "Confirm");

    public static readonly ExchangeCmdlet RemoveRecipientPermission = new(
        "Remove-RecipientPermission", "Identity", "Trustee", "AccessRights", "Confirm");

    public static readonly ExchangeCmdlet RemoveInboxRule = new("Remove-InboxRule", "Mailbox", "Identity", "Force", "Confirm");

    public static readonly ExchangeCmdlet RemoveDistributionGroupMember = new(
        "Remove-DistributionGroupMember", "Identity", "Member", "BypassSecurityGroupManagerCheck", "Confirm");

    public static IReadOnlyList<ExchangeCmdlet> All { get; } =
    [
        GetMailbox, GetRecipient, GetMailboxStatistics, GetCasMailbox, GetMailboxPermission, GetRecipientPermission, GetInboxRule,
        GetMobileDevice, GetDistributionGroupMember, SetMailbox, SetCasMailbox, AddMailboxPermission, RemoveMailboxPermission,
        AddRecipientPermission, RemoveRecipientPermission, RemoveInboxRule, RemoveDistributionGroupMember,
    ];
}
