using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
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
                forApprover ? null : Blocks.Text(ClearanceBlocks.Waiting(request, words)),
                request.HasMissedStart ? Blocks.Box(AdaptiveContainerStyle.Attention, Blocks.Text(words.Say("Times.Approval.Missed", ("name", name)))) : null,
                ClearanceBlocks.Void(request, words),
                QuestionBlocks.All(request, words),
                Blocks.PersonBlock(request.Leaver),
                Blocks.Facts(
                [
                    .. StartBlocks.Facts(request.Choices.Start, words),
                    (words.Say("Cards.Fact.Requester"), $"{request.Requester.Name}, {words.Moment(request.SubmittedAt)}"),
                    (words.Say("Cards.Fact.ChangedBy"), request.ChangedBy?.Name),
                    (words.Say("Reinstate.Card.Undoes"), request.Choices.Reinstates?.Of.Value),
                    // Beside a start, a later day to decide by would only put people at ease.
                    (words.Say("Times.Fact.DecideBy"), request.IsNeededByStart ? null : words.Moment(request.ExpiresAt)),
                    .. ClearanceBlocks.Approvals(request, words),
                ]),
                .. ClearanceBlocks.LockOut(request, forApprover, words),
                StartBlocks.Shift(request.Choices.Start, words),
                Blocks.Subtle(words.Say(Expires(request), ("expires", words.Moment(request.ExpiresAt)))),
                ProfileBlocks.InShort(request.Choices, request.Snapshot, forApprover ? null : request.Requester.Id, words),
                .. PlanBlocks.All(request.Plan, words, isFolded: !forApprover && request.Choices.Kind == RequestKind.Offboarding),
                PlanBlocks.Named(request.Snapshot, request.Choices, words),
                // After a drift the choices are the ones that were read before; what is different needs their place.
                .. request.Replacement is { By: null } ? [] : SummaryCard.AutoReply(request.Choices, words),
                Blocks.Subtle($"{words.Say("Cards.Approval.Lookup")} {words.Say("Cards.Progress.Request", ("request", request.Id.Value))}"),
            ])
            .With(forApprover ? Decide(request, words) : [QuestionBlocks.Answer(request, words), .. Withdraw(request, words)]);
    }

    private static string Expires(RequestState request) => request switch
    {
        { Stage: RequestStage.LockOutOnly } => "Clearance.Expires",
        { IsNeededByStart: true } => "Times.Approval.ExpiresWithStart",
        _ => "Times.Approval.Expires",
    };

    private static IEnumerable<AdaptiveAction?> Decide(RequestState request, WordList words)
    {
        var data = Data(request);
        yield return request.Plan.IsBlocked ? null : Buttons.PressWithoutInputs(words.Say(request.HasMissedStart ? "Times.Button.ApproveNow" : "Cards.Button.Approve"), Verbs.Approve, data).Positive();
        yield return Reject("Cards.Button.Reject", "Cards.Button.SendRejection", data, words);
        yield return QuestionBlocks.Ask(request, words);
        yield return !request.Choices.CanBeChanged ? null : Buttons.PressWithoutInputs(words.Say("Cards.Button.Change"), Verbs.Change, data);
    }

    /// <summary>For approvers, until an approved request starts.</summary>
    internal static IEnumerable<AdaptiveAction> Stop(RequestState request, WordList words) =>
    [
        Reject("Times.Button.Stop", "Times.Button.SendStop", Data(request), words),
        Buttons.PressWithoutInputs(words.Say("Cards.Button.Change"), Verbs.Change, Data(request)),
    ];

    internal static IEnumerable<AdaptiveAction> Withdraw(RequestState request, WordList words) =>
        [Buttons.Press(words.Say("Cards.Button.Withdraw"), Verbs.Withdraw, Data(request)).Destructive()];

    private static AdaptiveShowCardAction Reject(string ask, string send, (string Name, string Value)[] data, WordList words) => Buttons.Ask(
        words.Say(ask),
        new AdaptiveTextInput
        {
            Id = Fields.Reason,
            Label = words.Say("Cards.Field.reason"),
            IsMultiline = true,
            IsRequired = true,
            MaxLength = 500,
            ErrorMessage = words.Say("Cards.Field.reason.Missing"),
        },
        Buttons.Press(words.Say(send), Verbs.Reject, data).Destructive());

    private static (string Name, string Value)[] Data(RequestState request) =>
        [(Fields.Request, request.Id.Value), (Fields.PlanHash, request.Plan.Hash.Value)];
}
