namespace TeamsOffboardBot.Planning.Rules;

/// <summary>R3: a mailbox that is not shared forwards only while it is licensed, and only new mail.</summary>
public sealed class ForwardingNeedsLicence : IRule
{
    private const string Rule = "R3";

    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        if (choices.Mailbox != MailboxChoice.Forward || !snapshot.MayHaveCloudMailbox())
        {
            yield break;
        }

        yield return Findings.Note(Rule, "OnlyNewMail");
        if (choices.ForwardDays is { } days)
        {
            yield return Findings.Note(Rule, "ForwardingEnds", ("endDate", Deadlines.After(snapshot, choices.Start?.At, days)));
        }

        var fates = LicenceFates.Of(snapshot, choices);
        if (fates.Need.Reason != MailboxNeedReason.Forwarding)
        {
            yield break;
        }

        if (fates.Kept is { } kept)
        {
            var sharingReleasesIt = MailboxNeed.Of(snapshot, choices with { Mailbox = MailboxChoice.Share }).Plan == ExchangePlan.None;
            yield return Findings.Fix(Rule, sharingReleasesIt ? "KeepsLicence" : "KeepsLicence.Heavy", ("sku", kept.Name));
        }
        else if (fates.NeedIsUnmet)
        {
            yield return Findings.Blocker(Rule, "NoLicence");
        }
    }
}
