using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// For every step of an offboarding: what undoes it, or that nothing can. In one list, so that it can be read in one go; a test holds the
/// catalogue and the README to it.
/// </summary>
public static class Undoings
{
    public static IReadOnlyDictionary<StepId, Undoing> All { get; } = new Dictionary<StepId, Undoing>
    {
        [StepIds.BlockSignIn] = new(StepIds.UnblockSignIn),
        [StepIds.JoinBlockGroup] = new(StepIds.LeaveBlockGroup),
        [StepIds.ResetPassword] = Losing("ResetPassword", StepIds.SetNewPassword),
        [StepIds.SignOut] = Nothing,
        [StepIds.SignOutAfterLockOut] = Nothing,
        [StepIds.WipeMobileMail] = Losing("WipeMobileMail"),
        [StepIds.WipeMobileDevices] = Losing("WipeMobileDevices"),
        [StepIds.CheckMobileWipe] = Nothing,
        [StepIds.BlockMobileDevices] = new(StepIds.UnblockMobileDevices),
        [StepIds.SwitchOffMobileMail] = new(StepIds.SwitchOnMailProtocols),
        [StepIds.SwitchOffMailProtocols] = new(StepIds.SwitchOnMailProtocols),
        [StepIds.ClearOldForwarding] = new(StepIds.RestoreForwarding, StepIds.InboxRulesBackByHand),
        [StepIds.RemoveOldMailboxAccess] = new(StepIds.GiveOldMailboxAccessBack),
        [StepIds.RemoveDelegates] = new(StepIds.GiveDelegatesBack),
        [StepIds.RenameMailbox] = new(StepIds.RestoreName),
        [StepIds.RemoveAliases] = new(StepIds.GiveAliasesBack),
        [StepIds.GiveAliases] = new(StepIds.GiveAliasesBack),
        [StepIds.LeaveOthersMailboxes] = new(StepIds.ReturnToOthersMailboxes),
        [StepIds.GiveMailboxLicence] = new(StepIds.TakeMailboxLicenceBack),
        [StepIds.PlaceLitigationHold] = new(StepIds.LiftLitigationHold),
        [StepIds.RemoveInboxRules] = new(StepIds.InboxRulesBackByHand),
        [StepIds.CancelMeetings] = Losing("CancelMeetings"),
        [StepIds.SetAutoReply] = Losing("SetAutoReply", StepIds.EndAutoReply),
        [StepIds.ForwardMail] = new(StepIds.RestoreForwarding),
        [StepIds.HideFromAddressLists] = new(StepIds.ShowInAddressLists),
        [StepIds.GiveMailboxAccess] = new(StepIds.TakeMailboxAccessBack),
        [StepIds.ConvertToSharedMailbox] = new(StepIds.ConvertToUserMailbox),
        [StepIds.DisableMailboxLogon] = new(StepIds.OpenMailboxLogon),
        [StepIds.RetireManagedDevices] = Losing("RetireManagedDevices"),
        [StepIds.WipeManagedDevices] = Losing("WipeManagedDevices"),
        [StepIds.DisableRegisteredDevices] = new(StepIds.EnableRegisteredDevices),
        [StepIds.ClearOnPremisesId] = new(StepIds.RestoreOnPremisesId),
        [StepIds.MoveDirectReports] = new(StepIds.GiveDirectReportsBack),
        [StepIds.RemoveDirectoryRoles] = new(StepIds.DirectoryRolesBackByHand),
        [StepIds.RemoveConsents] = Losing("RemoveConsents"),
        [StepIds.RemoveAppRoles] = new(StepIds.AppRolesBackByHand),
        [StepIds.ReleaseTeamsNumber] = new(StepIds.NumberBackByHand),
        [StepIds.GiveOneDriveAccess] = new(StepIds.TakeOneDriveAccessBack),
        [StepIds.LetReadOneDrive] = new(StepIds.EndOneDriveReading),
        [StepIds.CopyOneDrive] = Losing("CopyOneDrive"),
        [StepIds.StopOneDriveSharing] = new(StepIds.AllowOneDriveSharing),
        [StepIds.HandOverGroups] = Losing("HandOverGroups", StepIds.OwnGroupsAgain, StepIds.EndNewOwnership),
        [StepIds.HandOverChannels] = Losing("HandOverChannels", StepIds.OwnChannelsAgain),
        [StepIds.LeaveGroups] = Losing("LeaveGroups", StepIds.RejoinGroups, StepIds.OwnGroupsAgain, StepIds.RejoinChannels) with { IsLost = before => before.JoinedChannels is null },
        [StepIds.LeaveOwnedGroups] = new(StepIds.RejoinGroups, StepIds.RejoinChannels),
        [StepIds.LeaveDistributionLists] = new(StepIds.RejoinGroups, StepIds.OwnGroupsAgain),
        [StepIds.RemoveLicences] = Losing("RemoveLicences", StepIds.GiveLicencesBack),
        [StepIds.LeaveLicensingGroups] = new(StepIds.RejoinLicensingGroups),
        [StepIds.SignOutAtTheEnd] = Nothing,
        [StepIds.TellNewOwners] = Nothing,
        [StepIds.StopAutoReply] = Nothing,
        [StepIds.StopOneDriveReading] = Nothing,
        [StepIds.StopForwarding] = new(StepIds.RestoreForwarding),
        [StepIds.OnPremisesAccount] = new(StepIds.EnableOnPremisesAccount),
        [StepIds.SignOutAfterActiveDirectory] = Nothing,
        [StepIds.CheckBlockAfterSync] = Nothing,
        [StepIds.RemoveSignInMethods] = Losing("RemoveSignInMethods"),
        [StepIds.DeleteAccount] = Losing("DeleteAccount"),
        [StepIds.DeleteOnPremisesAccount] = Losing("DeleteAccount"),
        [StepIds.OnPremisesNames] = new(StepIds.UndoWhatPeopleDid),
        [StepIds.ConvertHybridMailbox] = new(StepIds.UndoWhatPeopleDid),
        [StepIds.ExportMailbox] = Nothing,
        [StepIds.LicensingGroupsByHand] = new(StepIds.LicensingGroupsBackByHand),
        [StepIds.PrivateChannels] = new(StepIds.UndoWhatPeopleDid),
        [StepIds.ReleasePhoneNumber] = new(StepIds.NumberBackByHand),
        [StepIds.CheckCallQueues] = new(StepIds.UndoWhatPeopleDid),
        [StepIds.DirectoryRolesByHand] = new(StepIds.DirectoryRolesBackByHand),
        [StepIds.AppRolesByHand] = new(StepIds.AppRolesBackByHand),
        [StepIds.HandOverApps] = new(StepIds.UndoWhatPeopleDid),
        [StepIds.PersonalComputers] = new(StepIds.UndoWhatPeopleDid),
        [StepIds.LookThroughWork] = new(StepIds.UndoWhatPeopleDid),
        [StepIds.EndBlackBerry] = new(StepIds.UndoWhatPeopleDid),
        [StepIds.ReduceBillingSeats] = new(StepIds.UndoWhatPeopleDid),
    };

    /// <summary>It takes something that no step of a reinstatement gives back.</summary>
    public static bool IsForGood(StepId step) => All.GetValueOrDefault(step) is { Lost: not null, By.Count: 0 };

    /// <summary>It took nothing that is missed.</summary>
    private static Undoing Nothing => new();

    private static Undoing Losing(string what, params IReadOnlyList<StepId> by) => new(by) { Lost = Phrase.Of($"Reinstate.Lost.{what}") };
}
