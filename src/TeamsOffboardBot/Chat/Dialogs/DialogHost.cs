using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>Begins, continues and ends the dialogs of a conversation.</summary>
public sealed class DialogHost(OffboardDialog dialog, DialogMemory memory, DialogCards cards, LeaverSearch search, RequestDesk desk)
{
    /// <summary>Whether an open form is the one on this message. What is said next in this turn is about it.</summary>
    public async Task<bool> IsShownOnAsync(ITurnContext turn, string? activityId, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(activityId) || (await memory.Strands.OpenAsync(turn, cancellationToken)).FirstOrDefault(s => s.Card == activityId) is not { } shown)
        {
            return false;
        }

        Strands.Enter(turn, shown.Id);
        return true;
    }

    /// <param name="kind">An offboarding, or the end of a mailbox.</param>
    /// <param name="name">Whom it is about, as far as it was said; may be empty.</param>
    public async Task BeginAsync(ITurnContext turn, Speaker speaker, RequestKind kind, string name, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(speaker);
        ArgumentNullException.ThrowIfNull(name);
        var blank = new OffboardDraft { Owner = speaker.Id, OwnerName = speaker.Name, Trace = RunTrace.Here, Kind = kind, TimeZone = turn.Words().Zone.Id, Language = turn.Words().Culture.Name, HasPicker = turn.HasPicker() };
        var draft = name.Length == 0 ? blank : await search.SearchAsync(blank, name, cancellationToken);
        await BeginAsync(turn, speaker, draft, reply, cancellationToken);
    }

    /// <param name="undone">A request that has ended, of which the speaker may see the name it is about.</param>
    public Task BeginReinstatementAsync(ITurnContext turn, Speaker speaker, RequestState undone, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(speaker);
        ArgumentNullException.ThrowIfNull(undone);
        var draft = new OffboardDraft
        {
            Owner = speaker.Id,
            OwnerName = speaker.Name,
            Trace = RunTrace.Here,
            Leaver = undone.Leaver.Id,
            Kind = RequestKind.Reinstatement,
            Undoes = undone.Id,
            HasPicker = turn.HasPicker(),
            IsChosen = true,
        };
        return BeginAsync(turn, speaker, draft, reply, cancellationToken);
    }

    /// <param name="kind">A restoration, or the end of a mailbox.</param>
    /// <param name="leaver">Whether the speaker may ask about this account is looked up when its facts are read.</param>
    public Task BeginAsync(ITurnContext turn, Speaker speaker, RequestKind kind, UserId leaver, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(speaker);
        var draft = new OffboardDraft { Owner = speaker.Id, OwnerName = speaker.Name, Trace = RunTrace.Here, Kind = kind, Leaver = leaver, HasPicker = turn.HasPicker() };
        return BeginAsync(turn, speaker, draft, reply, cancellationToken);
    }

    private async Task BeginAsync(ITurnContext turn, Speaker speaker, OffboardDraft draft, TurnReply reply, CancellationToken cancellationToken)
    {
        await MakeRoomAsync(turn, draft, cancellationToken);
        await memory.Strands.BeginAsync(turn, cancellationToken);
        await memory.Drafts.SetAsync(turn, draft, cancellationToken);
        turn.TurnState.Set(reply);
        var context = await ContextAsync(turn, cancellationToken);
        var result = await context.BeginDialogAsync(dialog.Id, options: null, cancellationToken);
        await SettleAsync(turn, speaker, reply, result, cancellationToken);
    }

    /// <summary>Gives the turn to the dialog it is about. Returns false when it is about none.</summary>
    public async Task<bool> TryContinueAsync(ITurnContext turn, Speaker speaker, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(speaker);
        ArgumentNullException.ThrowIfNull(reply);
        if (!await memory.Strands.TryEnterAsync(turn, turn.TurnState.Get<Press>(), cancellationToken) || await memory.Drafts.FindAsync(turn, cancellationToken) is not { } draft)
        {
            return false;
        }

        if (draft.Owner != speaker.Id)
        {
            reply.Say(turn.Words().Say("Chat.NotYours"));
            return true;
        }

        turn.TurnState.Set(reply);
        var context = await ContextAsync(turn, cancellationToken);
        var result = await context.ContinueDialogAsync(cancellationToken);
        await SettleAsync(turn, speaker, reply, result, cancellationToken);
        return true;
    }

    /// <summary>A form that was submitted shows what became of it, as often as its button is pressed: the answer may have been lost. False: it was not.</summary>
    public async Task<bool> TryShowSentAsync(ITurnContext turn, Press press, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(press);
        if (press.Verb != Verbs.Submit || await memory.Drafts.SentAsync(turn, press.Text(Fields.Form), cancellationToken) is not { } request)
        {
            return false;
        }

        await desk.ShowAsync(turn, request, press.By, reply, cancellationToken);
        return true;
    }

    /// <summary>Forgets what was entered last, or on the card the turn is about. Returns false when nothing was.</summary>
    public async Task<bool> TryCancelAsync(ITurnContext turn, Speaker speaker, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(speaker);
        if (!await memory.Strands.TryEnterAsync(turn, press: null, cancellationToken) && (await memory.Strands.OpenAsync(turn, cancellationToken)) is [.., var last])
        {
            Strands.Enter(turn, last.Id);
        }

        if (await memory.Strands.FindAsync(turn, cancellationToken) is not { } strand
            || await memory.Drafts.FindAsync(turn, cancellationToken) is not { } draft || draft.Owner != speaker.Id)
        {
            return false;
        }

        await EndAsync(turn, strand, turn.Activity.Type == ActivityTypes.Invoke ? null : Phrase.Of("Chat.Card.Cancelled"), cancellationToken);
        return true;
    }

    /// <summary>
    /// Whoever asks again about the same leaver starts over; so does who had not said whom they meant. Of more than can be kept the oldest is closed.
    /// </summary>
    private async Task MakeRoomAsync(ITurnContext turn, OffboardDraft draft, CancellationToken cancellationToken)
    {
        var pressedOn = turn.Activity.Type == ActivityTypes.Invoke ? turn.Activity.ReplyToId : null;
        foreach (var strand in await memory.Strands.OpenAsync(turn, cancellationToken))
        {
            var other = await memory.Drafts.OfAsync(turn, strand.Id, cancellationToken);
            if (strand.Card == pressedOn || other is null || (other.Kind, other.Leaver, other.Undoes) == (draft.Kind, draft.Leaver, draft.Undoes))
            {
                await EndAsync(turn, strand, strand.Card == pressedOn ? null : Phrase.Of("Chat.Card.Continued"), cancellationToken);
            }
        }

        if (await memory.Strands.OpenAsync(turn, cancellationToken) is { Count: >= DialogMemory.Most } all)
        {
            await EndAsync(turn, all[0], Phrase.Of("Chat.Card.Cancelled"), cancellationToken);
        }
    }

    /// <param name="sentence">What stays where its form was; null: something else is drawn there.</param>
    private async Task EndAsync(ITurnContext turn, Strand strand, Phrase? sentence, CancellationToken cancellationToken)
    {
        if (sentence is not null)
        {
            await cards.CloseAsync(turn, strand, sentence, cancellationToken);
        }

        await memory.ForgetAsync(turn, strand, cancellationToken);
    }

    private async Task<DialogContext> ContextAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        await new DialogSet(memory.Stack).Add(dialog).CreateContextAsync(turn, cancellationToken);

    /// <summary>A dialog that ended leaves nothing but the request it led to.</summary>
    private async Task SettleAsync(ITurnContext turn, Speaker speaker, TurnReply reply, DialogTurnResult result, CancellationToken cancellationToken)
    {
        if (result.Status == DialogTurnStatus.Waiting)
        {
            await memory.Stack.SaveAsync(turn, cancellationToken);
            return;
        }

        var strand = (await memory.Strands.FindAsync(turn, cancellationToken))!;
        var draft = await memory.Drafts.GetAsync(turn, cancellationToken);
        if (draft.Submitted is { } request && await desk.FindAsync(request, speaker, cancellationToken) is not null)
        {
            if (turn.Activity.Type == ActivityTypes.Message)
            {
                await cards.CloseAsync(turn, strand, Phrase.Of("Chat.Card.Continued"), cancellationToken);
            }

            await memory.Drafts.NoteSentAsync(turn, strand.Form, request, cancellationToken);
            await desk.ShowAsync(turn, request, speaker, reply, cancellationToken);
        }

        await memory.ForgetAsync(turn, strand, cancellationToken);
    }
}
