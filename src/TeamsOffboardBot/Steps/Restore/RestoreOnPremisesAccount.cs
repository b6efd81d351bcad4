using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Restore;

/// <summary>
/// An account from Active Directory is restored there, and the next synchronisation brings it back in the cloud: restored in the cloud alone it
/// would be deleted again (rule R2). https://learn.microsoft.com/entra/identity/hybrid/connect/tshoot-connect-objectsync
/// </summary>
public sealed class RestoreOnPremisesAccount : ManualTask
{
    private const string Account = "account";
    private const string Enables = "enables";

    public override StepId Id => StepIds.RestoreOnPremisesAccount;

    public override bool Serves(RequestKind kind) => kind == RequestKind.Restoration;

    protected override PlannedStep? Describe(Snapshot snapshot, Choices choices) => choices?.Restores is { } how && snapshot is { Deleted: not null, Account.IsSynced: true }
        ? new()
        {
            Id = Id,
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [Account] = snapshot.Account.OnPremisesSamAccountName ?? snapshot.Account.Person.UserPrincipalName,
                [Enables] = how.AllowsSignIn ? "true" : "false",
            },
        }
        : null;

    protected override Phrase Order(StepContext context) => Phrase.Of(
        context.Step.Parameters[Enables] == "true" ? "Steps.restore-on-premises-account.Task.Enabled" : "Steps.restore-on-premises-account.Task",
        (Account, context.Step.Parameters[Account]));
}
