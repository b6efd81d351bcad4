using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat;

/// <summary>Puts the cards and messages of requests into people's personal chats, without a turn of theirs.</summary>
public sealed class Deliveries(IBotFrameworkHttpAdapter adapter, PersonalChats chats, IPeopleBook people, ICardCopies copies, CardPace pace)
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

    /// <summary>Remembers a card that a turn drew, and what its reader knows by that.</summary>
    public static CardCopy CopyOf(RequestState request, KnownPerson person, CardAudience audience, string chat, string activityId)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(person);
        var copy = new CardCopy { Request = request.Id, Person = person.Id, Audience = audience, Chat = chat, ActivityId = activityId, SeqShown = request.Seq };
        return copy with { Told = Notices.Of(request, copy).LastOrDefault()?.Key };
    }

    /// <summary>Draws the card anew and says what its reader was not told yet.</summary>
    public async Task<CardCopy> UpdateAsync(RequestState request, CardCopy copy, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(copy);
        var reference = ChatReference.Read(copy.Chat);
        var words = PeopleKeeper.WordsFor(await people.FindAsync(copy.Person, cancellationToken));
        await pace.TakeAsync(reference.Conversation.Id, cancellationToken);
        var card = Messages.Card(RequestCard.Render(request, copy.Audience == CardAudience.Approver, words));
        card.Id = copy.ActivityId;
        await InAsync(copy.Chat, (turn, ct) => turn.UpdateActivityAsync(card, ct), cancellationToken);
        var shown = copy with { SeqShown = request.Seq };
        await copies.SaveAsync(shown, cancellationToken);
        var told = await TellAsync(request, shown, words, cancellationToken);
        return await SettleAsync(told with { IsFinalAcknowledged = !request.IsOpen }, cancellationToken);
    }

    /// <summary>Nothing more will be shown there: the message or the chat is gone.</summary>
    public async Task<CardCopy> SettleAsync(CardCopy copy, CancellationToken cancellationToken)
    {
        await copies.SaveAsync(copy, cancellationToken);
        return copy;
    }

    private async Task<CardCopy> TellAsync(RequestState request, CardCopy copy, WordList words, CancellationToken cancellationToken)
    {
        var told = copy;
        var notices = Notices.Of(request, copy);
        var known = notices.ToList().FindIndex(n => n.Key == copy.Told);
        foreach (var notice in notices.Skip(known + 1))
        {
            await InAsync(copy.Chat, (turn, ct) => turn.SendActivityAsync(Messages.Text(words.Say(notice.Text)), ct), cancellationToken);
            told = await SettleAsync(told with { Told = notice.Key }, cancellationToken);
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
