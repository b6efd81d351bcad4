using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps;

/// <summary>What must be true of a list of steps before anything runs: own ids, known neighbours, no circle.</summary>
public static class StepGraph
{
    /// <exception cref="InvalidOperationException">With every mistake in one message.</exception>
    public static void Check(IReadOnlyList<IOffboardingStep> steps)
    {
        var mistakes = Mistakes(steps).ToList();
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
