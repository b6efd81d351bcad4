using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Rules;

namespace TeamsOffboardBot.Steps.Manual;

/// <summary>
/// When the mailbox is neither shared nor forwarded and its licence goes, its mail is lost after 30 days (rule R8): whoever wants
/// it exports it to a PST file first. https://learn.microsoft.com/microsoft-365/admin/add-users/remove-former-employee
/// </summary>
public sealed class ExportMailbox : ManualTask
{
    public override StepId Id => StepIds.ExportMailbox;

    protected override PlannedStep? Describe(Snapshot snapshot, Choices choices) =>
        MailboxIsNotLost.LosesMailbox(snapshot, choices) ? new() { Id = Id } : null;

    protected override Phrase Order(StepContext context) =>
        Phrase.Of("Steps.export-mailbox.Task", ("deletedDate", Deadlines.After(context.Snapshot, Deadlines.MailboxDays)));
}
