using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Licences;

/// <summary>What must be proven, and what must be over, before any licence goes, directly or with a group.</summary>
internal static class LicenceNeeds
{
    /// <summary>Mail and files that would be lost with the licence are safe, and the number is free (rule R11).</summary>
    public static readonly IReadOnlyList<StepId> Proven =
    [
        StepIds.GiveMailboxLicence, StepIds.PlaceLitigationHold, StepIds.ConvertToSharedMailbox, StepIds.ForwardMail, StepIds.GiveOneDriveAccess,
        StepIds.LetReadOneDrive, StepIds.CopyOneDrive, StepIds.ReleaseTeamsNumber,
    ];

    /// <summary>Whatever else works on the mailbox, which is gone once the licence is.</summary>
    public static readonly IReadOnlyList<StepId> Over =
    [
        StepIds.SwitchOffMailProtocols, StepIds.ClearOldForwarding, StepIds.RemoveOldMailboxAccess, StepIds.RemoveDelegates, StepIds.RemoveInboxRules,
        StepIds.CancelMeetings, StepIds.SetAutoReply, StepIds.HideFromAddressLists, StepIds.RenameMailbox, StepIds.RemoveAliases,
        StepIds.GiveAliases, StepIds.GiveMailboxAccess, StepIds.SwitchOffMobileMail, StepIds.BlockMobileDevices,
        StepIds.DisableMailboxLogon,
    ];
}
