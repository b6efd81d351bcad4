namespace TeamsOffboardBot.Planning.Rules;

/// <summary>
/// R8: an account that carries a shared or a forwarding mailbox is never deleted; what cannot be read is treated as that. What goes with
/// an account that is deleted, and until when it can be brought back.
/// </summary>
public sealed class AccountIsNotAnAnchor : IRule
{
    private const string Rule = "R8";

    public bool Serves(RequestKind kind) => kind is RequestKind.Offboarding or RequestKind.Ending;

    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        if (choices.Deletion is not { } deletion)
        {
            yield break;
        }

        if (Anchor(snapshot, choices) is { } anchor)
        {
            yield return Findings.Blocker(Rule, anchor);
            yield break;
        }

        var deleted = ("deletedDate", Deadlines.After(snapshot, choices.Start?.At, deletion.AfterDays));
        var restorable = ("restorableDate", Deadlines.After(snapshot, choices.Start?.At, deletion.AfterDays + Deadlines.DeletedAccountDays));
        yield return Findings.Warning(Rule, "AccountDeleted", deleted, restorable);
        if (snapshot.MayHaveCloudMailbox())
        {
            var text = choices.Hold is not null || snapshot.IsHeld() ? "MailboxHeldToo" : snapshot.MayBeHeld() ? "MailboxDeletedToo" : "MailboxDeletedWhole";
            yield return Findings.Note(Rule, text, restorable);
        }

        if (snapshot.MayHaveOneDrive())
        {
            yield return Findings.Warning("R9", "DeletedWithAccount", restorable);
        }
    }

    /// <summary>Why the account must stay; null when it may go.</summary>
    public static string? Anchor(Snapshot snapshot, Choices choices) => choices.Mailbox switch
    {
        _ when !snapshot.Mailbox.IsKnown => "DeletesUnknownMailbox",
        _ when choices.Kind == RequestKind.Ending => null,
        _ when snapshot.Mailbox.Value is null => null,
        MailboxChoice.Share => "DeletesSharedMailbox",
        MailboxChoice.Forward => "DeletesForwardingMailbox",
        _ => snapshot.Mailbox.Value.Type == MailboxType.Shared ? "DeletesSharedMailbox" : null,
    };
}
