using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>Begins, continues and ends the one dialog a conversation can have open.</summary>
public sealed class DialogHost(OffboardDialog dialog, Drafts drafts, DialogCards cards, LeaverSearch search, RequestDesk desk, OpenDialogs stack)
{
    /// <summary>Whether the open form is the one on this message.</summary>
    public async Task<bool> IsShownOnAsync(ITurnContext turn, string? activityId, CancellationToken cancellationToken) =>
        !string.IsNullOrEmpty(activityId) && await drafts.CardAsync(turn, cancellationToken) == activityId;

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
        await stack.DeleteAsync(turn, cancellationToken);
        await drafts.SetAsync(turn, draft, cancellationToken);
        turn.TurnState.Set(reply);
        var context = await ContextAsync(turn, cancellationToken);
        var result = await context.BeginDialogAsync(dialog.Id, options: null, cancellationToken);
        await SettleAsync(turn, speaker, reply, result, cancellationToken);
    }

    /// <summary>Gives the turn to the open dialog. Returns false when none is open.</summary>
    public async Task<bool> TryContinueAsync(ITurnContext turn, Speaker speaker, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(speaker);
        ArgumentNullException.ThrowIfNull(reply);
        if (await drafts.FindAsync(turn, cancellationToken) is not { } draft)
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
        if (press.Verb != Verbs.Submit || await drafts.SentAsync(turn, press.Text(Fields.Form), cancellationToken) is not { } request)
        {
            return false;
        }

        await desk.ShowAsync(turn, request, press.By, reply, cancellationToken);
        return true;
    }

    /// <summary>Forgets what was entered. Returns false when nothing was.</summary>
    public async Task<bool> TryCancelAsync(ITurnContext turn, Speaker speaker, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(speaker);
        if (await drafts.FindAsync(turn, cancellationToken) is not { } draft || draft.Owner != speaker.Id)
        {
            return false;
        }

        if (turn.Activity.Type != ActivityTypes.Invoke)
        {
            await cards.CloseAsync(turn, Phrase.Of("Chat.Card.Cancelled"), cancellationToken);
        }

        await ForgetAsync(turn, cancellationToken);
        return true;
    }

    private async Task<DialogContext> ContextAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        await new DialogSet(stack).Add(dialog).CreateContextAsync(turn, cancellationToken);

    /// <summary>A dialog that ended leaves nothing but the request it led to.</summary>
    private async Task SettleAsync(ITurnContext turn, Speaker speaker, TurnReply reply, DialogTurnResult result, CancellationToken cancellationToken)
    {
        if (result.Status == DialogTurnStatus.Waiting)
        {
            await stack.SaveAsync(turn, cancellationToken);
            return;
        }

        var draft = await drafts.GetAsync(turn, cancellationToken);
        if (draft.Submitted is { } request && await desk.FindAsync(request, speaker, cancellationToken) is not null)
        {
            if (turn.Activity.Type == ActivityTypes.Message)
            {
                await cards.CloseAsync(turn, Phrase.Of("Chat.Card.Continued"), cancellationToken);
            }

            await drafts.NoteSentAsync(turn, request, cancellationToken);
            await desk.ShowAsync(turn, request, speaker, reply, cancellationToken);
        }

        await ForgetAsync(turn, cancellationToken);
    }

    private async Task ForgetAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        await stack.DeleteAsync(turn, cancellationToken);
        await drafts.ClearAsync(turn, cancellationToken);
    }
}
