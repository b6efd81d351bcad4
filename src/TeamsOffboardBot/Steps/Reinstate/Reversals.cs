using TeamsOffboardBot.Microsoft365;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>Every step of a reinstatement, in the order in which plans show them: licences, what rests on them, and sign-in last.</summary>
internal static class Reversals
{
    public static IReadOnlyList<IOffboardingStep> Of(Tenant tenant)
    {
        IOffboardingStep[] whileBlocked =
        [
            new GiveLicencesBack(tenant),
            new RejoinLicensingGroups(tenant),
            new ConvertToUserMailbox(tenant),
            new SwitchOnMailProtocols(tenant),
            new UnblockMobileDevices(tenant),
            new RestoreForwarding(tenant),
            new TakeMailboxAccessBack(tenant),
            new GiveOldMailboxAccessBack(tenant),
            new GiveDelegatesBack(tenant),
            new RestoreName(tenant),
            new GiveAliasesBack(tenant),
            new ReturnToOthersMailboxes(tenant),
            new EndAutoReply(tenant),
            new ShowInAddressLists(tenant),
            new LiftLitigationHold(tenant),
            new TakeMailboxLicenceBack(tenant),
            new EnableRegisteredDevices(tenant),
            new TakeOneDriveAccessBack(tenant),
            new EndOneDriveReading(tenant),
            new AllowOneDriveSharing(tenant),
            new RejoinGroups(tenant),
            new OwnGroupsAgain(tenant),
            new EndNewOwnership(tenant),
            new GiveDirectReportsBack(tenant),
            new RestoreOnPremisesId(tenant),
        ];
        return
        [
            .. whileBlocked,
            new LeaveBlockGroup(tenant, [.. whileBlocked.Select(s => s.Id)]),
            new UnblockSignIn(tenant, [.. whileBlocked.Select(s => s.Id), StepIds.LeaveBlockGroup]),
            new OpenMailboxLogon(tenant),
            new RejoinChannels(tenant),
            new OwnChannelsAgain(tenant),
            new EnableOnPremisesAccount(),
            new SetNewPassword(),
            new LicensingGroupsBackByHand(),
            new InboxRulesBackByHand(),
            new NumberBackByHand(),
            new DirectoryRolesBackByHand(),
            new AppRolesBackByHand(),
            new UndoWhatPeopleDid(),
        ];
    }
}
