using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Mail;

/// <summary>
/// Nobody logs on to the mailbox any more, where nobody will work in it. Exchange takes this for accounts of the cloud alone. After
/// everything that works on the mailbox. https://learn.microsoft.com/powershell/module/exchange/set-mailbox
/// </summary>
public sealed class DisableMailboxLogon(Tenant tenant) : IOffboardingStep
{
    public StepId Id => StepIds.DisableMailboxLogon;

    public IReadOnlyList<StepId> After =>
    [
        StepIds.ClearOldForwarding, StepIds.RemoveOldMailboxAccess, StepIds.RemoveDelegates, StepIds.PlaceLitigationHold, StepIds.RemoveInboxRules, StepIds.CancelMeetings,
        StepIds.SetAutoReply, StepIds.ForwardMail, StepIds.HideFromAddressLists, StepIds.RenameMailbox, StepIds.RemoveAliases,
        StepIds.BlockMobileDevices, StepIds.ConvertToSharedMailbox,
    ];

    public IReadOnlyList<StepId> Needs => [];

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) =>
        snapshot.MayHaveCloudMailbox() && SyncMatrix.IsFor(Id, snapshot) && choices.WorkingDelegates().Count == 0 ? new() { Id = Id } : null;

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken) =>
        await tenant.Mailboxes.GetAsync(context.Leaver.Id.Value, cancellationToken) switch
        {
            null => Reasons.NoMailbox,
            { IsRemote: true } => Reasons.MailboxOnPremises,
            { } mailbox => StepFacts.Reading(mailbox.AccountDisabled, new JsonObject { ["accountDisabled"] = mailbox.AccountDisabled }),
        };

    public Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.Mailboxes.SetLogonDisabledAsync(context.Leaver.Id.Value, disabled: true, cancellationToken);
}
