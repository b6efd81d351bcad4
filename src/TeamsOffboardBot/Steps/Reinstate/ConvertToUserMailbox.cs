using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// The mailbox is the person's own again. Only with its licence proven: a user mailbox without one is deleted after 30 days.
/// https://learn.microsoft.com/powershell/module/exchange/set-mailbox
/// </summary>
public sealed class ConvertToUserMailbox(Tenant tenant) : Reversal
{
    private const string UserMailbox = "UserMailbox";

    public override StepId Id => StepIds.ConvertToUserMailbox;

    public override IReadOnlyList<StepId> Needs => [StepIds.GiveLicencesBack, StepIds.RejoinLicensingGroups, StepIds.LicensingGroupsBackByHand];

    public override async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken) =>
        await tenant.Mailboxes.GetAsync(context.Leaver.Id.Value, cancellationToken) switch
        {
            null => Reasons.NoMailbox,
            { IsRemote: true } => Reasons.MailboxOnPremises,
            { IsShared: false, RecipientTypeDetails: not UserMailbox } other => ChangedSince(other.RecipientTypeDetails),
            { } mailbox => StepFacts.Reading(!mailbox.IsShared, new JsonObject { ["recipientTypeDetails"] = mailbox.RecipientTypeDetails }),
        };

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.Mailboxes.SetTypeAsync(context.Leaver.Id.Value, ExchangeMailboxType.Regular, cancellationToken);

    protected override PlannedStep? Undo(Reinstatement done) =>
        done.Step(StepIds.ConvertToSharedMailbox)?.Text("recipientTypeDetails") == UserMailbox ? new() { Id = Id } : null;
}
