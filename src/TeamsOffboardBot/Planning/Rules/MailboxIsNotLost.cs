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
            var isHeld = snapshot.Mailbox.Value is { IsOnLitigationHold: true } or { HasOtherHold: true };
            yield return Findings.Warning(Rule, isHeld ? "MailboxInactive" : "MailboxDeleted", ("deletedDate", Deadlines.After(snapshot, Deadlines.MailboxDays)));
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
