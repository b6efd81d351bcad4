namespace TeamsOffboardBot.Planning.Rules;

/// <summary>D3: what comes back with the account, and what was gone before it was deleted. Where no offboarding is known, that is said too.</summary>
public sealed class RestoredComesBack : IRule
{
    private const string Rule = "D3";

    public bool Serves(RequestKind kind) => kind == RequestKind.Restoration;

    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        var (how, deleted) = (choices.Restores!, snapshot.Deleted!);
        yield return Note("ComesBack");
        yield return Note("RestorableUntil", ("restorableDate", Day(deleted.GoneAt)));
        foreach (var lost in Lost(snapshot, how, deleted))
        {
            yield return lost;
        }

        if (snapshot.Account.IsSynced)
        {
            yield return Warning("InActiveDirectory");
        }

        yield return how.AllowsSignIn ? Note(snapshot.Account.IsSynced ? "SignInFromActiveDirectory" : "NewPassword") : Note("StaysBlocked");
    }

    private static IEnumerable<Finding> Lost(Snapshot snapshot, Restoration how, DeletedAccount deleted)
    {
        if (how.Offboarding is not { } done)
        {
            yield return Warning("NotOffboardedHere");
        }
        else
        {
            if (how.LeftGroups() is { Count: > 0 } groups)
            {
                yield return Warning("GroupsLeft", ("count", Findings.Count(groups.Count)), ("groups", Findings.List(groups)));
            }

            if (how.TakenLicences() is { Count: > 0 } licences && !how.GivesLicences)
            {
                yield return Warning("LicencesTaken", ("licences", Findings.List(licences.Select(l => l.Name))));
            }

            if (RemovedLicences.MailboxUnlicensedSince(done)?.AddDays(Deadlines.MailboxDays) is { } lost)
            {
                var day = ("deletedDate", Day(lost));
                yield return lost <= snapshot.TakenAt ? Warning("MailboxLost", day)
                    : how.GivesLicences ? Note("MailboxStays", day, ("licences", Findings.List(RemovedLicences.OfMailbox(done).Select(l => l.Name))))
                    : Note("MailboxUntil", day);
            }
        }

        var kept = deleted.DeletedAt.AddDays(deleted.OneDriveDays ?? Deadlines.ShortestOneDriveDays);
        yield return Note(deleted.OneDriveDays is null ? "OneDriveUntilAssumed" : "OneDriveUntil", ("deletedDate", Day(kept)));
    }

    private static string Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static Finding Note(string text, params (string Name, string Value)[] args) => new(Rule, FindingSeverity.Note, Phrase.Of($"Restore.{text}", args));

    private static Finding Warning(string text, params (string Name, string Value)[] args) => new(Rule, FindingSeverity.Warning, Phrase.Of($"Restore.{text}", args));
}
