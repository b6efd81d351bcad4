using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Mail;

/// <summary>
/// The mailbox stays with all its mail and needs no licence of its own any more. It must be licensed at this moment, so licences
/// wait until Exchange itself calls it shared (rule R5); a mailbox that loses its licence first is deleted after 30 days. A shared
/// mailbox gives no phone the order to wipe, so that is asked for first (rule R10).
/// https://learn.microsoft.com/powershell/module/exchange/set-mailbox
/// </summary>
public sealed class ConvertToSharedMailbox(Tenant tenant) : IOffboardingStep
{
    public StepId Id => StepIds.ConvertToSharedMailbox;

    public IReadOnlyList<StepId> After => [StepIds.WipeMobileMail, StepIds.WipeMobileDevices];

    public IReadOnlyList<StepId> Needs => [StepIds.GiveMailboxLicence];

    /// <summary>Nothing else changes what kind of mailbox it is.</summary>
    public bool LooksEarly(Plan plan) => true;

    public bool ProofTravels => true;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) =>
        choices.Mailbox == MailboxChoice.Share && snapshot.MayHaveCloudMailbox() ? new() { Id = Id } : null;

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken) =>
        await tenant.Mailboxes.GetAsync(context.Leaver.Id.Value, cancellationToken) switch
        {
            null => Reasons.NoMailbox,
            { IsRemote: true } => Reasons.MailboxOnPremises,
            var mailbox => StepFacts.Reading(mailbox.IsShared, new JsonObject { ["recipientTypeDetails"] = mailbox.RecipientTypeDetails }),
        };

    public Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.Mailboxes.SetTypeAsync(context.Leaver.Id.Value, ExchangeMailboxType.Shared, cancellationToken);
}
