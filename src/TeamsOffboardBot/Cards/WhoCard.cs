using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

/// <param name="Reports">The reader's own direct reports.</param>
/// <param name="HasPicker">Whether the client finds people while somebody types.</param>
public sealed record WhoModel(string Form, string Entered, Phrase? Problem, IReadOnlyList<Person> Reports, bool HasPicker)
{
    /// <summary>Who was meant is deleted, and can be restored instead.</summary>
    public UserId? Deleted { get; init; }
}

/// <summary>Asks who is leaving. Whoever leads people mostly means one of them: they are one press away.</summary>
public static class WhoCard
{
    private const int ShownAtOnce = 5;
    private const int MostShown = 20;

    public static AdaptiveCard Render(WhoModel model, WordList words)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(words);
        var isAsked = model.Reports.Count > 0;
        return Blocks.Card(
            words.Say("Cards.Who.Title"),
            [
                model.Problem is null ? null : Blocks.Error(words.Say(model.Problem)),
                .. Reports(model, words),
                isAsked ? Blocks.Part(words.Say("Cards.Who.SomebodyElse")) : model.Problem is null ? Blocks.Text(words.Say("Cards.Who.What")) : null,
                model.HasPicker ? PersonFields.Leaver(model.Reports.Take(MostShown), words) : Text(model, words),
                Blocks.Subtle(words.Say("Cards.Who.Typing")),
            ])
            .With(
                Buttons.Press(words.Say("Cards.Button.Next"), Verbs.Who, (Fields.Form, model.Form)).Positive(),
                model.Deleted is { } deleted ? Buttons.PressWithoutInputs(words.Say("Restore.Card.Button"), Verbs.Restore, (Fields.Person, deleted.Value)) : null,
                Buttons.PressWithoutInputs(words.Say("Cards.Button.Cancel"), Verbs.Cancel, (Fields.Form, model.Form)));
    }

    private static IEnumerable<AdaptiveElement> Reports(WhoModel model, WordList words)
    {
        if (model.Reports.Count == 0)
        {
            return [];
        }

        // Nobody looks behind a fold for one name.
        var atOnce = model.Reports.Count <= ShownAtOnce + 1 ? model.Reports.Count : ShownAtOnce;
        var behind = model.Reports.Take(MostShown).Skip(atOnce).ToList();
        return
        [
            Blocks.Heading(words.Say("Cards.Who.Reports")),
            .. model.Reports.Take(atOnce).Select(p => Button(p, model)),
            .. behind.Count == 0 ? [] : Blocks.Folded("more-reports", words.Say("Cards.Who.MoreReports", ("count", Blocks.Number(behind.Count, words))), behind.Select(p => Button(p, model))),
        ];
    }

    private static AdaptiveActionSet Button(Person person, WhoModel model)
    {
        var role = string.IsNullOrWhiteSpace(person.JobTitle) ? string.Empty : $" – {person.JobTitle}";
        return new AdaptiveActionSet
        {
            Spacing = AdaptiveSpacing.Small,
            Actions = [Buttons.PressWithoutInputs(CardText.Plain(person.DisplayName + role, 60), Verbs.Pick, (Fields.Form, model.Form), (Fields.Person, person.Id.Value))],
        };
    }

    private static AdaptiveTextInput Text(WhoModel model, WordList words) => new()
    {
        Id = Fields.Person,
        Label = words.Say("Cards.Field.person"),
        Placeholder = words.Say("Cards.Field.person.Hint"),
        MaxLength = 200,
        IsRequired = true,
        ErrorMessage = words.Say("Cards.Field.person.Missing"),
        Value = CardText.Plain(model.Entered, 200) is { Length: > 0 } entered ? entered : null,
    };
}
