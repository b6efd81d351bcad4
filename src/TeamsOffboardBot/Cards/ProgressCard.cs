using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Cards;

/// <summary>A run as it stands: what needs a person on top, then every step in one line under its head.</summary>
public static class ProgressCard
{
    /// <summary>Steps that get their buttons at once; the others wait until these are settled, or the card would grow too large.</summary>
    public const int StepsWithButtons = 5;

    public static AdaptiveCard Render(RequestState request, bool forApprover, WordList words, RunPace? pace)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(words);
        var waiting = request.Steps.Where(s => s is { WaitsForPerson: true, Asks: false }).OrderByDescending(s => s.Status).ToList();
        return Blocks.Card(
            words.Say("Cards.Progress.Title", ("name", request.Leaver.DisplayName)),
            [
                Blocks.Text(StandsAt(request, waiting.Count, words)),
                .. PaceBlocks.All(request, pace, words),
                ClearanceBlocks.Facts(request, words),
                Approved(request, words),
                .. forApprover ? WithButtons(request, waiting, words) : [WaitingFor(waiting, words)],
                .. DateBlocks.Lines(request, words),
                .. request.Deadlines.Where(d => d is { IsOpen: true, IsOurs: true }).Select(d => DateBlocks.Actions(request, d, forApprover, words)),
                .. StepBlocks.Lines(request, s => waiting.Take(forApprover ? StepsWithButtons : waiting.Count).Contains(s), words),
                Blocks.Subtle(words.Say("Cards.Progress.Request", ("request", request.Id.Value))),
            ]);
    }

    /// <summary>For whoever cannot act on it: what it is, and who does.</summary>
    private static AdaptiveContainer? WaitingFor(List<StepState> waiting, WordList words) => waiting.Count == 0
        ? null
        : Blocks.Box(
            waiting.Exists(s => s.Status == StepStatus.Failed) ? AdaptiveContainerStyle.Attention : AdaptiveContainerStyle.Warning,
            [Blocks.Heading(words.Say("Cards.Progress.ApproverActs")), Blocks.Bullets(AdaptiveTextColor.Default, waiting.Select(s => StepBlocks.Open(s, words)))]);

    private static IEnumerable<AdaptiveElement?> WithButtons(RequestState request, List<StepState> waiting, WordList words) =>
    [
        .. waiting.Take(StepsWithButtons).Select(s => StepBlocks.NeedsPerson(request, s, words)),
        waiting.Count > StepsWithButtons ? Blocks.Text(words.Say("Cards.Progress.MoreWaiting", ("count", Blocks.Number(waiting.Count - StepsWithButtons, words)))) : null,
    ];

    private static string StandsAt(RequestState request, int waiting, WordList words)
    {
        var key = (request.Stage, waiting) switch
        {
            (RequestStage.WaitingForPeople, _) => "Cards.Progress.Waiting",
            (RequestStage.WaitingForDate, _) => "Cards.Progress.ForDates",
            (_, 0) => "Cards.Progress.Running",
            _ => "Cards.Progress.RunningAndWaiting",
        };
        return words.Say(
            key,
            ("done", Blocks.Number(request.Steps.Count(s => s.IsSettled), words)),
            ("total", Blocks.Number(request.Steps.Count, words)),
            ("waiting", Blocks.Number(waiting, words)));
    }

    private static AdaptiveTextBlock? Approved(RequestState request, WordList words) => request.Decision is not { } decision
        ? null
        : Blocks.Subtle(words.Say("Cards.Progress.Approved", ("requester", request.Requester.Name), ("approver", string.Join(", ", request.Approvals.Select(a => a.By.Name))), ("when", words.Moment(decision.At))));
}
