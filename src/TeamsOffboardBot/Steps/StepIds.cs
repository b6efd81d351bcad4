using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps;

/// <summary>The names of steps, as journals keep them for years. A name is never changed and never used for something else.</summary>
public static class StepIds
{
    public static readonly StepId BlockSignIn = new("block-sign-in");
    public static readonly StepId JoinBlockGroup = new("join-block-group");
    public static readonly StepId ResetPassword = new("reset-password");
    public static readonly StepId SignOut = new("sign-out");
    public static readonly StepId SignOutAfterLockOut = new("sign-out-after-lock-out");
    public static readonly StepId SwitchOffMailProtocols = new("switch-off-mail-protocols");
    public static readonly StepId ClearOldForwarding = new("clear-old-forwarding");
    public static readonly StepId RemoveOldMailboxAccess = new("remove-old-mailbox-access");
    public static readonly StepId SetAutoReply = new("set-auto-reply");
    public static readonly StepId ForwardMail = new("forward-mail");
    public static readonly StepId HideFromAddressLists = new("hide-from-address-lists");
    public static readonly StepId GiveMailboxAccess = new("give-mailbox-access");
    public static readonly StepId ConvertToSharedMailbox = new("convert-to-shared-mailbox");
    public static readonly StepId GiveOneDriveAccess = new("give-onedrive-access");
    public static readonly StepId LeaveGroups = new("leave-groups");
    public static readonly StepId LeaveDistributionLists = new("leave-distribution-lists");
    public static readonly StepId RemoveLicences = new("remove-licences");
    public static readonly StepId LeaveLicensingGroups = new("leave-licensing-groups");
    public static readonly StepId SignOutAtTheEnd = new("sign-out-at-the-end");
    public static readonly StepId OnPremisesAccount = new("on-premises-account");
    public static readonly StepId SignOutAfterActiveDirectory = new("sign-out-after-active-directory");
    public static readonly StepId CheckBlockAfterSync = new("check-block-after-sync");
    public static readonly StepId ConvertHybridMailbox = new("convert-hybrid-mailbox");
    public static readonly StepId ExportMailbox = new("export-mailbox");
    public static readonly StepId LicensingGroupsByHand = new("licensing-groups-by-hand");
    public static readonly StepId ReleasePhoneNumber = new("release-phone-number");
    public static readonly StepId PersonalComputers = new("personal-computers");
    public static readonly StepId ReduceBillingSeats = new("reduce-billing-seats");
}
