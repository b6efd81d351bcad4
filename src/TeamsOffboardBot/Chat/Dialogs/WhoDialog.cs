using AdaptiveCards;
using Microsoft.Bot.Builder.Dialogs;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Words;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>Who is leaving?</summary>
public sealed class WhoDialog(LeaverSearch search, Drafts drafts, DialogCards cards) : CardDialog(nameof(WhoDialog), drafts, cards)
{
    /// <summary>Their own direct reports come first: one of them leaves. A mailbox that is to end is rarely that of somebody who still works.</summary>
    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        var draft = await Drafts.GetAsync(dc.Context, cancellationToken);
        if (draft is { Reports: null, Kind: Planning.RequestKind.Offboarding })
        {
            await Drafts.SetAsync(dc.Context, draft with { Reports = await search.ReportsAsync(draft.Owner, cancellationToken) }, cancellationToken);
        }

        return await base.BeginDialogAsync(dc, options, cancellationToken);
    }

    protected override AdaptiveCard Render(OffboardDraft draft, string form, WordList words)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return WhoCard.Render(new WhoModel(form, draft.Sought, draft.Problem, draft.Reports ?? [], draft.HasPicker) { Deleted = draft.Deleted }, words);
    }

    protected override Task<CardAnswer> PressedAsync(OffboardDraft draft, Press press, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(press);
        return press.Verb switch
        {
            Verbs.Who or Verbs.Pick => SearchAsync(draft, press.Text(Fields.Person), cancellationToken),
            _ => Task.FromResult<CardAnswer>(new CardAnswer.Say(Planning.Phrase.Of("Chat.OldCard"))),
        };
    }

    protected override Task<CardAnswer> TypedAsync(OffboardDraft draft, string text, CancellationToken cancellationToken) =>
        SearchAsync(draft, text, cancellationToken);

    private async Task<CardAnswer> SearchAsync(OffboardDraft draft, string text, CancellationToken cancellationToken)
    {
        var searched = await search.SearchAsync(draft, text, cancellationToken);
        return searched.Problem is null ? new CardAnswer.Next(searched) : new CardAnswer.Again(searched);
    }
}
