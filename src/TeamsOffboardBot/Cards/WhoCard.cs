using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

public sealed record WhoModel(string Form, string Entered, Phrase? Problem);

/// <summary>Asks who is leaving.</summary>
public static class WhoCard
{
    public static AdaptiveCard Render(WhoModel model, WordList words)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(words);
        return Blocks.Card(
            words.Say("Cards.Who.Title"),
            model.Problem is null ? Blocks.Text(words.Say("Cards.Who.What")) : Blocks.Error(words.Say(model.Problem)),
            new AdaptiveTextInput
            {
                Id = Fields.Person,
                Label = words.Say("Cards.Field.person"),
                Placeholder = words.Say("Cards.Field.person.Hint"),
                MaxLength = 200,
                IsRequired = true,
                ErrorMessage = words.Say("Cards.Field.person.Missing"),
                Value = CardText.Plain(model.Entered, 200) is { Length: > 0 } entered ? entered : null,
            },
            Blocks.Subtle(words.Say("Cards.Who.Typing")))
            .With(
                Buttons.Press(words.Say("Cards.Button.Next"), Verbs.Who, (Fields.Form, model.Form)).Positive(),
                Buttons.PressWithoutInputs(words.Say("Cards.Button.Cancel"), Verbs.Cancel, (Fields.Form, model.Form)));
    }
}
