using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Restore;

/// <summary>
/// The person gets a password that they know, from an administrator and in person. The bot never makes one that anybody sees: a password or a
/// one-time link in a chat, a journal or a mail is one more place to find it.
/// https://learn.microsoft.com/entra/identity/authentication/howto-authentication-temporary-access-pass
/// </summary>
public sealed class HandOverPassword : ManualTask
{
    private const string Address = "address";

    public override StepId Id => StepIds.HandOverPassword;

    public override IReadOnlyList<StepId> After => [StepIds.AllowSignIn];

    public override bool Serves(RequestKind kind) => kind == RequestKind.Restoration;

    protected override PlannedStep? Describe(Snapshot snapshot, Choices choices) =>
        choices?.Restores is { AllowsSignIn: true } how && snapshot is { Deleted: not null, Account.IsSynced: false }
            ? new()
            {
                Id = Id,
                Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [Address] = how.NewUserPrincipalName ?? snapshot.Account.Person.UserPrincipalName,
                },
            }
            : null;

    protected override Phrase Order(StepContext context) => Phrase.Of("Steps.hand-over-password.Task", (Address, context.Step.Parameters[Address]));
}
