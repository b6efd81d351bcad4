using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

/// <param name="Problem">Why the facts could not be read; null while they are being read.</param>
public sealed record ReadingModel(string Form, Phrase? Problem);

/// <summary>The tenant is being read, or could not be.</summary>
public static class ReadingCard
{
    public static AdaptiveCard Render(ReadingModel model, WordList words)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(words);
        return Blocks.Card(
            words.Say(model.Problem is null ? "Cards.Reading.Title" : "Cards.Reading.FailedTitle"),
            Blocks.Text(words.Say(model.Problem ?? Phrase.Of("Cards.Reading.What"))))
            .With(
                model.Problem is null ? null : Buttons.Press(words.Say("Cards.Button.Again"), Verbs.Again, (Fields.Form, model.Form)).Positive(),
                Buttons.Press(words.Say("Cards.Button.Cancel"), Verbs.Cancel, (Fields.Form, model.Form)));
    }
}
