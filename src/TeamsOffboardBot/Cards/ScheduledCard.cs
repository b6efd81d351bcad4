using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Cards;

/// <summary>A request that is approved and waits for its start: when that is, and how it can still be stopped.</summary>
public static class ScheduledCard
{
    public static AdaptiveCard Render(RequestState request, bool forApprover, WordList words)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(words);
        return Blocks.Card(
            words.Say("Times.Scheduled.Title", ("name", request.Leaver.DisplayName)),
            [
                When(request, words),
                StartBlocks.Shift(request.Choices.Start, words),
                Blocks.Text(words.Say(forApprover ? "Times.Scheduled.Approver" : "Times.Scheduled.Requester")),
                QuestionBlocks.All(request, words),
                Blocks.PersonBlock(request.Leaver),
                Blocks.Facts(
                    (words.Say("Cards.Fact.Requester"), request.Requester.Name),
                    (words.Say("Cards.Fact.Approver"), string.Join(", ", request.Approvals.Select(a => a.By.Name))),
                    (words.Say("Times.Fact.ApprovedAt"), request.Decision is { } decision ? words.Moment(decision.At) : null)),
                ProfileBlocks.InShort(request.Choices, request.Snapshot, forApprover ? null : request.Requester.Id, words),
                .. PlanBlocks.All(request.Plan, words, isFolded: !forApprover),
                PlanBlocks.Named(request.Snapshot, request.Choices, words),
                .. SummaryCard.AutoReply(request.Choices, words),
                Blocks.Subtle(words.Say("Cards.Progress.Request", ("request", request.Id.Value))),
            ])
            .With(forApprover ? [.. ApprovalCard.Stop(request, words)] : [QuestionBlocks.Answer(request, words), .. ApprovalCard.Withdraw(request, words)]);
    }

    private static AdaptiveContainer When(RequestState request, WordList words)
    {
        var start = request.Choices.Start!;
        var forYou = StartBlocks.ForReader(start, words);
        return Blocks.Box(
            AdaptiveContainerStyle.Accent,
            Blocks.Heading(words.Say("Times.Scheduled.Starts", ("start", words.MomentIn(start.At, StartBlocks.ZoneOf(start))))),
            forYou is null ? null : Blocks.Line(words.Say("Times.Scheduled.ForYou", ("start", forYou))));
    }
}
