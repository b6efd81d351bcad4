namespace TeamsOffboardBot.Planning.Rules;

/// <summary>D3: a deleted account gave its seats up. What it comes back with, or is given again, needs free ones.</summary>
public sealed class RestoredNeedSeats : IRule
{
    private static readonly StepId GiveRestoredLicences = new("give-restored-licences");

    public bool Serves(RequestKind kind) => kind == RequestKind.Restoration;

    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        var missing = (steps.FirstOrDefault(s => s.Id == GiveRestoredLicences)?.Targets ?? [])
            .Where(t => snapshot.FreeSeats.TryGetValue(t.Id, out var free) && free <= 0)
            .Select(t => t.Name)
            .ToList();
        if (missing.Count > 0)
        {
            yield return new Finding("D3", FindingSeverity.Warning, Phrase.Of("Restore.NoSeats", ("licences", Findings.List(missing))));
        }
    }
}
