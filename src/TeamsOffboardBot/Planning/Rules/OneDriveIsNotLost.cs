namespace TeamsOffboardBot.Planning.Rules;

/// <summary>R9: files outlive the licence by 60 days for reading and 93 in all; access is given before the licence goes.</summary>
public sealed class OneDriveIsNotLost : IRule
{
    private const string Rule = "R9";

    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        if (!snapshot.MayHaveOneDrive())
        {
            yield break;
        }

        if (choices is { OneDrive: OneDriveChoice.LetRead, OneDriveOwner: { } reader, OneDriveDays: { } days })
        {
            yield return Findings.Note(Rule, "ReadingEnds", ("owner", snapshot.Target(reader).Name), ("endDate", Deadlines.After(snapshot, choices.Start?.At, days)));
        }

        if (choices.Copies(snapshot))
        {
            yield return Findings.Note(
                Rule,
                "Copied",
                ("to", choices.OneDriveCopy!.Into?.Address ?? snapshot.Target(choices.OneDriveOwner!.Value).Name),
                ("sizeBytes", $"{snapshot.OneDrive.Value?.UsedBytes ?? 0}"));
        }

        foreach (var finding in LosesLicence(snapshot, choices) ? WithoutLicence(snapshot, choices) : [])
        {
            yield return finding;
        }
    }

    /// <summary>The licence that carries the OneDrive goes.</summary>
    public static bool LosesLicence(Snapshot snapshot, Choices choices)
    {
        var fates = LicenceFates.Of(snapshot, choices);
        return fates.Going.Any(l => l.HasSharePoint) && fates.Kept is not { HasSharePoint: true };
    }

    private static IEnumerable<Finding> WithoutLicence(Snapshot snapshot, Choices choices)
    {
        var isGiven = choices is { OneDrive: not OneDriveChoice.Keep, OneDriveOwner: not null };
        if (snapshot.UnlicensedOneDriveStays)
        {
            yield return isGiven || choices.Copies(snapshot) ? Findings.Note(Rule, "Stays") : Findings.Warning(Rule, "StaysWithNobody");
        }
        else
        {
            var readOnly = ("readOnlyDate", Deadlines.After(snapshot, choices.Start?.At, Deadlines.OneDriveReadOnlyDays));
            var archived = ("archivedDate", Deadlines.After(snapshot, choices.Start?.At, Deadlines.OneDriveArchivedDays));
            if (!choices.Copies(snapshot))
            {
                yield return Findings.Advice(Rule, "CopyRecommended", archived);
            }

            yield return choices.Copies(snapshot) ? Findings.Note(Rule, "ArchivedAfterCopy", readOnly, archived)
                : isGiven ? Findings.Note(Rule, choices.OneDrive == OneDriveChoice.LetRead ? "ReadFiles" : "MoveFiles", ("owner", snapshot.Target(choices.OneDriveOwner!.Value).Name), readOnly, archived)
                : Findings.Warning(Rule, "NobodyHasAccess", readOnly, archived);
        }
    }
}
