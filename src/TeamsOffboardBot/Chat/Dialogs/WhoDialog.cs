using AdaptiveCards;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Words;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>Who is leaving?</summary>
public sealed class WhoDialog(LeaverSearch search, Drafts drafts, DialogCards cards) : CardDialog(nameof(WhoDialog), drafts, cards)
{
    protected override AdaptiveCard Render(OffboardDraft draft, string form, WordList words)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return WhoCard.Render(new WhoModel(form, draft.Sought, draft.Problem), words);
    }

    protected override Task<CardAnswer> PressedAsync(OffboardDraft draft, Press press, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(press);
        return press.Verb == Verbs.Who
            ? SearchAsync(draft, press.Text(Fields.Person), cancellationToken)
            : Task.FromResult<CardAnswer>(new CardAnswer.Say(Planning.Phrase.Of("Chat.OldCard")));
    }

    protected override Task<CardAnswer> TypedAsync(OffboardDraft draft, string text, CancellationToken cancellationToken) =>
        SearchAsync(draft, text, cancellationToken);

    private async Task<CardAnswer> SearchAsync(OffboardDraft draft, string text, CancellationToken cancellationToken)
    {
        var searched = await search.SearchAsync(draft, text, cancellationToken);
        return searched.Problem is null ? new CardAnswer.Next(searched) : new CardAnswer.Again(searched);
    }
}
