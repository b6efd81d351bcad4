namespace TeamsOffboardBot.Planning.Rules;

/// <summary>R12: meetings are cancelled while the mailbox can send. Nobody else can cancel them, so those that stay are told of.</summary>
public sealed class MeetingsNeedTheMailbox : IRule
{
    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        if (snapshot.MayHaveCloudMailbox() && snapshot.Mailbox.Value?.OrganisedMeetings is > 0 and var count)
        {
            yield return Findings.Note("R12", choices.CancelMeetings ? "MeetingsGo" : "MeetingsStay", ("count", Findings.Count(count)));
        }
    }
}
