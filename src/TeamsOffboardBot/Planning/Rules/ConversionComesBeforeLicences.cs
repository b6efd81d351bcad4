namespace TeamsOffboardBot.Planning.Rules;

/// <summary>R5: licences go only when the mailbox is read back as shared.</summary>
public sealed class ConversionComesBeforeLicences : IRule
{
    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        if (choices is { Mailbox: MailboxChoice.Share, RemoveLicences: true } && snapshot.MayHaveCloudMailbox())
        {
            yield return Findings.Note("R5", "LicencesWait");
        }
    }
}
