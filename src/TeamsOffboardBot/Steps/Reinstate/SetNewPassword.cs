using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// The person gets a password that they know. Nobody knows the one there is, and the bot never shows one: an administrator sets it, or issues a
/// Temporary Access Pass, and hands it over in person. https://learn.microsoft.com/entra/identity/authentication/howto-authentication-temporary-access-pass
/// </summary>
public sealed class SetNewPassword : ReversalTask
{
    public override StepId Id => StepIds.SetNewPassword;

    public override IReadOnlyList<StepId> After => [StepIds.UnblockSignIn];

    protected override PlannedStep? Describe(Reinstatement done) => done.Step(StepIds.ResetPassword) is null ? null : new() { Id = Id };

    protected override Phrase Order(StepContext context) => Phrase.Of("Steps.set-new-password.Task", ("address", context.Leaver.UserPrincipalName));
}
