using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Cards;

/// <summary>How a request ended. Never better than its worst step.</summary>
public static class ResultCard
{
    public static AdaptiveCard Render(RequestState request, WordList words)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(words);
        return request.Stage == RequestStage.Finished ? Finished(request, words) : Ended(request, words);
    }

    private static AdaptiveCard Finished(RequestState request, WordList words)
    {
        var (result, style) = Words(request.Result);
        var exceptions = request.Steps.Where(s => s.Status is StepStatus.Skipped or StepStatus.DoneByHand or StepStatus.Failed or StepStatus.NeedsPerson).ToList();
        return Blocks.Card(
            words.Say("Cards.Result.Title", ("name", request.Leaver.DisplayName)),
            [
                Blocks.Box(style, Blocks.Text(words.Say($"Cards.Result.{result}", ("count", Blocks.Number(exceptions.Count, words))))),
                Blocks.PersonBlock(request.Leaver),
                Blocks.Facts(
                    (words.Say("Cards.Fact.Requester"), request.Requester.Name),
                    (words.Say("Cards.Fact.Approver"), request.Decision?.By.Name),
                    (words.Say("Cards.Fact.Finished"), request.FinishedAt is { } at ? words.Moment(at) : null),
                    (words.Say("Cards.Fact.Request"), request.Id.Value)),
                .. PlanBlocks.Consequences([.. request.Plan.Findings.Where(f => f.Severity == Planning.FindingSeverity.Warning)], words),
                .. StepBlocks.Lines(request, _ => false, words),
                Blocks.Subtle(words.Say("Cards.Result.Head", ("head", request.Head))),
            ]);
    }

    private static AdaptiveCard Ended(RequestState request, WordList words) => Blocks.Card(
        words.Say($"Cards.Result.{request.Stage}Title", ("name", request.Leaver.DisplayName)),
        Blocks.PersonBlock(request.Leaver),
        Blocks.Facts(
            (words.Say("Cards.Fact.Requester"), request.Requester.Name),
            (words.Say($"Cards.Fact.{request.Stage}By"), request.Decision?.By.Name),
            (words.Say("Cards.Fact.Decided"), request.Decision is { } decision ? words.Moment(decision.At) : null),
            (words.Say("Cards.Fact.Request"), request.Id.Value)),
        request.Decision?.Reason is { Length: > 0 } reason ? Blocks.Group(Blocks.Heading(words.Say("Cards.Fact.Reason")), Blocks.Quote(reason)) : null,
        Blocks.Text(words.Say("Cards.Result.NothingChanged")));

    private static (string Key, AdaptiveContainerStyle Style) Words(StepStatus worst) => worst switch
    {
        StepStatus.Failed or StepStatus.NeedsPerson => ("Incomplete", AdaptiveContainerStyle.Attention),
        StepStatus.Skipped => ("Skipped", AdaptiveContainerStyle.Warning),
        StepStatus.DoneByHand => ("ByHand", AdaptiveContainerStyle.Good),
        _ => ("Proven", AdaptiveContainerStyle.Good),
    };
}
