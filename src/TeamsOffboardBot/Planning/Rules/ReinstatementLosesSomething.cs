namespace TeamsOffboardBot.Planning.Rules;

/// <summary>D4: what a reinstatement does not bring back is read before it is approved, and that there is anything to undo at all.</summary>
public sealed class ReinstatementLosesSomething : IRule
{
    private const string Rule = "D4";

    public bool Serves(RequestKind kind) => kind == RequestKind.Reinstatement;

    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        if (steps.Count == 0)
        {
            yield return new Finding(Rule, FindingSeverity.Blocker, Phrase.Of("Reinstate.Nothing"));
        }

        foreach (var lost in choices.Reinstates!.Done.Select(d => d.Lost).OfType<Phrase>().DistinctBy(p => p.Key))
        {
            yield return new Finding(Rule, FindingSeverity.Warning, lost);
        }

        if (choices.Reinstates.StillToCome is { Count: > 0 } open)
        {
            yield return new Finding(Rule, FindingSeverity.Note, Phrase.Of("Reinstate.CallsOff", ("openSteps", string.Join(',', open))));
        }

        yield return new Finding(Rule, FindingSeverity.Note, Phrase.Of("Reinstate.OnlyWhatWasChanged"));
        yield return new Finding(Rule, FindingSeverity.Note, Phrase.Of("Reinstate.SignInLast"));
    }
}
