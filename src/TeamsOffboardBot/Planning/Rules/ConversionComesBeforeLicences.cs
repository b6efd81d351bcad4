namespace TeamsOffboardBot.Planning.Rules;

/// <summary>R5: licences go only when the mailbox is read back as shared. Said where there is something to wait for.</summary>
public sealed class ConversionComesBeforeLicences : IRule
{
    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        if (choices.Mailbox == MailboxChoice.Share
            && snapshot.MayHaveCloudMailbox()
            && snapshot.Mailbox.Value?.Type != MailboxType.Shared
            && LicenceFates.Of(snapshot, choices).Going.Count > 0)
        {
            yield return Findings.Note("R5", "LicencesWait");
        }
    }
}
