namespace TeamsOffboardBot.Planning.Rules;

/// <summary>
/// R21: a dynamic licensing group whose rule looks at something the run changes drops the leaver, and takes the licence, before the
/// mailbox can be converted. A rule that cannot be read is treated so too. The mailbox gets a licence of its own first, or the plan
/// is blocked.
/// </summary>
public sealed class DynamicLicensing : IRule
{
    private const string Rule = "R21";

    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        var isGiven = LicenceFates.Of(snapshot, choices).Gift is not null;
        foreach (var group in Touched(snapshot, choices))
        {
            yield return !isGiven && Endangers(snapshot, choices, group)
                ? Findings.Blocker(Rule, "TakesMailbox", ("group", group.DisplayName))
                : Findings.Warning(Rule, "TakesLicence", ("group", group.DisplayName));
        }
    }

    /// <summary>The only licence that carries the mailbox hangs on such a group.</summary>
    public static bool TakesMailbox(Snapshot snapshot, Choices choices) => Touched(snapshot, choices).Any(group => Endangers(snapshot, choices, group));

    private static IEnumerable<GroupMembership> Touched(Snapshot snapshot, Choices choices) =>
        (snapshot.Groups.Value ?? []).Where(g => g.IsDynamic && g.LicenceSkuIds.Count > 0 && Changed(choices).Any(p => MembershipRule.MayLookAt(g.MembershipRule, p)));

    /// <summary>What a run changes of an account, as rules call it: https://learn.microsoft.com/entra/identity/users/groups-dynamic-membership.</summary>
    private static IEnumerable<string> Changed(Choices choices)
    {
        yield return "accountEnabled";
        if (choices.RemoveLicences)
        {
            yield return "assignedPlans";
        }

        if (choices.LeaveGroups)
        {
            yield return "memberOf";
        }

        if (choices.NamePrefix is not null)
        {
            yield return "displayName";
        }

        if (choices.Aliases != AliasChoice.Keep)
        {
            yield return "proxyAddresses";
        }
    }

    private static bool Endangers(Snapshot snapshot, Choices choices, GroupMembership group) =>
        choices.Mailbox != MailboxChoice.Keep && snapshot.MayHaveCloudMailbox() && CarriesTheOnlyExchange(snapshot, group);

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
