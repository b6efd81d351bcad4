namespace TeamsOffboardBot.Planning.Rules;

/// <summary>
/// R21: a dynamic licensing group whose rule looks at accountEnabled drops the leaver, and takes the licence, the moment
/// sign-in is blocked: before the mailbox can be converted. A rule that cannot be read is treated so too.
/// </summary>
public sealed class DynamicLicensing : IRule
{
    private const string Rule = "R21";

    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        if (!snapshot.Groups.Exists(out var groups))
        {
            yield break;
        }

        foreach (var group in groups.Where(g => g.IsDynamic && g.LicenceSkuIds.Count > 0 && MembershipRule.MayLookAt(g.MembershipRule, "accountEnabled")))
        {
            var endangers = choices.Mailbox != MailboxChoice.Keep && snapshot.MayHaveCloudMailbox() && CarriesTheOnlyExchange(snapshot, group);
            yield return endangers
                ? Findings.Blocker(Rule, "TakesMailbox", ("group", group.DisplayName))
                : Findings.Warning(Rule, "TakesLicence", ("group", group.DisplayName));
        }
    }

    private static bool CarriesTheOnlyExchange(Snapshot snapshot, GroupMembership group)
    {
        if (!snapshot.Licences.Exists(out var licences))
        {
            return true;
        }

        var others = licences.Where(l => l.Exchange != ExchangePlan.None)
            .Where(l => l.IsDirect || l.ViaGroupIds.Any(via => !string.Equals(via, group.Id, StringComparison.OrdinalIgnoreCase)));
        return licences.Any(l => l.Exchange != ExchangePlan.None) && !others.Any();
    }
}
