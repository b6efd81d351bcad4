using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat.Rooms;

/// <summary>
/// Cards in the approvals channel. Who is in it is read each time before anything is shown: where the leaver is, no card comes, and one that lies there
/// is taken away (rule R22). Notices are answers to the card they are about.
/// </summary>
public sealed class ChannelCards(IApprovalsChannels channels, IBotFrameworkHttpAdapter adapter, PersonalChats chats, ICardCopies copies, CardPace pace, ILogger<ChannelCards> logger)
{
    /// <param name="known">The copies of this request in channels.</param>
    public async Task ShowAsync(RequestState request, IReadOnlyList<CardCopy> known, Hearers hearers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(known);
        var bound = await channels.FindAsync(cancellationToken);
        // It is no approvals channel any more: no facts stay there.
        foreach (var copy in known.Where(c => c.Person != bound?.Reader && !c.IsFinalAcknowledged))
        {
            await InAsync(copy.Chat, request, copy, (turn, ct) => TakeAwayAsync(turn, request, copy, ct), cancellationToken);
        }

        var mine = known.FirstOrDefault(c => c.Person == bound?.Reader);
        if (bound is not null && (mine is null ? IsForApprovers(request) || hearers.IsEverybody : !mine.IsFinalAcknowledged || mine.MissesFollowUp(request)))
        {
            await pace.TakeAsync(bound.Conversation, cancellationToken);
            await InAsync(bound.Chat, request, mine, (turn, ct) => DrawAsync(turn, request, bound, mine, hearers, ct), cancellationToken);
        }
    }

    private static bool IsForApprovers(RequestState request) => (request.AwaitsApproval && !request.IsDecidedWithList) || request.Steps.Any(s => s.Asks);

    private async Task DrawAsync(ITurnContext turn, RequestState request, ApprovalsChannel channel, CardCopy? mine, Hearers hearers, CancellationToken cancellationToken)
    {
        var members = await Members.ReadAsync(turn, cancellationToken);
        if (members?.Include(request.Leaver.Id) != false)
        {
            logger.ChannelKeptSilent(request.Id.Value);
            await TakeAwayAsync(turn, request, mine, cancellationToken);
        }
        else if (mine is null)
        {
            await SendAsync(turn, request, channel, cancellationToken);
        }
        else if (mine.SeqShown < request.Seq || request.IsClosed || mine.MissesFollowUp(request) || Notices.New(request, mine, hearers).Any())
        {
            await UpdateAsync(turn, request, channel, mine, hearers, cancellationToken);
        }
    }

    private async Task SendAsync(ITurnContext turn, RequestState request, ApprovalsChannel channel, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var sent = await turn.SendActivityAsync(Messages.Card(RequestCard.Render(request, forApprover: true, channel.Words)), CancellationToken.None);
        if (sent?.Id is { Length: > 0 } id)
        {
            var copy = new CardCopy
            {
                Request = request.Id,
                Person = channel.Reader,
                Audience = CardAudience.Channel,
                Chat = channel.Chat,
                ActivityId = id,
                SeqShown = request.Seq,
                FollowUp = request.FollowedBy?.Mark,
            };
            await copies.SaveAsync(Notices.New(request, copy, Hearers.Whoever).Aggregate(copy, Notices.Tell), CancellationToken.None);
        }
    }

    private async Task UpdateAsync(ITurnContext turn, RequestState request, ApprovalsChannel channel, CardCopy mine, Hearers hearers, CancellationToken cancellationToken)
    {
        var card = Messages.Card(RequestCard.Render(request, forApprover: true, channel.Words));
        card.Id = mine.ActivityId;
        await turn.UpdateActivityAsync(card, cancellationToken);
        var shown = mine.Showing(request);
        await copies.SaveAsync(shown, cancellationToken);
        foreach (var notice in Notices.New(request, mine, hearers))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await SayAsync(channel, shown, notice, request, CancellationToken.None);
            shown = Notices.Tell(shown, notice);
            await copies.SaveAsync(shown, CancellationToken.None);
        }

        await copies.SaveAsync(shown with { IsFinalAcknowledged = request.IsClosed }, cancellationToken);
    }

    /// <summary>Dates have their buttons on the cards of those whom they concern; here a sentence is enough.</summary>
    private Task SayAsync(ApprovalsChannel channel, CardCopy card, Notice notice, RequestState request, CancellationToken cancellationToken)
    {
        var text = channel.Words.About(request.Choices.Kind).Say(notice.Text);
        return InAsync(channel.ThreadChat(card.ActivityId), request, card, (turn, ct) => turn.SendActivityAsync(Messages.Text(text), ct), cancellationToken);
    }

    private async Task TakeAwayAsync(ITurnContext turn, RequestState request, CardCopy? copy, CancellationToken cancellationToken)
    {
        if (copy is not null)
        {
            await turn.DeleteActivityAsync(copy.ActivityId, cancellationToken);
            await EndAsync(request, copy, cancellationToken);
        }
    }

    private Task EndAsync(RequestState request, CardCopy copy, CancellationToken cancellationToken) =>
        copies.SaveAsync(copy.Showing(request) with { IsFinalAcknowledged = true }, cancellationToken);

    /// <summary>A channel that is gone, or that the bot was taken out of, holds nobody else's card up.</summary>
    private async Task InAsync(string chat, RequestState request, CardCopy? copy, BotCallbackHandler act, CancellationToken cancellationToken)
    {
        try
        {
            await Proactive.InAsync((BotAdapter)adapter, chats.AppId, chat, act, cancellationToken);
        }
        catch (Exception error) when (ConnectorFault.IsGone(error))
        {
            logger.CardGone(request.Id.Value, ConnectorFault.Cause(error));
            if (copy is not null)
            {
                await EndAsync(request, copy, cancellationToken);
            }
        }
    }
}
