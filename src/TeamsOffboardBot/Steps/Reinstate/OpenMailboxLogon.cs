using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// The account logs on to its mailbox again. When sign-in is open: until then Exchange shows the mailbox as closed whatever is set.
/// https://learn.microsoft.com/powershell/module/exchange/set-mailbox
/// </summary>
public sealed class OpenMailboxLogon(Tenant tenant) : Reversal
{
    public override StepId Id => StepIds.OpenMailboxLogon;

    public override IReadOnlyList<StepId> Needs => [StepIds.UnblockSignIn];

    public override async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken) =>
        await tenant.Mailboxes.GetAsync(context.Leaver.Id.Value, cancellationToken) switch
        {
            null => Reasons.NoMailbox,
            { IsRemote: true } => Reasons.MailboxOnPremises,
            { } mailbox => StepFacts.Reading(!mailbox.AccountDisabled, new JsonObject { ["accountDisabled"] = mailbox.AccountDisabled }),
        };

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.Mailboxes.SetLogonDisabledAsync(context.Leaver.Id.Value, disabled: false, cancellationToken);

    protected override PlannedStep? Undo(Reinstatement done) =>
        done.Step(StepIds.DisableMailboxLogon)?.Flag("accountDisabled") == false ? new() { Id = Id } : null;
}
