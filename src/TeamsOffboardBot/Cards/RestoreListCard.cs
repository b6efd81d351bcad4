using System.Globalization;
using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

public sealed record RestoreLine(Person Person, int DaysLeft);

/// <summary>Deleted accounts with the days that are left: one or several can be picked.</summary>
public static class RestoreListCard
{
    public const int MostLines = 12;

    /// <param name="sought">What was searched for; may be empty.</param>
    /// <param name="more">How many there are besides.</param>
    public static AdaptiveCard Render(string sought, IReadOnlyList<RestoreLine> lines, int more, WordList words)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(words);
        return Blocks.Card(
            words.Say("Restore.List.Title"),
            lines.Count == 0
                ? Blocks.Text(words.Say("Restore.List.None"))
                : new AdaptiveChoiceSetInput
                {
                    Id = Fields.People,
                    Label = words.Say("Restore.List.Label"),
                    Style = AdaptiveChoiceInputStyle.Expanded,
                    IsMultiSelect = true,
                    Wrap = true,
                    Choices = [.. lines.Select(l => new AdaptiveChoice { Title = CardText.Line(Describe(l, words)), Value = l.Person.Id.Value })],
                },
            more > 0 ? Blocks.Subtle(words.Say("Restore.List.More", ("count", Blocks.Number(more, words)))) : null,
            new AdaptiveTextInput
            {
                Id = Fields.Person,
                Label = words.Say("Restore.List.Search"),
                Placeholder = words.Say("Cards.Field.person.Hint"),
                MaxLength = 200,
                Value = CardText.Plain(sought, 200) is { Length: > 0 } entered ? entered : null,
            },
            Blocks.Subtle(words.Say("Restore.List.Typing")))
            .With(
                lines.Count == 0 ? null : Buttons.Press(words.Say("Cards.Button.Next"), Verbs.RestoreChosen).Positive(),
                Buttons.Press(words.Say("Restore.List.SearchButton"), Verbs.RestoreSearch));
    }

    /// <summary>Soonest gone first is how they stand, so the days end the line.</summary>
    private static string Describe(RestoreLine line, WordList words) => words.Say(
        "Restore.List.Line",
        ("name", CardText.Plain(line.Person.DisplayName, 80)),
        ("address", CardText.Plain(line.Person.UserPrincipalName, 80)),
        ("leftDays", line.DaysLeft.ToString(CultureInfo.InvariantCulture)));
}
