using AdaptiveCards;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>
/// One question on one card, answered by a button or in typed words. An answer to another form than the one it drew last is late, and does not reach it
/// (<see cref="Strands"/>).
/// </summary>
public abstract class CardDialog(string id, Drafts drafts, DialogCards cards) : Dialog(id)
{
    /// <summary>Results of a settled question.</summary>
    public const string Settled = "settled";
    public const string WentBack = "back";

    protected Drafts Drafts { get; } = drafts;

    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        await DrawAsync(dc, cancellationToken);
        return EndOfTurn;
    }

    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        if (dc.Context.Activity.Type == ActivityTypes.Event)
        {
            return EndOfTurn;
        }

        var draft = await Drafts.GetAsync(dc.Context, cancellationToken) with { Problem = null, Problems = new Dictionary<string, Phrase>(StringComparer.Ordinal) };
        var press = dc.Context.TurnState.Get<Press>();
        var answer = press is null
            ? await TypedAsync(draft, CommandReader.Plain(dc.Context.Activity.Text), cancellationToken)
            : await PressedAsync(draft, press, cancellationToken);
        switch (answer)
        {
            case CardAnswer.Next next:
                await Drafts.SetAsync(dc.Context, next.Draft, cancellationToken);
                return await dc.EndDialogAsync(Settled, cancellationToken);
            case CardAnswer.Back back:
                await Drafts.SetAsync(dc.Context, back.Draft, cancellationToken);
                return await dc.EndDialogAsync(WentBack, cancellationToken);
            case CardAnswer.Again again:
                await Drafts.SetAsync(dc.Context, again.Draft, cancellationToken);
                await DrawAsync(dc, cancellationToken);
                return EndOfTurn;
            case CardAnswer.Say say:
                dc.Context.TurnState.Get<TurnReply>().Say(dc.Context.Words().About(draft.Kind).Say(say.Sentence));
                return EndOfTurn;
            default:
                throw new InvalidOperationException($"No answer is called {answer.GetType().Name}.");
        }
    }

    protected abstract AdaptiveCard Render(OffboardDraft draft, string form, WordList words);

    /// <summary>A button of this card other than Cancel.</summary>
    protected abstract Task<CardAnswer> PressedAsync(OffboardDraft draft, Press press, CancellationToken cancellationToken);

    protected abstract Task<CardAnswer> TypedAsync(OffboardDraft draft, string text, CancellationToken cancellationToken);

    private async Task DrawAsync(DialogContext dc, CancellationToken cancellationToken)
    {
        var form = await cards.NextFormAsync(dc.Context, cancellationToken);
        var draft = await Drafts.GetAsync(dc.Context, cancellationToken);
        cards.Show(dc.Context, dc.Context.TurnState.Get<TurnReply>(), Render(draft, form, dc.Context.Words().About(draft.Kind)));
    }
}
