using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Cards;

/// <summary>Where a run is: how much is settled, what is being done, since when, and how much longer runs like it took.</summary>
internal static class PaceBlocks
{
    private const int MostNamed = 3;

    /// <summary>Below that a time is written in seconds.</summary>
    private static readonly TimeSpan InSeconds = TimeSpan.FromSeconds(100);

    public static IEnumerable<AdaptiveElement?> All(RequestState request, RunPace? pace, WordList words)
    {
        var settled = request.Steps.Count(s => s.IsSettled);
        yield return ProgressBar.Of(settled, request.Steps.Count);
        if (request.Stage != RequestStage.Running)
        {
            yield break;
        }

        var running = request.Steps.Where(s => s.Status == StepStatus.Started).Select(s => StepWords.Title(s.Id, words)).ToList();
        yield return running.Count == 0 ? null : Blocks.Line(words.Say("Cards.Pace.Now", ("steps", Blocks.Names(running, words, MostNamed))));
        yield return Time(request, pace, words) is { } time ? Blocks.Subtle(time) : null;
    }

    /// <summary>What is expected is what was measured; where nothing was, nothing is. Of a run that goes on after a person or a date nothing is known.</summary>
    private static string? Time(RequestState request, RunPace? pace, WordList words)
    {
        if (request.Steps.Any(GoesOn) || RunPace.Taken(request) is not { } taken || request.Steps.Min(s => s.FirstStartedAt) is not { } began)
        {
            return null;
        }

        var key = pace is null ? "Cards.Pace.Unmeasured" : pace.Usual > taken ? "Cards.Pace.Left" : "Cards.Pace.Longer";
        return words.Say(
            key,
            ("begun", words.Moment(began)),
            ("taken", Long(taken, words)),
            ("left", pace is null ? string.Empty : Long(pace.Usual - taken, words)),
            ("usual", pace is null ? string.Empty : Long(pace.Usual, words)));
    }

    /// <summary>What waited for a person or a date is under way again.</summary>
    private static bool GoesOn(StepState step) => (step.By is not null && !step.IsSettled) || (DatedSteps.Kinds.ContainsKey(step.Id) && step is { WaitedUntil: not null, Status: not StepStatus.Waiting });

    /// <summary>In steps of five seconds, then in minutes: nobody waits by the second.</summary>
    private static string Long(TimeSpan time, WordList words) => time < InSeconds
        ? words.Say("Cards.Pace.Seconds", ("count", Blocks.Number(Math.Max(1, (int)Math.Ceiling(time.TotalSeconds / 5)) * 5, words)))
        : words.Say("Cards.Pace.Minutes", ("count", Blocks.Number((int)Math.Ceiling(time.TotalMinutes), words)));
}
