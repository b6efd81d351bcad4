namespace TeamsOffboardBot.Planning.Rules;

/// <summary>D4: licences are given back only as far as seats are free; bought before, the run does not stop for them.</summary>
public sealed class ReinstatedNeedSeats : IRule
{
    private static readonly StepId GiveLicencesBack = new("give-licences-back");

    public bool Serves(RequestKind kind) => kind == RequestKind.Reinstatement;

    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        var held = (snapshot.Licences.Value ?? []).Where(l => l.IsDirect).Select(l => l.SkuId).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = (steps.FirstOrDefault(s => s.Id == GiveLicencesBack)?.Targets ?? [])
            .Where(t => !held.Contains(t.Id) && snapshot.FreeSeats.TryGetValue(t.Id, out var free) && free <= 0)
            .Select(t => t.Name)
            .ToList();
        if (missing.Count > 0)
        {
            yield return new Finding("D4", FindingSeverity.Warning, Phrase.Of("Reinstate.NoSeats", ("licences", Findings.List(missing))));
        }
    }
}
