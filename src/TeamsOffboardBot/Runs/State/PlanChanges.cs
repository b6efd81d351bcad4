using System.Globalization;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs.State;

/// <summary>What is different in a plan after somebody changed the choices, in sentences. Says nothing of better or worse: people wanted it so.</summary>
internal static class PlanChanges
{
    public static IReadOnlyList<Phrase> Between(Plan before, Choices chosenBefore, Plan after, Choices chosen) =>
    [
        .. Start(chosenBefore.Start, chosen.Start),
        .. Steps("Clearance.Change.StepsMore", after.Steps.Where(s => before.Step(s.Id) is null)),
        .. Steps("Clearance.Change.StepsLess", before.Steps.Where(s => after.Step(s.Id) is null)),
        .. Steps("Clearance.Change.StepsOther", after.Steps.Where(s => before.Step(s.Id) is { } was && !IsSame(was, s))),
        .. chosenBefore.AutoReply == chosen.AutoReply ? Array.Empty<Phrase>() : [Phrase.Of("Clearance.Change.AutoReply")],
    ];

    private static IEnumerable<Phrase> Start(Start? before, Start? after) => (before?.At == after?.At, after) switch
    {
        (true, _) => [],
        (_, null) => [Phrase.Of("Clearance.Change.StartNow")],
        (_, { } start) => [Phrase.Of("Clearance.Change.Start", ("startTime", start.At.ToString("O", CultureInfo.InvariantCulture)))],
    };

    private static IEnumerable<Phrase> Steps(string key, IEnumerable<PlannedStep> steps)
    {
        var ids = string.Join(',', steps.Select(s => s.Id.Value));
        return ids.Length == 0 ? [] : [Phrase.Of(key, ("theSteps", ids))];
    }

    /// <summary>The text of an automatic reply has a sentence of its own.</summary>
    private static bool IsSame(PlannedStep a, PlannedStep b) =>
        a.Targets.Select(t => t.Id).SequenceEqual(b.Targets.Select(t => t.Id))
        && a.Parameters.Count == b.Parameters.Count
        && a.Parameters.All(p => b.Parameters.TryGetValue(p.Key, out var other) && other == p.Value);
}
