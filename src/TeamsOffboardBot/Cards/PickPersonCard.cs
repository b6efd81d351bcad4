using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

/// <param name="Sought">What was searched for.</param>
/// <param name="More">There are more matches than the card shows.</param>
public sealed record PickPersonModel(string Form, string Sought, IReadOnlyList<Person> Matches, bool More, Phrase? Problem);

/// <summary>Several people match: shows what tells them apart.</summary>
public static class PickPersonCard
{
    public static AdaptiveCard Render(PickPersonModel model, WordList words)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(words);
        return Blocks.Card(
            words.Say("Cards.Pick.Title", ("sought", CardText.Plain(model.Sought, 80))),
            model.Problem is null ? null : Blocks.Error(words.Say(model.Problem)),
            new AdaptiveChoiceSetInput
            {
                Id = Fields.Person,
                Label = words.Say("Cards.Pick.Label"),
                Style = AdaptiveChoiceInputStyle.Expanded,
                Wrap = true,
                IsRequired = true,
                ErrorMessage = words.Say("Cards.Pick.Missing"),
                Choices = [.. model.Matches.Select((p, i) => new AdaptiveChoice { Title = CardText.Line($"{i + 1} – {Describe(p)}"), Value = p.Id.Value })],
            },
            model.More ? Blocks.Text(words.Say("Cards.Pick.More")) : null,
            Blocks.Subtle(words.Say("Cards.Pick.Typing")))
            .With(
                Buttons.Press(words.Say("Cards.Button.Next"), Verbs.Pick, (Fields.Form, model.Form)).Positive(),
                Buttons.PressWithoutInputs(words.Say("Cards.Button.SearchAgain"), Verbs.Back, (Fields.Form, model.Form)),
                Buttons.PressWithoutInputs(words.Say("Cards.Button.Cancel"), Verbs.Cancel, (Fields.Form, model.Form)));
    }

    private static string Describe(Person person) =>
        string.Join(", ", new[] { CardText.Plain(person.DisplayName, 80), person.JobTitle, person.Department }.Where(t => !string.IsNullOrWhiteSpace(t)))
        + $" ({person.Mail ?? person.UserPrincipalName})";
}
