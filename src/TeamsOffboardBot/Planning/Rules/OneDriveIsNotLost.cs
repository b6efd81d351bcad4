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

        var isGiven = choices is { OneDrive: OneDriveChoice.GiveAccess, OneDriveOwner: not null };
        if (LosesLicence(snapshot, choices))
        {
            var readOnly = ("readOnlyDate", Deadlines.After(snapshot, Deadlines.OneDriveReadOnlyDays));
            var archived = ("archivedDate", Deadlines.After(snapshot, Deadlines.OneDriveArchivedDays));
            yield return isGiven
                ? Findings.Note(Rule, "MoveFiles", ("owner", snapshot.Target(choices.OneDriveOwner!.Value).Name), readOnly, archived)
                : Findings.Warning(Rule, "NobodyHasAccess", readOnly, archived);
        }
    }

    private static bool LosesLicence(Snapshot snapshot, Choices choices)
    {
        var fates = LicenceFates.Of(snapshot, choices);
        return fates.Going.Any(l => l.HasSharePoint) && fates.Kept is not { HasSharePoint: true };
    }
}
