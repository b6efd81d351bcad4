namespace TeamsOffboardBot.Microsoft365.Exchange;

/// <summary>Every cmdlet this product runs. A contract test holds names and parameters to Microsoft's reference. All may be repeated.</summary>
public static class ExchangeCmdlets
{
    public static readonly ExchangeCmdlet GetMailbox = new("Get-Mailbox", "Identity", "Filter", "RecipientTypeDetails", "ResultSize");
    public static readonly ExchangeCmdlet GetRecipient = new("Get-Recipient", "Identity", "Filter", "ResultSize");
    public static readonly ExchangeCmdlet GetMailboxStatistics = new("Get-MailboxStatistics", "Identity", "Archive");
    public static readonly ExchangeCmdlet GetCasMailbox = new("Get-CASMailbox", "Identity");
    public static readonly ExchangeCmdlet GetMailboxPermission = new("Get-MailboxPermission", "Identity", "User");
    public static readonly ExchangeCmdlet GetRecipientPermission = new("Get-RecipientPermission", "Identity", "Trustee", "ResultSize");
    public static readonly ExchangeCmdlet GetOrganizationConfig = new("Get-OrganizationConfig");
    public static readonly ExchangeCmdlet GetMailboxFolderStatistics = new("Get-MailboxFolderStatistics", "Identity");
    public static readonly ExchangeCmdlet GetMailboxFolderPermission = new("Get-MailboxFolderPermission", "Identity", "User", "ResultSize");
    public static readonly ExchangeCmdlet GetInboxRule = new("Get-InboxRule", "Mailbox", "IncludeHidden");
    public static readonly ExchangeCmdlet GetDistributionGroupMember = new("Get-DistributionGroupMember", "Identity", "ResultSize");

    public static readonly ExchangeCmdlet GetDistributionGroup = new("Get-DistributionGroup", "ManagedBy", "ResultSize");

    public static readonly ExchangeCmdlet SetDistributionGroup = new(
        "Set-DistributionGroup", "Identity", "ManagedBy", "BypassSecurityGroupManagerCheck");

    public static readonly ExchangeCmdlet SetMailbox = new(
        "Set-Mailbox", "Identity", "Type", "ForwardingAddress", "ForwardingSmtpAddress", "DeliverToMailboxAndForward",
        "HiddenFromAddressListsEnabled", "AccountDisabled", "LitigationHoldEnabled", "LitigationHoldDuration", "DisplayName", "EmailAddresses",
        "GrantSendOnBehalfTo");

    public static readonly ExchangeCmdlet SetCasMailbox = new(
        "Set-CASMailbox", "Identity", "ActiveSyncEnabled", "OWAEnabled", "OWAforDevicesEnabled", "PopEnabled", "ImapEnabled", "MAPIEnabled",
        "EwsEnabled", "SmtpClientAuthenticationDisabled", "OutlookMobileEnabled", "MacOutlookEnabled", "OneWinNativeOutlookEnabled",
        "UniversalOutlookEnabled", "ActiveSyncBlockedDeviceIDs");

    public static readonly ExchangeCmdlet GetMobileDeviceStatistics = new("Get-MobileDeviceStatistics", "Mailbox");
    public static readonly ExchangeCmdlet ClearMobileDevice = new("Clear-MobileDevice", "Identity", "AccountOnly", "Confirm");

    public static readonly ExchangeCmdlet AddMailboxPermission = new(
        "Add-MailboxPermission", "Identity", "User", "AccessRights", "InheritanceType", "AutoMapping", "Confirm");

    public static readonly ExchangeCmdlet RemoveMailboxPermission = new(
        "Remove-MailboxPermission", "Identity", "User", "AccessRights", "InheritanceType", "Confirm");

    public static readonly ExchangeCmdlet AddRecipientPermission = new("Add-RecipientPermission", "Identity", "Trustee", "AccessRights", "Confirm");

    public static readonly ExchangeCmdlet RemoveRecipientPermission = new(
        "Remove-RecipientPermission", "Identity", "Trustee", "AccessRights", "Confirm");

    public static readonly ExchangeCmdlet AddMailboxFolderPermission = new(
        "Add-MailboxFolderPermission", "Identity", "User", "AccessRights", "SharingPermissionFlags");

    public static readonly ExchangeCmdlet RemoveMailboxFolderPermission = new("Remove-MailboxFolderPermission", "Identity", "User", "Confirm");

    public static readonly ExchangeCmdlet RemoveInboxRule = new("Remove-InboxRule", "Mailbox", "Identity", "Force", "Confirm");

    public static readonly ExchangeCmdlet AddDistributionGroupMember = new(
        "Add-DistributionGroupMember", "Identity", "Member", "BypassSecurityGroupManagerCheck", "Confirm");
    public static readonly ExchangeCmdlet RemoveDistributionGroupMember = new(
        "Remove-DistributionGroupMember", "Identity", "Member", "BypassSecurityGroupManagerCheck", "Confirm");

    public static readonly ExchangeCmdlet RemoveCalendarEvents = new(
        "Remove-CalendarEvents", "Identity", "QueryWindowInDays", "CancelOrganizedMeetings", "Confirm");

    public static IReadOnlyList<ExchangeCmdlet> All { get; } =
    [
        GetMailbox, GetRecipient, GetMailboxStatistics, GetCasMailbox, GetMailboxPermission, GetRecipientPermission, GetInboxRule,
        GetDistributionGroupMember, SetMailbox, SetCasMailbox, AddMailboxPermission, RemoveMailboxPermission,
        AddRecipientPermission, RemoveRecipientPermission, RemoveInboxRule, RemoveDistributionGroupMember, GetMobileDeviceStatistics,
        ClearMobileDevice, RemoveCalendarEvents, GetDistributionGroup, SetDistributionGroup, AddDistributionGroupMember,
        GetOrganizationConfig, GetMailboxFolderStatistics, GetMailboxFolderPermission, AddMailboxFolderPermission, RemoveMailboxFolderPermission,
    ];
}
