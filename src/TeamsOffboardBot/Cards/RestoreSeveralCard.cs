using System.Globalization;
using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Cards;

/// <param name="Why">Why this one cannot be asked for like this; null when it can.</param>
/// <param name="Lost">What does not come back with it.</param>
public sealed record RestoreOutlook(Person Person, int DaysLeft, IReadOnlyList<Phrase> Lost, Phrase? Why)
{
    public bool CanBeAsked => Why is null;
}

/// <param name="Why">Why nothing was sent for this one; null when something was.</param>
/// <param name="Request">The request it is in.</param>
public sealed record RestoreOutcome(string Name, Phrase? Why, RequestId? Request);

/// <summary>Several deleted accounts at once: what is lost of each before it is asked for, and what became of each afterwards.</summary>
public static class RestoreSeveralCard
{
    /// <summary>Each becomes a request of its own, which somebody reads and approves.</summary>
    public const int MostPeople = 8;

    private const int LostShown = 4;

    public static AdaptiveCard Render(IReadOnlyList<RestoreOutlook> people, RestoreForm form, WordList words)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(words);
        var possible = people.Where(p => p.CanBeAsked).ToList();
        var ids = string.Join(',', possible.Select(p => p.Person.Id.Value));
        return Blocks.Card(
            words.Say("Restore.Several.Title", ("count", Blocks.Number(people.Count, words))),
            [
                Blocks.Text(words.Say("Restore.Several.What")),
                .. people.Select(p => Person(p, words)),
                Blocks.Subtle(words.Say("Restore.ComesBack")),
                Blocks.Part(words.Say("Restore.Choices.Part")),
                .. RestoreCard.Toggles(form, words),
            ])
            .With(possible.Count == 0 ? null : Buttons.Press(words.Say("Cards.Button.Submit"), Verbs.RestoreSeveral, (Fields.People, ids)).Positive());
    }

    public static AdaptiveCard Render(IReadOnlyList<RestoreOutcome> outcomes, WordList words)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentNullException.ThrowIfNull(words);
        var sent = outcomes.Count(o => o.Why is null);
        return Blocks.Card(
            words.Say("Restore.Sent.Title", ("count", Blocks.Number(sent, words)), ("total", Blocks.Number(outcomes.Count, words))),
            outcomes.Select(o => Outcome(o, words)));
    }

    private static AdaptiveContainer Person(RestoreOutlook person, WordList words) => Blocks.Box(
        person.CanBeAsked ? AdaptiveContainerStyle.Emphasis : AdaptiveContainerStyle.Attention,
        [
            Blocks.Heading(CardText.Plain(person.Person.DisplayName, 80)),
            Blocks.Subtle(words.Say("Restore.Several.Left", ("address", CardText.Plain(person.Person.UserPrincipalName, 80)), ("leftDays", person.DaysLeft.ToString(CultureInfo.InvariantCulture)))),
            person.Why is { } why ? Blocks.Line(CardText.Plain(words.Say(why), 300)) : null,
            .. person.Lost.Take(LostShown).Select(l => Blocks.Line(CardText.Plain(words.Say(l), 300))),
        ]);

    private static AdaptiveColumnSet Outcome(RestoreOutcome outcome, WordList words) => new()
    {
        Separator = true,
        Columns =
        [
            new AdaptiveColumn
            {
                Width = new AdaptiveWidth("stretch"),
                Items =
                [
                    new AdaptiveTextBlock(CardText.Line(outcome.Name, 120)) { Weight = AdaptiveTextWeight.Bolder, Wrap = true },
                    outcome.Why is { } why ? Blocks.Error(CardText.Plain(words.Say(why), 300)) : Blocks.Line(words.Say("Restore.Sent.Sent", ("request", outcome.Request!.Value.Value))),
                ],
            },
            .. outcome.Request is { } request
                ? [new AdaptiveColumn { Width = new AdaptiveWidth("auto"), Items = [new AdaptiveActionSet { Actions = [Buttons.Press(words.Say("Cards.Button.Open"), Verbs.Open, (Fields.Request, request.Value))] }] }]
                : Array.Empty<AdaptiveColumn>(),
        ],
    };
}
