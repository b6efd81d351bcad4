using System.Text.Json.Nodes;

namespace TenantSimulator.Exchange;

delegate IEnumerable<JsonObject> CmdletBody(CmdletCall call);

sealed record Cmdlet(CmdletSyntax Syntax, CmdletBody Body);

/// <summary>
/// Every cmdlet that is simulated, with exactly the parameters that have an effect here. Written as Name:Type, enumerations with
/// their values in braces; a line that is indented further goes on with the one above; "!" before the name of the cmdlet: it asks for confirmation; sets of mandatory names stand in brackets.
/// </summary>
static class Cmdlets
{
    static readonly Dictionary<string, CmdletBody> Bodies = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Get-Mailbox"] = MailboxCmdlets.Get,
        ["Get-MailboxStatistics"] = MailboxCmdlets.Statistics,
        ["Set-Mailbox"] = SetMailbox.Run,
        ["Get-Recipient"] = MailboxCmdlets.GetRecipient,
        ["Get-CASMailbox"] = CasCmdlets.Get,
        ["Set-CASMailbox"] = CasCmdlets.Set,
        ["Get-MailboxPermission"] = PermissionCmdlets.GetMailbox,
        ["Add-MailboxPermission"] = PermissionCmdlets.AddMailbox,
        ["Remove-MailboxPermission"] = PermissionCmdlets.RemoveMailbox,
        ["Get-RecipientPermission"] = PermissionCmdlets.GetRecipient,
        ["Add-RecipientPermission"] = PermissionCmdlets.AddRecipient,
        ["Remove-RecipientPermission"] = PermissionCmdlets.RemoveRecipient,
        ["Get-OrganizationConfig"] = MailboxCmdlets.Organization,
        ["Get-MailboxFolderStatistics"] = FolderCmdlets.Statistics,
        ["Get-MailboxFolderPermission"] = FolderCmdlets.Get,
        ["Add-MailboxFolderPermission"] = FolderCmdlets.Add,
        ["Remove-MailboxFolderPermission"] = FolderCmdlets.Remove,
        ["Get-MobileDevice"] = MobileCmdlets.Get,
        ["Get-MobileDeviceStatistics"] = MobileCmdlets.Statistics,
        ["Clear-MobileDevice"] = MobileCmdlets.Clear,
        ["Remove-MobileDevice"] = MobileCmdlets.Remove,
        ["Get-MailboxAutoReplyConfiguration"] = AutoReplyCmdlets.Get,
        ["Set-MailboxAutoReplyConfiguration"] = AutoReplyCmdlets.Set,
        ["Get-InboxRule"] = InboxRuleCmdlets.Get,
        ["New-InboxRule"] = InboxRuleCmdlets.New,
        ["Disable-InboxRule"] = InboxRuleCmdlets.Disable,
        ["Remove-InboxRule"] = InboxRuleCmdlets.Remove,
        ["Remove-CalendarEvents"] = CalendarCmdlets.Remove,
        ["Get-DistributionGroup"] = DistributionGroupCmdlets.Get,
        ["Get-DistributionGroupMember"] = DistributionGroupCmdlets.GetMember,
        ["Add-DistributionGroupMember"] = DistributionGroupCmdlets.AddMember,
        ["Remove-DistributionGroupMember"] = DistributionGroupCmdlets.RemoveMember,
        ["Set-DistributionGroup"] = DistributionGroupCmdlets.Set,
    };

    const string Table = """
        Get-Mailbox | Identity:MailboxIdParameter Anr:String Filter:String ResultSize:Unlimited InactiveMailboxOnly:SwitchParameter
            IncludeInactiveMailbox:SwitchParameter SoftDeletedMailbox:SwitchParameter
            RecipientTypeDetails:RecipientTypeDetails[]{EquipmentMailbox,RoomMailbox,SharedMailbox,UserMailbox}
        Get-MailboxStatistics [Identity] | Identity:GeneralMailboxOrMailUserIdParameter Archive:SwitchParameter
            UseCustomRouting:SwitchParameter
        Set-Mailbox [Identity] | Identity:MailboxIdParameter Type:ConvertibleMailboxSubType{Equipment,Regular,Room,Shared}
            AccountDisabled:Boolean Alias:String DeliverToMailboxAndForward:Boolean DisplayName:String
            EmailAddresses:ProxyAddressCollection ForwardingAddress:RecipientIdParameter ForwardingSmtpAddress:ProxyAddress
            GrantSendOnBehalfTo:MultiValuedProperty HiddenFromAddressListsEnabled:Boolean LitigationHoldEnabled:Boolean
            LitigationHoldDuration:Unlimited LitigationHoldOwner:String RetentionComment:String MailTip:String Office:String
            MessageCopyForSentAsEnabled:Boolean MessageCopyForSendOnBehalfEnabled:Boolean CustomAttribute1:String
            CustomAttribute2:String CustomAttribute3:String CustomAttribute4:String CustomAttribute5:String Confirm:SwitchParameter
            Force:SwitchParameter WhatIf:SwitchParameter
        Get-Recipient | Identity:RecipientIdParameter Anr:String Filter:String ResultSize:Unlimited
            RecipientTypeDetails:RecipientTypeDetails[]{EquipmentMailbox,GroupMailbox,GuestMailUser,MailUniversalDistributionGroup,MailUniversalSecurityGroup,MailUser,RoomMailbox,SharedMailbox,UserMailbox}
        Get-CASMailbox | Identity:MailboxIdParameter ResultSize:Unlimited
        Set-CASMailbox [Identity] | Identity:MailboxIdParameter ActiveSyncEnabled:Boolean OWAEnabled:Boolean
            OWAforDevicesEnabled:Boolean PopEnabled:Boolean ImapEnabled:Boolean MAPIEnabled:Boolean EwsEnabled:Boolean
            OutlookMobileEnabled:Boolean MacOutlookEnabled:Boolean OneWinNativeOutlookEnabled:System.Boolean
            UniversalOutlookEnabled:Boolean SmtpClientAuthenticationDisabled:Boolean
            ActiveSyncBlockedDeviceIDs:MultiValuedProperty Confirm:SwitchParameter WhatIf:SwitchParameter
        Get-MailboxPermission [Identity] | Identity:MailboxIdParameter User:SecurityPrincipalIdParameter ResultSize:Unlimited
            UseCustomRouting:SwitchParameter
        Add-MailboxPermission [Identity,User,AccessRights] | Identity:MailboxIdParameter User:SecurityPrincipalIdParameter
            AccessRights:MailboxRights[]{ChangeOwner,ChangePermission,DeleteItem,ExternalAccount,FullAccess,ReadPermission}
            AutoMapping:Boolean InheritanceType:ActiveDirectorySecurityInheritance{None,All,Children,SelfAndChildren}
            Confirm:SwitchParameter WhatIf:SwitchParameter
        !Remove-MailboxPermission [Identity,User,AccessRights] | Identity:MailboxIdParameter User:SecurityPrincipalIdParameter
            AccessRights:MailboxRights[]{FullAccess,SendAs,ExternalAccount,DeleteItem,ReadPermission,ChangePermission,ChangeOwner}
            InheritanceType:ActiveDirectorySecurityInheritance{None,All,Children,SelfAndChildren} Confirm:SwitchParameter
            WhatIf:SwitchParameter
        Get-RecipientPermission | Identity:RecipientIdParameter Trustee:SecurityPrincipalIdParameter AccessRights:MultiValuedProperty
            ResultSize:Unlimited
        !Add-RecipientPermission [Identity,Trustee,AccessRights] | Identity:RecipientIdParameter Trustee:SecurityPrincipalIdParameter
            AccessRights:MultiValuedProperty Confirm:SwitchParameter WhatIf:SwitchParameter
        !Remove-RecipientPermission [Identity,Trustee,AccessRights] | Identity:RecipientIdParameter Trustee:SecurityPrincipalIdParameter
            AccessRights:MultiValuedProperty Confirm:SwitchParameter WhatIf:SwitchParameter
        Get-MailboxFolderStatistics [Identity] | Identity:GeneralMailboxOrMailUserIdParameter
        Get-MailboxFolderPermission [Identity] | Identity:MailboxFolderIdParameter User:MailboxFolderUserIdParameter ResultSize:Unlimited
        Add-MailboxFolderPermission [Identity,User,AccessRights] | Identity:MailboxFolderIdParameter User:MailboxFolderUserIdParameter
            AccessRights:MailboxFolderAccessRight[]{None,CreateItems,CreateSubfolders,DeleteAllItems,DeleteOwnedItems,EditAllItems,EditOwnedItems,FolderContact,FolderOwner,FolderVisible,ReadItems,Author,Contributor,Editor,NonEditingAuthor,Owner,PublishingAuthor,PublishingEditor,Reviewer,AvailabilityOnly,LimitedDetails}
            SharingPermissionFlags:MailboxFolderPermissionFlags Confirm:SwitchParameter WhatIf:SwitchParameter
        !Remove-MailboxFolderPermission [Identity,User] | Identity:MailboxFolderIdParameter User:MailboxFolderUserIdParameter
            Confirm:SwitchParameter WhatIf:SwitchParameter
        Get-MobileDevice | Identity:MobileDeviceIdParameter Mailbox:MailboxIdParameter ResultSize:Unlimited
        Get-MobileDeviceStatistics [Mailbox] [Identity] | Identity:MobileDeviceIdParameter Mailbox:MailboxIdParameter
            UseCustomRouting:SwitchParameter
        !Clear-MobileDevice [Identity] | Identity:MobileDeviceIdParameter AccountOnly:SwitchParameter Cancel:SwitchParameter
            NotificationEmailAddresses:MultiValuedProperty Confirm:SwitchParameter WhatIf:SwitchParameter
        !Remove-MobileDevice [Identity] | Identity:MobileDeviceIdParameter Confirm:SwitchParameter WhatIf:SwitchParameter
        Get-MailboxAutoReplyConfiguration [Identity] | Identity:MailboxIdParameter ResultSize:Unlimited UseCustomRouting:SwitchParameter
        Set-MailboxAutoReplyConfiguration [Identity] | Identity:MailboxIdParameter AutoReplyState:OofState{Enabled,Disabled,Scheduled}
            InternalMessage:String ExternalMessage:String ExternalAudience:ExternalAudience{None,Known,All} StartTime:DateTime
            EndTime:DateTime Confirm:SwitchParameter WhatIf:SwitchParameter
        Get-InboxRule | Identity:InboxRuleIdParameter Mailbox:MailboxIdParameter IncludeHidden:SwitchParameter ResultSize:Unlimited
            UseCustomRouting:SwitchParameter
        New-InboxRule [Name] | Name:String Mailbox:MailboxIdParameter ForwardTo:RecipientIdParameter[]
            ForwardAsAttachmentTo:RecipientIdParameter[] RedirectTo:RecipientIdParameter[] SubjectContainsWords:MultiValuedProperty
            MoveToFolder:MailboxFolderIdParameter DeleteMessage:Boolean StopProcessingRules:Boolean Priority:Int32
            Confirm:SwitchParameter Force:SwitchParameter WhatIf:SwitchParameter
        !Disable-InboxRule [Identity] | Identity:InboxRuleIdParameter Mailbox:MailboxIdParameter
            AlwaysDeleteOutlookRulesBlob:SwitchParameter Force:SwitchParameter Confirm:SwitchParameter WhatIf:SwitchParameter
        !Remove-InboxRule [Identity] | Identity:InboxRuleIdParameter Mailbox:MailboxIdParameter
            AlwaysDeleteOutlookRulesBlob:SwitchParameter Force:SwitchParameter Confirm:SwitchParameter WhatIf:SwitchParameter
        !Remove-CalendarEvents [Identity,QueryWindowInDays] | Identity:MailboxIdParameter QueryWindowInDays:Int32
            QueryStartDate:ExDateTime CancelOrganizedMeetings:SwitchParameter PreviewOnly:SwitchParameter
            UseCustomRouting:SwitchParameter Confirm:SwitchParameter WhatIf:SwitchParameter
        Get-DistributionGroup | Identity:DistributionGroupIdParameter ManagedBy:GeneralRecipientIdParameter ResultSize:Unlimited
            RecipientTypeDetails:RecipientTypeDetails[]{MailUniversalDistributionGroup,MailUniversalSecurityGroup}
        Get-DistributionGroupMember [Identity] | Identity:DistributionGroupMemberIdParameter ResultSize:Unlimited
        Add-DistributionGroupMember [Identity] | Identity:DistributionGroupIdParameter Member:RecipientWithAdUserGroupIdParameter
            BypassSecurityGroupManagerCheck:SwitchParameter Confirm:SwitchParameter WhatIf:SwitchParameter
        !Remove-DistributionGroupMember [Identity] | Identity:DistributionGroupIdParameter Member:GeneralRecipientIdParameter
            BypassSecurityGroupManagerCheck:SwitchParameter Confirm:SwitchParameter WhatIf:SwitchParameter
        Set-DistributionGroup [Identity] | Identity:DistributionGroupIdParameter ManagedBy:MultiValuedProperty DisplayName:String
            HiddenFromAddressListsEnabled:Boolean BypassSecurityGroupManagerCheck:SwitchParameter Confirm:SwitchParameter
            WhatIf:SwitchParameter
        Get-OrganizationConfig |
        """;

    public static IReadOnlyDictionary<string, Cmdlet> ByName { get; } = Table.Replace("\n    ", " ", StringComparison.Ordinal).Split('\n')
        .Select(Parse)
        .ToDictionary(s => s.Name, s => new Cmdlet(s, Bodies[s.Name]), StringComparer.OrdinalIgnoreCase);

    static CmdletSyntax Parse(string line)
    {
        var halves = line.Split('|');
        var head = halves[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new CmdletSyntax(
            head[0].TrimStart('!'),
            head[0].StartsWith('!'),
            [.. head.Skip(1).Select(set => set.Trim('[', ']').Split(','))],
            [.. halves[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ParseParameter)]);
    }

    static CmdletParameter ParseParameter(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var brace = text.IndexOf('{', StringComparison.Ordinal);
        return new CmdletParameter(
            text[..colon],
            brace < 0 ? text[(colon + 1)..] : text[(colon + 1)..brace],
            brace < 0 ? [] : text[(brace + 1)..^1].Split(','));
    }
}
