using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat;

/// <summary>Puts the cards and messages of requests into people's personal chats, without a turn of theirs.</summary>
public sealed class Deliveries(IBotFrameworkHttpAdapter adapter, PersonalChats chats, IPeopleBook people, ICardCopies copies, CardPace pace, TurnGate gate)
{
    /// <summary>Sends somebody their first card of a request. Nothing happens to people whom the bot cannot reach.</summary>
    public async Task<CardCopy?> SendAsync(RequestState request, KnownPerson person, CardAudience audience, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(person);
        if (person.PersonalChat is not { } chat)
        {
            return null;
        }

        var card = Messages.Card(RequestCard.Render(request, audience == CardAudience.Approver, PeopleKeeper.WordsFor(person)));
        var id = string.Empty;
        await InAsync(chat, async (turn, ct) => id = (await turn.SendActivityAsync(card, ct))?.Id ?? string.Empty, cancellationToken);
        if (id.Length == 0)
        {
            return null;
        }

        var copy = CopyOf(request, person, audience, chat, id);
        await copies.SaveAsync(copy, cancellationToken);
        return copy;
    }

    /// <summary>Remembers a card that a turn drew, and what its reader knows by that. Gives back the card they had before, if it is another one.</summary>
    public async Task<CardCopy?> PlaceAsync(RequestState request, KnownPerson person, CardAudience audience, string activityId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(person);
        if (person.PersonalChat is not { } chat)
        {
            return null;
        }

        using (await EnterAsync(request.Id, person.Id, cancellationToken))
        {
            var before = await FindAsync(request.Id, person.Id, cancellationToken);
            await copies.SaveAsync(CopyOf(request, person, audience, chat, activityId), cancellationToken);
            pace.Touch(ChatReference.Read(chat).Conversation.Id);
            return before?.ActivityId == activityId ? null : before;
        }
    }

    /// <summary>Draws somebody's card anew and says what they were not told yet.</summary>
    public async Task UpdateAsync(RequestState request, CardCopy known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(known);
        await pace.TakeAsync(ChatReference.Read(known.Chat).Conversation.Id, cancellationToken);
        using (await EnterAsync(request.Id, known.Person, cancellationToken))
        {
            // A turn may have placed the card elsewhere, or drawn a later state, while this waited.
            if (await FindAsync(request.Id, known.Person, cancellationToken) is { } copy && copy.SeqShown <= request.Seq)
            {
                await DrawAsync(request, copy, cancellationToken);
            }
        }
    }

    private static CardCopy CopyOf(RequestState request, KnownPerson person, CardAudience audience, string chat, string activityId)
    {
        var copy = new CardCopy { Request = request.Id, Person = person.Id, Audience = audience, Chat = chat, ActivityId = activityId, SeqShown = request.Seq };
        return copy with { Told = Notices.Of(request, copy).LastOrDefault()?.Key };
    }

    private Task<IDisposable> EnterAsync(RequestId request, UserId person, CancellationToken cancellationToken) =>
        gate.EnterAsync($"card/{request}/{person}", cancellationToken);

    private async Task<CardCopy?> FindAsync(RequestId request, UserId person, CancellationToken cancellationToken) =>
        (await copies.OfAsync(request, cancellationToken)).FirstOrDefault(c => c.Person == person);

    private async Task DrawAsync(RequestState request, CardCopy copy, CancellationToken cancellationToken)
    {
        var words = PeopleKeeper.WordsFor(await people.FindAsync(copy.Person, cancellationToken));
        var card = Messages.Card(RequestCard.Render(request, copy.Audience == CardAudience.Approver, words));
        card.Id = copy.ActivityId;
        await InAsync(copy.Chat, (turn, ct) => turn.UpdateActivityAsync(card, ct), cancellationToken);
        var shown = copy with { SeqShown = request.Seq };
        await copies.SaveAsync(shown, cancellationToken);
        var told = await TellAsync(request, shown, words, cancellationToken);
        await copies.SaveAsync(told with { IsFinalAcknowledged = !request.IsOpen }, cancellationToken);
    }

    /// <summary>The message or the chat is gone: nothing more will be shown there.</summary>
    public async Task GiveUpAsync(RequestState request, CardCopy gone, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(gone);
        using (await EnterAsync(request.Id, gone.Person, cancellationToken))
        {
            if (await FindAsync(request.Id, gone.Person, cancellationToken) is { } copy && copy.ActivityId == gone.ActivityId)
            {
                await copies.SaveAsync(copy with { SeqShown = request.Seq, IsFinalAcknowledged = true }, cancellationToken);
            }
        }
    }

    private async Task<CardCopy> TellAsync(RequestState request, CardCopy copy, WordList words, CancellationToken cancellationToken)
    {
        var told = copy;
        var notices = Notices.Of(request, copy);
        var known = notices.ToList().FindIndex(n => n.Key == copy.Told);
        foreach (var notice in notices.Skip(known + 1))
        {
            await InAsync(copy.Chat, (turn, ct) => turn.SendActivityAsync(Messages.Text(words.Say(notice.Text)), ct), cancellationToken);
            told = told with { Told = notice.Key };
            await copies.SaveAsync(told, cancellationToken);
        }

        return told;
    }

    private async Task InAsync(string chat, BotCallbackHandler act, CancellationToken cancellationToken)
    {
        // The adapter answers what breaks in a turn by itself; here the one who delivers must know.
        Exception? broken = null;
        await ((BotAdapter)adapter).ContinueConversationAsync(chats.AppId, ChatReference.Read(chat), ActAsync, cancellationToken);
        if (broken is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(broken);
        }

        async Task ActAsync(ITurnContext turn, CancellationToken ct)
        {
            try
            {
                await act(turn, ct);
            }
            catch (Exception error) when (ConnectorFault.Is(error))
            {
                broken = error;
            }
        }
    }
}
