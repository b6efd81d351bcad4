namespace TeamsOffboardBot.Planning.Rules;

/// <summary>A4: what could not be read is said, with the reason, and never guessed.</summary>
public sealed class UnknownFacts : IRule
{
    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps) =>
        new[]
        {
            snapshot.DirectReports.Unknown, snapshot.Groups.Unknown, snapshot.DirectoryRoles.Unknown, snapshot.Licences.Unknown,
            snapshot.Mailbox.Unknown, snapshot.Mailbox.Value?.AccessUnknown, snapshot.OneDrive.Unknown, snapshot.PhoneNumbers.Unknown, snapshot.Devices.Unknown,
        }.OfType<Phrase>().Select(reason => new Finding("A4", FindingSeverity.Warning, reason));
}
