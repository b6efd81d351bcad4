using AdaptiveCards;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Chat.Rooms;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat;

/// <summary>Puts the cards and messages of requests into people's personal chats, without a turn of theirs.</summary>
public sealed class Deliveries(IBotFrameworkHttpAdapter adapter, PersonalChats chats, RunTimes times, ICardCopies copies, CardPace pace, TurnGate gate)
{
    /// <summary>For what is being sent when the bot is stopped. Teams may ask to come back much later, and a run that is laid down does not wait for that.</summary>
    private static readonly TimeSpan ToTheEnd = TimeSpan.FromSeconds(3);

    /// <summary>Sends somebody their first card of a request. Nothing happens to people whom the bot cannot reach.</summary>
    public async Task<CardCopy?> SendAsync(RequestState request, KnownPerson person, CardAudience audience, Hearers hearers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(person);
        if (person.PersonalChat is not { } chat)
        {
            return null;
        }

        await times.RefreshAsync(cancellationToken);
        var words = PeopleKeeper.WordsFor(person);
        var card = Messages.Card(Render(request, audience, words));
        var id = await SendAsync(chat, card, cancellationToken);
        if (id.Length == 0)
        {
            return null;
        }

        // Of a date they are told besides: its card has the buttons for it.
        var copy = CopyOf(request, person, audience, chat, id, knows: notice => notice.Date is null);
        await copies.SaveAsync(copy, CancellationToken.None);
        return await TellAsync(request, copy, hearers, words, cancellationToken);
    }

    public AdaptiveCard Render(RequestState request, CardAudience audience, WordList words)
    {
        ArgumentNullException.ThrowIfNull(request);
        return RequestCard.Render(request, audience == CardAudience.Approver, words, times.Usual(request.Choices.Kind));
    }

    /// <summary>
    /// Remembers a card that a turn drew, and what its reader knows by that. Gives back the card they had before, if it is another one and no form
    /// that they may be filling in.
    /// </summary>
    /// <param name="isForm">It was drawn as the form in which the reader changes the choices.</param>
    public async Task<CardCopy?> PlaceAsync(
        RequestState request, KnownPerson person, CardAudience audience, string activityId, bool isForm, CancellationToken cancellationToken)
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
            var form = isForm ? new OpenForm(activityId, request.Stage) : before?.Form is { } open && open.ActivityId != activityId ? open : null;
            await copies.SaveAsync(CopyOf(request, person, audience, chat, activityId, before?.Told) with { Form = form, SentDates = SentDates.Without(before?.SentDates, activityId) }, cancellationToken);
            HasDrawn(person);
            return before?.ActivityId == activityId || before?.ActivityId == before?.Form?.ActivityId ? null : before;
        }
    }

    /// <summary>A card was just drawn in this person's chat in another way: the next update keeps its distance.</summary>
    public void HasDrawn(KnownPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (person.PersonalChat is { } chat)
        {
            pace.Touch(ChatReference.Read(chat).Conversation.Id);
        }
    }

    /// <summary>Draws somebody's card anew and says what they were not told yet.</summary>
    public async Task UpdateAsync(RequestState request, CardCopy known, Hearers hearers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(known);
        await pace.TakeAsync(ChatReference.Read(known.Chat).Conversation.Id, cancellationToken);
        using (await EnterAsync(request.Id, known.Person, cancellationToken))
        {
            // A turn may have placed the card elsewhere, or drawn a later state, while this waited.
            if (await FindAsync(request.Id, known.Person, cancellationToken) is { } copy && copy.SeqShown <= request.Seq)
            {
                await DrawAsync(request, copy, hearers, cancellationToken);
            }
        }
    }

    /// <summary>Whoever sees the card as it is now need not be told what it shows.</summary>
    private static CardCopy CopyOf(
        RequestState request, KnownPerson person, CardAudience audience, string chat, string activityId, string? told = null, Func<Notice, bool>? knows = null)
    {
        var copy = new CardCopy { Request = request.Id, Person = person.Id, Audience = audience, Chat = chat, ActivityId = activityId, SeqShown = request.Seq, Told = told, FollowUp = request.FollowedBy?.Mark };
        return Notices.New(request, copy, Hearers.Whoever).Where(knows ?? (_ => true)).Aggregate(copy, Notices.Tell);
    }

    private Task<IDisposable> EnterAsync(RequestId request, UserId person, CancellationToken cancellationToken) =>
        gate.EnterAsync($"card/{request}/{person}", cancellationToken);

    private async Task<CardCopy?> FindAsync(RequestId request, UserId person, CancellationToken cancellationToken) =>
        (await copies.OfAsync(request, cancellationToken)).FirstOrDefault(c => c.Person == person);

    private async Task DrawAsync(RequestState request, CardCopy copy, Hearers hearers, CancellationToken cancellationToken)
    {
        var words = await chats.WordsAsync(copy.Person, cancellationToken);
        var form = copy.Form?.Stays(request) == true ? copy.Form : null;
        if (form?.ActivityId != copy.ActivityId)
        {
            await times.RefreshAsync(cancellationToken);
            await RedrawAsync(copy.Chat, copy.ActivityId, Messages.Card(Render(request, copy.Audience, words)), cancellationToken);
        }

        if (form is null && copy.Form is { } late && late.ActivityId != copy.ActivityId)
        {
            await RedrawAsync(copy.Chat, late.ActivityId, Messages.Card(NoticeCard.Render(Phrase.Of("Chat.Card.Continued"), null, words)), cancellationToken);
        }

        var sent = copy.MissesFollowUp(request) ? await RedrawDatesAsync(request, copy, words, cancellationToken) : copy.SentDates;
        var shown = copy.Showing(request) with { Form = form, SentDates = sent };
        await copies.SaveAsync(shown, cancellationToken);
        var told = await TellAsync(request, shown, hearers, words, cancellationToken);
        await copies.SaveAsync(told with { IsFinalAcknowledged = request.IsClosed }, cancellationToken);
    }

    /// <summary>What came after a request stands on the cards of its dates, too. Gives back those that are still there.</summary>
    private async Task<string?> RedrawDatesAsync(RequestState request, CardCopy copy, WordList words, CancellationToken cancellationToken)
    {
        var about = words.About(request.Choices.Kind);
        var sent = copy.SentDates;
        foreach (var card in SentDates.Of(copy.SentDates))
        {
            if (request.Deadlines.FirstOrDefault(d => d.Kind == card.Kind) is not { } date)
            {
                continue;
            }

            try
            {
                await RedrawAsync(copy.Chat, card.ActivityId, Messages.Card(DateCard.Render(request, date, card.DueAt, copy.Audience == CardAudience.Approver, about)), cancellationToken);
            }
            catch (Exception error) when (ConnectorFault.IsGone(error))
            {
                sent = SentDates.Without(sent, card.ActivityId);
            }
        }

        return sent;
    }

    /// <summary>A message of its own, which nothing brings up to date. A bot that is stopped says what it began to say: whoever calls notes it then, also.</summary>
    public Task SayAsync(string chat, IMessageActivity message, CancellationToken cancellationToken) => SendAsync(chat, message, cancellationToken);

    /// <summary>
    /// A message or a card that somebody else keeps up to date. Gives back its id; empty when the client gave none. A bot that is stopped ends what it began
    /// to send, and whoever calls notes it whatever the token says: it would be sent once more at the next start.
    /// </summary>
    public async Task<string> SendAsync(string chat, IMessageActivity message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var end = new CancellationTokenSource();
        await using var stop = cancellationToken.Register(() => end.CancelAfter(ToTheEnd));
        var id = string.Empty;
        await InAsync(chat, async (turn, ct) => id = (await turn.SendActivityAsync(message, ct))?.Id ?? string.Empty, end.Token);
        return id;
    }

    public Task RedrawAsync(string chat, string activityId, Activity card, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(card);
        card.Id = activityId;
        return InAsync(chat, (turn, ct) => turn.UpdateActivityAsync(card, ct), cancellationToken);
    }

    public Task TakeAwayAsync(string chat, string activityId, CancellationToken cancellationToken) =>
        InAsync(chat, (turn, ct) => turn.DeleteActivityAsync(activityId, ct), cancellationToken);

    /// <summary>Null when Teams does not say of each who it is.</summary>
    public async Task<Members?> MembersAsync(string chat, CancellationToken cancellationToken)
    {
        Members? members = null;
        await InAsync(chat, async (turn, ct) => members = await Members.ReadAsync(turn, ct), cancellationToken);
        return members;
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
                await copies.SaveAsync(copy.Showing(request) with { IsFinalAcknowledged = true }, cancellationToken);
            }
        }
    }

    private async Task<CardCopy> TellAsync(RequestState request, CardCopy copy, Hearers hearers, WordList words, CancellationToken cancellationToken)
    {
        var told = copy;
        foreach (var notice in Notices.New(request, copy, hearers))
        {
            var about = words.About(request.Choices.Kind);
            var message = notice switch
            {
                { Date: { } date } => Messages.Card(DateCard.Render(request, date, notice.DueAt, copy.Audience == CardAudience.Approver, about)),
                { Question: { } question } => Messages.Card(QuestionCard.Render(request, question, about)),
                _ => Messages.Text(about.Say(notice.Text)),
            };
            var id = await SendAsync(copy.Chat, message, cancellationToken);
            told = Notices.Tell(told, notice);
            if (notice.Date is { } of && id.Length > 0 && DateBlocks.EndMailbox(request, about) is not null)
            {
                told = told with { SentDates = SentDates.With(told.SentDates, new SentDate(of.Kind, notice.DueAt, id)) };
            }

            await copies.SaveAsync(told, CancellationToken.None);
        }

        return told;
    }

    private Task InAsync(string chat, BotCallbackHandler act, CancellationToken cancellationToken) =>
        Proactive.InAsync((BotAdapter)adapter, chats.AppId, chat, act, cancellationToken);
}
