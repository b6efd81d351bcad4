using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Mail;

/// <summary>
/// The person no longer opens others' mailboxes and calendars nor writes in their name. The block keeps them out already; this keeps them out when
/// they come back, and lists of delegates clean. Only mailboxes that were found (see <see cref="OthersReader"/>), and they are named on the plan.
/// https://learn.microsoft.com/powershell/module/exchange/remove-mailboxpermission
/// </summary>
public sealed class LeaveOthersMailboxes(Tenant tenant) : IOffboardingStep
{
    public StepId Id => StepIds.LeaveOthersMailboxes;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

    public bool ProofTravels => true;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices)
    {
        var mailboxes = (snapshot.OthersMailboxes.Value?.Found ?? []).Where(m => m.CanBeLeft).Select(m => new StepTarget(m.Id, m.Name)).ToList();
        return mailboxes.Count == 0 ? null : new() { Id = Id, Targets = mailboxes };
    }

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var rights = await OthersRights.ReadAsync(tenant, context, cancellationToken);
        return StepFacts.Reading(rights.IsEmpty, rights.Facts);
    }

    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var leaver = context.Leaver.Id.Value;
        var rights = await OthersRights.ReadAsync(tenant, context, cancellationToken);
        await Task.WhenAll(
        [
            .. rights.FullAccess.Select(m => tenant.MailboxAccess.RemoveFullAccessAsync(m.Id, leaver, cancellationToken)),
            .. rights.SendAs.Select(m => tenant.MailboxAccess.RemoveSendAsAsync(m.Id, leaver, cancellationToken)),
            .. rights.OnBehalf.Select(m => tenant.Folders.EndSendOnBehalfAsync(m.Id, [leaver], cancellationToken)),
            .. rights.Calendars.Select(c => tenant.Folders.TakeAsync(c.Mailbox.Id, c.Access.Folder, leaver, cancellationToken)),
        ]);
    }
}
