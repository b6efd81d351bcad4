using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

public sealed record SummaryModel(string Form, Snapshot Snapshot, Choices Choices, Plan Plan, Phrase? Problem)
{
    /// <summary>Who reads the card; null where that is not said.</summary>
    public UserId? Reader { get; init; }
}

/// <summary>Everything that would be submitted, before it is: who, when, what happens, what is lost and when.</summary>
public static class SummaryCard
{
    public static AdaptiveCard Render(SummaryModel model, WordList words)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(words);
        words = words.About(model.Choices.Kind);
        return Blocks.Card(
            words.Say("Cards.Summary.Title", ("name", model.Snapshot.Account.Person.DisplayName)),
            [
                model.Problem is null ? null : Blocks.Box(AdaptiveContainerStyle.Attention, Blocks.Text(words.Say(model.Problem))),
                Blocks.PersonBlock(model.Snapshot.Account.Person),
                Blocks.Facts(StartBlocks.Facts(model.Choices.Start, words)),
                StartBlocks.Shift(model.Choices.Start, words),
                model.Choices.Start is null ? null : Blocks.Subtle(words.Say("Times.Summary.Late")),
                ProfileBlocks.InShort(model.Choices, model.Snapshot, model.Reader, words),
                .. PlanBlocks.All(model.Plan, words, isFolded: model.Choices.Kind == RequestKind.Offboarding),
                PlanBlocks.Named(model.Snapshot, model.Choices, words),
                .. AutoReply(model.Choices, words),
                Blocks.Subtle(words.Say(model.Plan.IsBlocked ? "Cards.Summary.Blocked" : "Cards.Summary.Typing")),
            ])
            .With(
                model.Plan.IsBlocked ? null : Buttons.Press(words.Say("Cards.Button.Submit"), Verbs.Submit, (Fields.Form, model.Form)).Positive(),
                !model.Choices.CanBeChanged ? null : Buttons.Press(words.Say("Cards.Button.Back"), Verbs.Back, (Fields.Form, model.Form)),
                Buttons.Press(words.Say("Cards.Button.Cancel"), Verbs.Cancel, (Fields.Form, model.Form)));
    }

    /// <summary>The texts that will be sent in the leaver's name, folded away.</summary>
    public static IEnumerable<AdaptiveElement> AutoReply(Choices choices, WordList words)
    {
        ArgumentNullException.ThrowIfNull(choices);
        ArgumentNullException.ThrowIfNull(words);
        return choices.AutoReply is null
            ? []
            : Blocks.Folded(
                "auto-reply",
                words.Say("Cards.Summary.AutoReply"),
                Blocks.Heading(words.Say("Cards.Field.autoReplyInternal")),
                Blocks.Quote(choices.AutoReply.Internal),
                Blocks.Heading(words.Say("Cards.Field.autoReplyExternal")),
                Blocks.Quote(choices.AutoReply.External));
    }
}
