namespace TeamsOffboardBot.Planning.Rules;

/// <summary>R16: whoever takes over mail or files can: an enabled member of the tenant, with what the job needs.</summary>
public sealed class ColleaguesFit : IRule
{
    private const string Rule = "R16";

    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        var leaver = snapshot.Account.Person.Id;
        return Missing(choices).Concat(
            Named(choices).Where(n => n.Id != leaver).Distinct().Select(n => Unfit(snapshot, n.Id, n.NeedsMailbox)).OfType<Finding>());
    }

    private static IEnumerable<Finding> Missing(Choices choices)
    {
        switch (choices.Mailbox)
        {
            case MailboxChoice.Share when choices.Delegates.Count == 0:
                yield return Findings.Warning(Rule, "NoDelegate");
                break;
            case MailboxChoice.Forward when choices.ForwardTo is null:
                yield return Findings.Blocker(Rule, "NobodyToForwardTo");
                break;
        }

        if (choices is { OneDrive: OneDriveChoice.GiveAccess, OneDriveOwner: null })
        {
            yield return Findings.Blocker(Rule, "NoOneDriveOwner");
        }
    }

    private static IEnumerable<(UserId Id, bool NeedsMailbox)> Named(Choices choices)
    {
        foreach (var person in choices.WorkingDelegates())
        {
            yield return (person, true);
        }

        if (choices is { Mailbox: MailboxChoice.Forward, ForwardTo: { } receiver })
        {
            yield return (receiver, true);
        }

        if (choices is { OneDrive: OneDriveChoice.GiveAccess, OneDriveOwner: { } owner })
        {
            yield return (owner, false);
        }
    }

    private static Finding? Unfit(Snapshot snapshot, UserId id, bool needsMailbox)
    {
        if (snapshot.Colleague(id) is not { } colleague)
        {
            return Findings.Blocker(Rule, "Unknown", ("id", id.Value));
        }

        var problem = colleague switch
        {
            { IsEnabled: false } => "Disabled",
            { IsGuest: true } => "Guest",
            { HasMailbox: false } when needsMailbox => "NoMailbox",
            { HasSharePointLicence: false } when !needsMailbox => "NoSharePoint",
            _ => null,
        };
        return problem is null ? null : Findings.Blocker(Rule, problem, ("name", colleague.Person.DisplayName));
    }
}
