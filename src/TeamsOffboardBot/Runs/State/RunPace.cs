namespace TeamsOffboardBot.Runs.State;

/// <summary>How long runs took until nothing more of them could be done without a person or a date.</summary>
/// <param name="Usual">The one in the middle of those that were measured.</param>
/// <param name="Runs">How many were.</param>
public sealed record RunPace(TimeSpan Usual, int Runs)
{
    /// <summary>More than the calls of a run ever leave between them: after it, somebody was waited for.</summary>
    private static readonly TimeSpan LongestGap = TimeSpan.FromMinutes(1);

    /// <summary>Null where nothing was measured.</summary>
    public static RunPace? Of(IEnumerable<TimeSpan> measured)
    {
        var sorted = measured.Order().ToList();
        return sorted.Count == 0 ? null : new RunPace(sorted[(sorted.Count - 1) / 2], sorted.Count);
    }

    /// <summary>From the first start to the last thing that happened before the run first waited; null before the first start.</summary>
    public static TimeSpan? Taken(RequestState request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var spans = request.Steps.Where(s => s.FirstStartedAt is not null)
            .Select(s => (From: s.FirstStartedAt!.Value, To: s.SettledAt > s.FirstStartedAt && !HasWaited(s) ? s.SettledAt.Value : s.FirstStartedAt.Value))
            .OrderBy(s => s.From)
            .ToList();
        if (spans.Count == 0)
        {
            return null;
        }

        var end = spans[0].From;
        foreach (var (from, to) in spans)
        {
            if (from > end + LongestGap)
            {
                break;
            }

            end = to > end ? to : end;
        }

        return end - spans[0].From;
    }

    /// <summary>For a person or a moment: its end says nothing of how long it took.</summary>
    private static bool HasWaited(StepState step) => step.By is not null || step.WaitedUntil is not null;
}
