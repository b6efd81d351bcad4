using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps;

/// <summary>
/// The orders that must never be wrong, in one list: the catalogue is held to it when the bot starts. Each stands in the step itself
/// too, so forgetting it in either place is found.
/// </summary>
public static class Orderings
{
    private static readonly StepId[] TakeLicences = [StepIds.RemoveLicences, StepIds.LeaveLicensingGroups];

    public static IReadOnlyList<Ordering> All { get; } =
    [
        .. Proven("R5", TakeLicences, StepIds.ConvertToSharedMailbox),
        .. Proven("R3", TakeLicences, StepIds.ForwardMail),
        .. Proven("R9", TakeLicences, StepIds.GiveOneDriveAccess, StepIds.LetReadOneDrive),
        .. Proven("C33", [.. TakeLicences, StepIds.LicensingGroupsByHand, StepIds.DeleteAccount, StepIds.DeleteOnPremisesAccount], StepIds.CopyOneDrive),
        .. Proven("R11", TakeLicences, StepIds.ReleaseTeamsNumber),
        .. Proven("C5", [StepIds.RemoveSignInMethods], StepIds.BlockSignIn, StepIds.OnPremisesAccount, StepIds.CheckBlockAfterSync),
        .. Proven("R2", [StepIds.CheckBlockAfterSync, StepIds.SignOutAfterActiveDirectory], StepIds.OnPremisesAccount),
        .. Over(
            "R10",
            [StepIds.BlockMobileDevices, StepIds.SwitchOffMobileMail, StepIds.CheckMobileWipe, StepIds.ConvertToSharedMailbox],
            StepIds.WipeMobileMail,
            StepIds.WipeMobileDevices),
        .. Over("R10", [StepIds.BlockMobileDevices, StepIds.SwitchOffMobileMail], StepIds.CheckMobileWipe),
        .. Over("C22", [StepIds.LeaveGroups, StepIds.LeaveOwnedGroups], StepIds.HandOverChannels),
        .. Over("R12", [StepIds.DisableMailboxLogon, .. TakeLicences], StepIds.CancelMeetings),
        .. Over("C34", [StepIds.ForwardMail], StepIds.ClearOldForwarding),
        .. Over("C34", [StepIds.GiveMailboxAccess], StepIds.RemoveOldMailboxAccess, StepIds.RemoveDelegates),
        .. Proven("C18", [StepIds.GiveAliases], StepIds.RemoveAliases),
        .. Proven("D3", [StepIds.AllowSignIn], StepIds.RestoreAccount, StepIds.KeepSignInBlocked, StepIds.ResetRestoredPassword),
        .. Proven("R2", [StepIds.RestoreAccount], StepIds.RestoreOnPremisesAccount),
        .. Over("R1", [StepIds.SignOutAfterLockOut], StepIds.BlockSignIn, StepIds.ResetPassword, StepIds.SignOut),
    ];

    private static IEnumerable<Ordering> Proven(string rule, StepId[] then, params StepId[] first) =>
        then.SelectMany(t => first.Select(f => new Ordering(rule, f, t, IsProof: true)));

    private static IEnumerable<Ordering> Over(string rule, StepId[] then, params StepId[] first) =>
        then.SelectMany(t => first.Select(f => new Ordering(rule, f, t, IsProof: false)));
}
