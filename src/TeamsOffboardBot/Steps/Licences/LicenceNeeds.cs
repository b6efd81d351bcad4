using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Licences;

/// <summary>What must be proven, and what must be over, before any licence goes, directly or with a group.</summary>
internal static class LicenceNeeds
{
    /// <summary>Mail and files that would be lost with the licence are safe.</summary>
    public static readonly IReadOnlyList<StepId> Proven =
        [StepIds.ConvertToSharedMailbox, StepIds.ForwardMail, StepIds.GiveOneDriveAccess];

    /// <summary>Whatever else works on the mailbox, which is gone once the licence is.</summary>
    public static readonly IReadOnlyList<StepId> Over =
    [
        StepIds.SwitchOffMailProtocols, StepIds.ClearOldForwarding, StepIds.RemoveOldMailboxAccess, StepIds.SetAutoReply,
        StepIds.HideFromAddressLists, StepIds.GiveMailboxAccess,
    ];
}
