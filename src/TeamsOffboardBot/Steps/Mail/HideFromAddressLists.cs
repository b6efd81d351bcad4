using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Mail;

/// <summary>
/// Colleagues no longer find the person in the address book. Exchange refuses it for a synchronised account: there it is part of
/// the task in Active Directory (rule R2). https://learn.microsoft.com/powershell/module/exchange/set-mailbox
/// </summary>
public sealed class HideFromAddressLists(Tenant tenant) : IOffboardingStep
{
    public StepId Id => StepIds.HideFromAddressLists;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

    public bool ProofTravels => true;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) =>
        choices.HideFromAddressLists && snapshot.MayHaveCloudMailbox() && SyncMatrix.IsFor(Id, snapshot)
            ? new() { Id = Id, Targets = [new StepTarget(snapshot.Account.Person.Id.Value, snapshot.Account.Person.DisplayName)] }
            : null;

    public JsonObject? BeforeFrom(Snapshot snapshot, PlannedStep step) => snapshot.Mailbox.Exists(out var mailbox) ? Facts(mailbox.IsHiddenFromAddressLists) : null;

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var mailbox = await tenant.Mailboxes.GetAsync(context.Leaver.Id.Value, cancellationToken);
        return mailbox is null
            ? Reasons.NoMailbox
            : StepFacts.Reading(mailbox.HiddenFromAddressListsEnabled, Facts(mailbox.HiddenFromAddressListsEnabled));
    }

    public Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.Mailboxes.SetHiddenAsync(context.Leaver.Id.Value, hidden: true, cancellationToken);

    private static JsonObject Facts(bool isHidden) => new() { ["hiddenFromAddressListsEnabled"] = isHidden };
}
