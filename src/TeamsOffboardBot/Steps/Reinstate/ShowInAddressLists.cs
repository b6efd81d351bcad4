using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>Colleagues find the person in the address book again. https://learn.microsoft.com/powershell/module/exchange/set-mailbox</summary>
public sealed class ShowInAddressLists(Tenant tenant) : Reversal
{
    private const string Hidden = "hiddenFromAddressListsEnabled";

    public override StepId Id => StepIds.ShowInAddressLists;

    public override async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var mailbox = await tenant.Mailboxes.GetAsync(context.Leaver.Id.Value, cancellationToken);
        return mailbox is null
            ? Reasons.NoMailbox
            : StepFacts.Reading(!mailbox.HiddenFromAddressListsEnabled, new JsonObject { [Hidden] = mailbox.HiddenFromAddressListsEnabled });
    }

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.Mailboxes.SetHiddenAsync(context.Leaver.Id.Value, hidden: false, cancellationToken);

    protected override PlannedStep? Undo(Reinstatement done) =>
        done.Step(StepIds.HideFromAddressLists)?.Flag(Hidden) == false ? new() { Id = Id } : null;
}
