using System.Globalization;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Rules;

namespace TeamsOffboardBot.Steps.Manual;

/// <summary>
/// When the mailbox is neither shared nor forwarded and its licence or its account goes, its mail is lost 30 days later (rule R8): whoever wants
/// it exports it to a PST file first. https://learn.microsoft.com/microsoft-365/admin/add-users/remove-former-employee
/// </summary>
public sealed class ExportMailbox : ManualTask
{
    private const string Days = "days";

    public override StepId Id => StepIds.ExportMailbox;

    protected override PlannedStep? Describe(Snapshot snapshot, Choices choices) => !MailboxIsNotLost.LosesMailbox(snapshot, choices) && !GoesWithAccount(snapshot, choices)
        ? null
        : new()
        {
            Id = Id,
            Parameters = choices.Deletion is not { } deletion ? [] : new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [Days] = (deletion.AfterDays + Deadlines.MailboxDays).ToString(CultureInfo.InvariantCulture),
            },
        };

    protected override Phrase Order(StepContext context) =>
        Phrase.Of("Steps.export-mailbox.Task", ("deletedDate", Deadlines.After(context.Snapshot, context.StartedAt, DaysOf(context.Step))));

    private static bool GoesWithAccount(Snapshot snapshot, Choices choices) =>
        choices.Deletion is not null && snapshot.MayHaveCloudMailbox() && AccountIsNotAnAnchor.Anchor(snapshot, choices) is null;

    private static int DaysOf(PlannedStep step) =>
        step.Parameters.TryGetValue(Days, out var days) ? int.Parse(days, CultureInfo.InvariantCulture) : Deadlines.MailboxDays;
}
