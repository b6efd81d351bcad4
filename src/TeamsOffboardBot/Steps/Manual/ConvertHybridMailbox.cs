using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Manual;

/// <summary>
/// A mailbox that lives on-premises is shared or forwarded there (rule R7); nothing here reaches it.
/// https://learn.microsoft.com/microsoft-365/admin/email/convert-user-mailbox-to-shared-mailbox
/// </summary>
public sealed class ConvertHybridMailbox : ManualTask
{
    private const string Wish = "mailbox";

    public override StepId Id => StepIds.ConvertHybridMailbox;

    protected override PlannedStep? Describe(Snapshot snapshot, Choices choices)
    {
        if (!snapshot.HasHybridMailbox() || choices.Mailbox == MailboxChoice.Keep)
        {
            return null;
        }

        var people = choices.Mailbox == MailboxChoice.Share ? choices.WorkingDelegates() : choices.ForwardTo is { } to ? [to] : [];
        return new()
        {
            Id = Id,
            Targets = [.. people.Where(p => p != snapshot.Account.Person.Id).Select(snapshot.Target)],
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { [Wish] = choices.Mailbox.ToString() },
        };
    }

    protected override Phrase Order(StepContext context) => Phrase.Of(
        context.Step.Parameters[Wish] == nameof(MailboxChoice.Share)
            ? "Steps.convert-hybrid-mailbox.Task.Share"
            : "Steps.convert-hybrid-mailbox.Task.Forward",
        ("people", string.Join(", ", context.Step.Targets.Select(t => t.Name))));
}
