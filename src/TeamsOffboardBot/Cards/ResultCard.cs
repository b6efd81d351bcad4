using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Cards;

/// <summary>How a request ended. Never better than its worst step.</summary>
public static class ResultCard
{
    private static readonly Planning.StepId RestoreAccount = new("restore-account");

    public static AdaptiveCard Render(RequestState request, WordList words)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(words);
        return request.Stage switch
        {
            RequestStage.Finished => Finished(request, words),
            RequestStage.Expired => Expired(request, words),
            _ => Ended(request, words),
        };
    }

    private static AdaptiveCard Finished(RequestState request, WordList words)
    {
        var (result, style) = Words(request.Result);
        var exceptions = request.Steps.Where(s => s.Status is StepStatus.Skipped or StepStatus.DoneByHand or StepStatus.Failed or StepStatus.NeedsPerson).ToList();
        return Blocks.Card(
            words.Say("Cards.Result.Title", ("name", request.Leaver.DisplayName)),
            [
                Blocks.Box(style, Blocks.Text(request.CalledOffBy is { } by
                    ? words.Say("Cards.Result.Reinstated", ("request", by.Value))
                    : words.Say($"Cards.Result.{result}", ("count", Blocks.Number(exceptions.Count, words))))),
                Blocks.PersonBlock(request.Leaver),
                Blocks.Facts(
                    (words.Say("Cards.Fact.Requester"), request.Requester.Name),
                    (words.Say("Cards.Fact.Approver"), string.Join(", ", request.Approvals.Select(a => a.By.Name))),
                    (words.Say("Cards.Fact.Finished"), request.FinishedAt is { } at ? words.Moment(at) : null),
                    (words.Say("Cards.Fact.Request"), request.Id.Value)),
                .. Exceptions(exceptions, words),
                // What an ending warned of has happened; its dates say what follows.
                .. request.Choices.Kind == Planning.RequestKind.Ending ? [] : PlanBlocks.Consequences([.. request.Plan.Findings.Where(f => f.Severity == Planning.FindingSeverity.Warning)], words),
                .. DateBlocks.Lines(request, words),
                .. StepBlocks.Lines(request, exceptions.Contains, words),
                Restored(request, words),
                DateBlocks.EndMailbox(request, words),
                Blocks.Subtle(words.Say("Cards.Result.Head", ("head", request.Head))),
            ]);
    }

    /// <summary>An account that is back is as its offboarding left it: that can be undone next.</summary>
    private static AdaptiveContainer? Restored(RequestState request, WordList words) =>
        request.Choices.Restores?.Offboarding is { } offboarding && request.Step(RestoreAccount) is { IsProven: true }
        ? Blocks.Group(
            Blocks.Text(words.Say("Restore.Result.Reinstate")),
            new AdaptiveActionSet { Actions = [Buttons.PressWithoutInputs(words.Say("Restore.Result.Button"), Verbs.Reinstate, (Fields.Request, offboarding.Of.Value))] })
        : null;

    /// <summary>What did not go by itself is what somebody looks for later.</summary>
    private static IEnumerable<AdaptiveElement> Exceptions(List<StepState> exceptions, WordList words) =>
        exceptions.Count == 0 ? [] : [Blocks.Heading(words.Say("Cards.Result.Exceptions")), .. exceptions.Select(s => StepBlocks.Line(s, words))];

    private static AdaptiveCard Expired(RequestState request, WordList words) => Blocks.Card(
        words.Say("Times.Expired.Title", ("name", request.Leaver.DisplayName)),
        Blocks.PersonBlock(request.Leaver),
        Blocks.Text(words.Say(request.Begun.Count == 0 ? "Times.Expired.What" : "Clearance.Expired.What", ("expires", words.Moment(request.ExpiresAt)))),
        ClearanceBlocks.LeftBehind(request, words),
        Blocks.Facts(
        [
            (words.Say("Cards.Fact.Requester"), request.Requester.Name),
            (words.Say("Cards.Fact.Submitted"), words.Moment(request.SubmittedAt)),
            .. StartBlocks.Facts(request.Choices.Start, words),
            (words.Say("Cards.Fact.Request"), request.Id.Value),
        ]),
        Blocks.Text(words.Say("Times.Expired.Again", ("address", request.Leaver.UserPrincipalName))));

    private static AdaptiveCard Ended(RequestState request, WordList words) => Blocks.Card(
        words.Say($"Cards.Result.{request.Stage}Title", ("name", request.Leaver.DisplayName)),
        Blocks.PersonBlock(request.Leaver),
        Blocks.Facts(
            (words.Say("Cards.Fact.Requester"), request.Requester.Name),
            (words.Say($"Cards.Fact.{request.Stage}By"), request.Decision?.By.Name),
            (words.Say("Cards.Fact.Decided"), request.Decision is { } decision ? words.Moment(decision.At) : null),
            (words.Say("Cards.Fact.Request"), request.Id.Value)),
        request.Decision?.Reason is { Length: > 0 } reason ? Blocks.Group(Blocks.Heading(words.Say("Cards.Fact.Reason")), Blocks.Quote(reason)) : null,
        (AdaptiveElement?)ClearanceBlocks.LeftBehind(request, words) ?? Blocks.Text(words.Say("Cards.Result.NothingChanged")));

    private static (string Key, AdaptiveContainerStyle Style) Words(StepStatus worst) => worst switch
    {
        StepStatus.Failed or StepStatus.NeedsPerson => ("Incomplete", AdaptiveContainerStyle.Attention),
        StepStatus.Skipped => ("Skipped", AdaptiveContainerStyle.Warning),
        StepStatus.DoneByHand => ("ByHand", AdaptiveContainerStyle.Good),
        _ => ("Proven", AdaptiveContainerStyle.Good),
    };
}
