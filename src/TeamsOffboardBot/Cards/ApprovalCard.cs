using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Cards;

/// <summary>A request that waits for its approval: with the decision buttons for approvers, with Withdraw for the requester.</summary>
public static class ApprovalCard
{
    public static AdaptiveCard Render(RequestState request, bool forApprover, WordList words)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(words);
        var name = request.Leaver.DisplayName;
        return Blocks.Card(
            words.Say(forApprover ? "Cards.Approval.Title" : "Cards.Approval.WaitingTitle", ("name", name)),
            [
                forApprover ? null : Blocks.Text(words.Say("Cards.Approval.Waiting")),
                Blocks.PersonBlock(request.Leaver),
                Blocks.Facts(
                    (words.Say("Cards.Fact.Requester"), request.Requester.Name),
                    (words.Say("Cards.Fact.Submitted"), words.Moment(request.SubmittedAt)),
                    (words.Say("Cards.Fact.ChangedBy"), request.ChangedBy?.Name),
                    (words.Say("Cards.Fact.When"), words.Say("Cards.Approval.When"))),
                .. PlanBlocks.Consequences(request.Plan.Findings, words),
                .. PlanBlocks.Steps(request.Plan, words),
                .. SummaryCard.AutoReply(request.Choices, words),
                Blocks.Subtle(words.Say("Cards.Approval.Lookup")),
                Blocks.Subtle(words.Say("Cards.Progress.Request", ("request", request.Id.Value))),
            ])
            .With(forApprover ? Decide(request, words) : Withdraw(request, words));
    }

    private static IEnumerable<AdaptiveAction?> Decide(RequestState request, WordList words)
    {
        var data = Data(request);
        yield return request.Plan.IsBlocked ? null : Buttons.PressWithoutInputs(words.Say("Cards.Button.Approve"), Verbs.Approve, data).Positive();
        yield return Buttons.Ask(
            words.Say("Cards.Button.Reject"),
            new AdaptiveTextInput
            {
                Id = Fields.Reason,
                Label = words.Say("Cards.Field.reason"),
                IsMultiline = true,
                IsRequired = true,
                MaxLength = 500,
                ErrorMessage = words.Say("Cards.Field.reason.Missing"),
            },
            Buttons.Press(words.Say("Cards.Button.SendRejection"), Verbs.Reject, data).Destructive());
        yield return Buttons.PressWithoutInputs(words.Say("Cards.Button.Change"), Verbs.Change, data);
    }

    private static IEnumerable<AdaptiveAction> Withdraw(RequestState request, WordList words) =>
        [Buttons.Press(words.Say("Cards.Button.Withdraw"), Verbs.Withdraw, Data(request)).Destructive()];

    private static (string Name, string Value)[] Data(RequestState request) =>
        [(Fields.Request, request.Id.Value), (Fields.PlanHash, request.Plan.Hash.Value)];
}
