using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps;

/// <summary>What must be true of a list of steps before anything runs: own ids, known neighbours, no circle, every ordering kept.</summary>
public static class StepGraph
{
    /// <exception cref="InvalidOperationException">With every mistake in one message.</exception>
    public static void Check(IReadOnlyList<IOffboardingStep> steps, params IReadOnlyList<Ordering> orderings)
    {
        List<string> mistakes = [.. Mistakes(steps), .. orderings.SelectMany(o => Broken(o, steps))];
        if (mistakes.Count > 0)
        {
            throw new InvalidOperationException("The step catalog is wrong: " + string.Join(" ", mistakes));
        }
    }

    private static IEnumerable<string> Mistakes(IReadOnlyList<IOffboardingStep> steps)
    {
        var ids = steps.Select(s => s.Id).ToHashSet();
        foreach (var twice in steps.GroupBy(s => s.Id).Where(g => g.Count() > 1))
        {
            yield return $"'{twice.Key}' is there twice.";
        }

        foreach (var step in steps)
        {
            foreach (var unknown in Before(step).Where(b => !ids.Contains(b)))
            {
                yield return $"'{step.Id}' waits for '{unknown}', which does not exist.";
            }
        }

        foreach (var stuck in InACircle(steps))
        {
            yield return $"'{stuck}' waits for itself.";
        }
    }

    /// <summary>Directly, because a step in between may not be part of a plan, and then nobody waits for it.</summary>
    private static IEnumerable<string> Broken(Ordering ordering, IReadOnlyList<IOffboardingStep> steps)
    {
        var waits = steps.Where(s => s.Id == ordering.Then).SelectMany(s => ordering.IsProof ? s.Needs : Before(s)).ToHashSet();
        if (!waits.Contains(ordering.First))
        {
            var how = ordering.IsProof ? "need the proof of" : "come after";
            yield return $"'{ordering.Then}' must {how} '{ordering.First}' ({ordering.Rule}).";
        }
    }

    private static IEnumerable<StepId> Before(IOffboardingStep step) => step.After.Concat(step.Needs);

    /// <summary>What is left when everything that can run has run.</summary>
    private static List<StepId> InACircle(IReadOnlyList<IOffboardingStep> steps)
    {
        var waiting = steps.GroupBy(s => s.Id).ToDictionary(g => g.Key, g => g.SelectMany(Before).ToHashSet());
        while (true)
        {
            var ready = waiting.Where(w => !w.Value.Any(waiting.ContainsKey)).Select(w => w.Key).ToList();
            if (ready.Count == 0)
            {
                return [.. waiting.Keys];
            }

            ready.ForEach(r => waiting.Remove(r));
        }
    }
}
