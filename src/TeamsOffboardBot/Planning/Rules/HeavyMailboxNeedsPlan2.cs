namespace TeamsOffboardBot.Planning.Rules;

/// <summary>
/// R4: a shared mailbox is free below 50 GB. R6: a larger one, an archive or a hold needs Exchange Online Plan 2. What
/// could not be read is treated as present.
/// </summary>
public sealed class HeavyMailboxNeedsPlan2 : IRule
{
    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        var fates = LicenceFates.Of(snapshot, choices);
        if (fates.Need.Reason is MailboxNeedReason.None or MailboxNeedReason.Forwarding)
        {
            yield break;
        }

        var rule = fates.Need.Reason is MailboxNeedReason.Size or MailboxNeedReason.UnknownSize ? "R4" : "R6";
        var size = snapshot.Mailbox.Value?.SizeInBytes ?? 0;
        if (fates.Kept is { } kept)
        {
            yield return Findings.Fix(rule, $"KeepsLicence.{fates.Need.Reason}", ("sku", kept.Name), ("sizeBytes", $"{size}"));
        }
        else if (fates.NeedIsUnmet)
        {
            yield return Findings.Blocker(rule, $"NoLicence.{fates.Need.Reason}", ("sizeBytes", $"{size}"));
        }
    }
}
