namespace TeamsOffboardBot.Planning.Rules;

/// <summary>R8: what becomes of the mailbox, and when.</summary>
public sealed class MailboxIsNotLost : IRule
{
    private const string Rule = "R8";

    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        if (!snapshot.MayHaveCloudMailbox())
        {
            yield break;
        }

        if (choices.Mailbox != MailboxChoice.Keep)
        {
            yield return Findings.Note(Rule, choices.Mailbox == MailboxChoice.Share ? "SharedNeedsAccount" : "ForwardingNeedsAccount");
        }

        if (LosesMailbox(snapshot, choices))
        {
            // Unknown is treated as present, and said to be unknown: nobody counts on a hold that may not be there.
            var text = choices.Hold is not null || snapshot.IsHeld() ? "MailboxInactive" : snapshot.MayBeHeld() ? "MailboxMayBeInactive" : "MailboxDeleted";
            yield return Findings.Warning(Rule, text, ("deletedDate", Deadlines.After(snapshot, choices.Start?.At, Deadlines.MailboxDays)));
        }
    }

    /// <summary>The mailbox stays a user's mailbox, and its licence goes.</summary>
    public static bool LosesMailbox(Snapshot snapshot, Choices choices)
    {
        var fates = LicenceFates.Of(snapshot, choices);
        return choices.Mailbox == MailboxChoice.Keep
            && snapshot.MayHaveCloudMailbox()
            && snapshot.Mailbox.Value?.Type != MailboxType.Shared
            && fates.Going.Any(l => l.Exchange != ExchangePlan.None);
    }
}
