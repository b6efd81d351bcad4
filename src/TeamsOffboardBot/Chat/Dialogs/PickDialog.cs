using System.Globalization;
using AdaptiveCards;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>Which of several people?</summary>
public sealed class PickDialog(LeaverSearch search, Drafts drafts, DialogCards cards) : CardDialog(nameof(PickDialog), drafts, cards)
{
    protected override AdaptiveCard Render(OffboardDraft draft, string form, WordList words)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return PickPersonCard.Render(new PickPersonModel(form, draft.Sought, draft.Matches, draft.HasMoreMatches, draft.Problem), words);
    }

    protected override Task<CardAnswer> PressedAsync(OffboardDraft draft, Press press, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(press);
        return Task.FromResult<CardAnswer>(press.Verb switch
        {
            Verbs.Pick when draft.Matches.FirstOrDefault(p => p.Id.Value == press.Text(Fields.Person)) is { } picked => Picked(draft, picked),
            Verbs.Pick => new CardAnswer.Again(draft with { Problem = Phrase.Of("Cards.Pick.Missing") }),
            Verbs.Back => new CardAnswer.Back(draft with { Matches = [], HasMoreMatches = false }),
            _ => new CardAnswer.Say(Phrase.Of("Chat.OldCard")),
        });
    }

    protected override async Task<CardAnswer> TypedAsync(OffboardDraft draft, string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number >= 1 && number <= draft.Matches.Count
                ? Picked(draft, draft.Matches[number - 1])
                : new CardAnswer.Again(draft with { Problem = Phrase.Of("Chat.Pick.Number", ("count", draft.Matches.Count.ToString(CultureInfo.InvariantCulture))) });
        }

        var searched = await search.SearchAsync(draft, text, cancellationToken);
        return searched switch
        {
            { Leaver: not null } => new CardAnswer.Next(searched),
            { Matches.Count: > 0 } => new CardAnswer.Again(searched),
            _ => new CardAnswer.Again(draft with { Problem = searched.Problem }),
        };
    }

    private static CardAnswer.Next Picked(OffboardDraft draft, Person picked) => new(draft with { Leaver = picked.Id });
}
