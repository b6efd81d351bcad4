namespace TeamsOffboardBot.Planning.Rules;

/// <summary>C35: a licence is given to the mailbox, and why; or none can be, and what is missing.</summary>
public sealed class MailboxGetsLicence : IRule
{
    private const string Rule = "C35";

    public bool Serves(RequestKind kind) => kind is RequestKind.Offboarding or RequestKind.Ending;

    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        var fates = LicenceFates.Of(snapshot, choices);
        if (fates.Wanted is not { } wanted)
        {
            yield break;
        }

        var sku = ("sku", wanted.Licence.Name);
        if (fates.Gift is null)
        {
            // A licence that comes through a group can stay with its group.
            if (wanted.Reason != MailboxGiftReason.Inherited)
            {
                yield return Findings.Blocker(Rule, "NoSeat", sku, ("missing", Findings.Count(wanted.MissingSeats)));
            }
        }
        else if (snapshot.Account.UsageLocation is null)
        {
            yield return Findings.Blocker(Rule, "NoUsageLocation", sku);
        }
        else
        {
            yield return Findings.Fix(Rule, $"Gives.{wanted.Reason}", sku);
        }
    }
}
