using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>
/// Reads the tenant. A reading that takes longer than people wait for an answer goes on in the background: the card says so
/// and turns into the next question when the reading is there.
/// </summary>
public sealed class ReadingDialog(Preparation preparation, Readings readings, Drafts drafts, DialogCards cards, AskRefusals refusals, TimeProvider time)
    : Dialog(nameof(ReadingDialog))
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public override Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null, CancellationToken cancellationToken = default) =>
        ReadAsync(dc, readings.Start, cancellationToken);

    public override Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default) =>
        ReadAsync(dc, readings.Join, cancellationToken);

    private async Task<DialogTurnResult> ReadAsync(
        DialogContext dc, Func<string, OffboardDraft, Func<CancellationToken, Task<Prepared>>, Task<Prepared>> begin, CancellationToken cancellationToken)
    {
        var draft = await drafts.GetAsync(dc.Context, cancellationToken);
        var conversation = dc.Context.Activity.Conversation.Id;
        var words = dc.Context.Words();
        var reading = begin(conversation, draft, ct => preparation.PrepareAsync(draft, words, ct));
        if (await Task.WhenAny(reading, Task.Delay(Patience, time, cancellationToken)) != reading)
        {
            await DrawAsync(dc, problem: null, cancellationToken);
            dc.Context.TurnState.Set(new Awaited(reading));
            return EndOfTurn;
        }

        readings.Forget(conversation, draft);
        try
        {
            return await SettleAsync(dc, draft, await reading, cancellationToken);
        }
        catch (Microsoft365Fault fault)
        {
            await DrawAsync(dc, refusals.Say(fault), cancellationToken);
            return EndOfTurn;
        }
    }

    private async Task<DialogTurnResult> SettleAsync(DialogContext dc, OffboardDraft draft, Prepared prepared, CancellationToken cancellationToken)
    {
        if (prepared is Prepared.Ready ready)
        {
            await drafts.SetAsync(dc.Context, draft with { Snapshot = ready.Snapshot, Choices = ready.Choices, Form = ready.Form, Restoring = ready.Restoring, Ending = ready.Ending }, cancellationToken);
            return await dc.EndDialogAsync(CardDialog.Settled, cancellationToken);
        }

        if (prepared is Prepared.Unreadable unreadable)
        {
            await DrawAsync(dc, unreadable.Why, cancellationToken);
            return EndOfTurn;
        }

        var refused = (Prepared.Refused)prepared;
        await drafts.SetAsync(dc.Context, draft with { Submitted = refused.Open }, cancellationToken);
        refusals.Show(dc.Context, refused, draft.Kind);
        return await dc.EndDialogAsync(AskRefusals.Refused, cancellationToken);
    }

    private async Task DrawAsync(DialogContext dc, Phrase? problem, CancellationToken cancellationToken)
    {
        var form = await cards.NextFormAsync(dc.Context, cancellationToken);
        cards.Show(dc.Context, dc.Context.TurnState.Get<TurnReply>(), ReadingCard.Render(new ReadingModel(form, problem), dc.Context.Words()));
    }
}
