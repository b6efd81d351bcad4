namespace TeamsOffboardBot.Tests.Contracts;

/// <summary>Cmdlets that the excerpt of Microsoft's reference lacks, with the parameters that are used and their types, as their pages have them.</summary>
internal static class CmdletsBesideTheExcerpt
{
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> All { get; } = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal)
    {
        // https://learn.microsoft.com/powershell/module/exchange/add-distributiongroupmember
        ["Add-DistributionGroupMember"] = Of(
            ("Identity", "DistributionGroupIdParameter"), ("Member", "RecipientWithAdUserGroupIdParameter"), ("BypassSecurityGroupManagerCheck", "SwitchParameter"),
            ("Confirm", "SwitchParameter"), ("WhatIf", "SwitchParameter")),

        // https://learn.microsoft.com/powershell/module/exchangepowershell/get-organizationconfig
        ["Get-OrganizationConfig"] = Of(),

        // https://learn.microsoft.com/powershell/module/exchangepowershell/get-mailboxfolderstatistics
        ["Get-MailboxFolderStatistics"] = Of(("Identity", "GeneralMailboxOrMailUserIdParameter")),

        // https://learn.microsoft.com/powershell/module/exchangepowershell/get-mailboxfolderpermission
        ["Get-MailboxFolderPermission"] = Of(("Identity", "MailboxFolderIdParameter"), ("User", "MailboxFolderUserIdParameter"), ("ResultSize", "Unlimited")),

        // https://learn.microsoft.com/powershell/module/exchangepowershell/add-mailboxfolderpermission
        ["Add-MailboxFolderPermission"] = Of(
            ("Identity", "MailboxFolderIdParameter"), ("User", "MailboxFolderUserIdParameter"), ("AccessRights", "MailboxFolderAccessRight[]"),
            ("SharingPermissionFlags", "MailboxFolderPermissionFlags"), ("Confirm", "SwitchParameter"), ("WhatIf", "SwitchParameter")),

        // https://learn.microsoft.com/powershell/module/exchangepowershell/remove-mailboxfolderpermission
        ["Remove-MailboxFolderPermission"] = Of(
            ("Identity", "MailboxFolderIdParameter"), ("User", "MailboxFolderUserIdParameter"), ("Confirm", "SwitchParameter"), ("WhatIf", "SwitchParameter")),
    };

    private static Dictionary<string, string> Of(params (string Name, string Type)[] parameters) =>
        parameters.ToDictionary(p => p.Name, p => p.Type, StringComparer.Ordinal);
}
