namespace TeamsOffboardBot.Planning.Rules;

/// <summary>R16: whoever takes over mail or files can: an enabled member of the tenant, with what the job needs.</summary>
public sealed class ColleaguesFit : IRule
{
    private const string Rule = "R16";

    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        var leaver = snapshot.Account.Person.Id;
        return Missing(choices).Concat(
            Named(choices).Where(n => n.Id != leaver).Distinct().Select(n => Unfit(snapshot, n.Id, n.Job)).OfType<Finding>());
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

        if (choices.OneDriveOwner is null && GivesFiles(choices))
        {
            yield return Findings.Blocker(Rule, "NoOneDriveOwner");
        }
    }

    private static IEnumerable<(UserId Id, Job Job)> Named(Choices choices)
    {
        foreach (var person in choices.WorkingDelegates())
        {
            yield return (person, Job.Mail);
        }

        if (choices is { Mailbox: MailboxChoice.Forward, ForwardTo: { } receiver })
        {
            yield return (receiver, Job.Mail);
        }

        if (choices.OneDriveOwner is { } owner && GivesFiles(choices))
        {
            yield return (owner, Job.Files);
        }

        if (choices is { Aliases: AliasChoice.Move, AliasesTo: { } receiverOfAliases })
        {
            yield return (receiverOfAliases, Job.Mail);
        }

        if (choices.GroupOwner is { } groupOwner)
        {
            yield return (groupOwner, Job.Groups);
        }
    }

    private static bool GivesFiles(Choices choices) => choices.OneDrive != OneDriveChoice.Keep || choices.OneDriveCopy is { Into: null };

    private static Finding? Unfit(Snapshot snapshot, UserId id, Job job)
    {
        if (snapshot.Colleague(id) is not { } colleague)
        {
            return Findings.Blocker(Rule, "Unknown", ("id", id.Value));
        }

        var problem = colleague switch
        {
            { IsEnabled: false } => "Disabled",
            { IsGuest: true } => "Guest",
            { HasMailbox: false } when job == Job.Mail => "NoMailbox",
            { HasSharePointLicence: false } when job == Job.Files => "NoSharePoint",
            _ => null,
        };
        return problem is null ? null : Findings.Blocker(Rule, problem, ("name", colleague.Person.DisplayName));
    }

    private enum Job
    {
        Mail,
        Files,
        Groups,
    }
}
