namespace TeamsOffboardBot.Planning.Rules;

/// <summary>
/// R2: what an on-premises Active Directory masters. The cloud takes the block, and the next sync overwrites it; it refuses
/// the password and the hiding. So these belong to the manual task in Active Directory.
/// </summary>
public sealed class SyncedAccount : IRule
{
    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        if (!snapshot.Account.IsSynced)
        {
            yield break;
        }

        yield return Findings.Warning("R2", "DisableInActiveDirectory");
        yield return Findings.Note("R2", choices.HideFromAddressLists && snapshot.MayHaveCloudMailbox() ? "PasswordAndHiding" : "Password");
    }
}
