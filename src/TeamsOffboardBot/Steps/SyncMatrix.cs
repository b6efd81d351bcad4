using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps;

/// <summary>
/// What becomes of a step on an account that an on-premises Active Directory masters (rule R2), in one table: steps ask here whether they are
/// planned, and a test holds each row to what the services do. A step without a row is taken.
/// https://learn.microsoft.com/entra/identity/users/users-revoke-access
/// </summary>
public static class SyncMatrix
{
    public static IReadOnlyDictionary<StepId, SyncFate> Rows { get; } = new Dictionary<StepId, SyncFate>
    {
        [StepIds.BlockSignIn] = SyncFate.Overwritten,
        [StepIds.ResetPassword] = SyncFate.Refused,
        [StepIds.HideFromAddressLists] = SyncFate.Refused,
        [StepIds.RenameMailbox] = SyncFate.Refused,
        [StepIds.RemoveAliases] = SyncFate.Refused,
        [StepIds.DisableMailboxLogon] = SyncFate.Refused,
        [StepIds.ClearOnPremisesId] = SyncFate.Refused,
        [StepIds.DeleteAccount] = SyncFate.Refused,
        [StepIds.OnPremisesAccount] = SyncFate.OnlyThere,
        [StepIds.OnPremisesNames] = SyncFate.OnlyThere,
        [StepIds.SignOutAfterActiveDirectory] = SyncFate.OnlyThere,
        [StepIds.CheckBlockAfterSync] = SyncFate.OnlyThere,
        [StepIds.DeleteOnPremisesAccount] = SyncFate.OnlyThere,
    };

    public static SyncFate Of(StepId step) => Rows.GetValueOrDefault(step, SyncFate.Taken);

    /// <summary>Who may send on behalf stands in Active Directory too; the other rights that delegates have do not.</summary>
    public static bool SendsOnBehalfThere(Snapshot snapshot) => snapshot.Account.IsSynced;

    /// <summary>Whether the step is one for this account at all.</summary>
    public static bool IsFor(StepId step, Snapshot snapshot) => Of(step) switch
    {
        SyncFate.Refused => !snapshot.Account.IsSynced,
        SyncFate.OnlyThere => snapshot.Account.IsSynced,
        _ => true,
    };
}
