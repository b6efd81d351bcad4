using Microsoft.Bot.Schema;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat.Rooms;

/// <summary>
/// Cards in the approvals channel. Who is in it is read each time before anything is shown: where the leaver is, no card comes, and one that lies there
/// is taken away (rule R22). Notices are answers to the card they are about.
/// </summary>
public sealed class ChannelCards(IApprovalsChannels channels, Deliveries deliveries, ICardCopies copies, CardPace pace, ILogger<ChannelCards> logger)
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
            await UnlessGoneAsync(request, copy, () => TakeAwayAsync(request, copy, cancellationToken), cancellationToken);
        }

        var mine = known.FirstOrDefault(c => c.Person == bound?.Reader);
        if (bound is not null && (mine is null ? IsForApprovers(request) || hearers.IsEverybody : !mine.IsFinalAcknowledged || mine.MissesFollowUp(request)))
        {
            await pace.TakeAsync(bound.Conversation, cancellationToken);
            await UnlessGoneAsync(request, mine, () => DrawAsync(request, bound, mine, hearers, cancellationToken), cancellationToken);
        }
    }

    private static bool IsForApprovers(RequestState request) => (request.AwaitsApproval && !request.IsDecidedWithList) || request.Steps.Any(s => s.Asks);

    private async Task DrawAsync(RequestState request, ApprovalsChannel channel, CardCopy? mine, Hearers hearers, CancellationToken cancellationToken)
    {
        var members = await deliveries.MembersAsync(channel.Chat, cancellationToken);
        if (members?.Include(request.Leaver.Id) != false)
        {
            logger.ChannelKeptSilent(request.Id.Value);
            await TakeAwayAsync(request, mine, cancellationToken);
        }
        else if (mine is null)
        {
            await SendAsync(request, channel, cancellationToken);
        }
        else if (mine.SeqShown < request.Seq || request.IsClosed || mine.MissesFollowUp(request) || Notices.New(request, mine, hearers).Any())
        {
            await UpdateAsync(request, channel, mine, hearers, cancellationToken);
        }
    }

    private async Task SendAsync(RequestState request, ApprovalsChannel channel, CancellationToken cancellationToken)
    {
        var id = await deliveries.SendAsync(channel.Chat, CardOf(request, channel), cancellationToken);
        if (id.Length > 0)
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

    private async Task UpdateAsync(RequestState request, ApprovalsChannel channel, CardCopy mine, Hearers hearers, CancellationToken cancellationToken)
    {
        await deliveries.RedrawAsync(mine.Chat, mine.ActivityId, CardOf(request, channel), cancellationToken);
        var shown = mine.Showing(request);
        await copies.SaveAsync(shown, cancellationToken);
        foreach (var notice in Notices.New(request, mine, hearers))
        {
            // Dates have their buttons on the cards of those whom they concern; here a sentence is enough.
            var text = channel.Words.About(request.Choices.Kind).Say(notice.Text);
            await deliveries.SayAsync(channel.ThreadChat(mine.ActivityId), Messages.Text(text), cancellationToken);
            shown = Notices.Tell(shown, notice);
            await copies.SaveAsync(shown, CancellationToken.None);
        }

        await copies.SaveAsync(shown with { IsFinalAcknowledged = request.IsClosed }, cancellationToken);
    }

    private static Activity CardOf(RequestState request, ApprovalsChannel channel) => Messages.Card(RequestCard.Render(request, forApprover: true, channel.Words));

    private async Task TakeAwayAsync(RequestState request, CardCopy? copy, CancellationToken cancellationToken)
    {
        if (copy is not null)
        {
            await deliveries.TakeAwayAsync(copy.Chat, copy.ActivityId, cancellationToken);
            await EndAsync(request, copy, cancellationToken);
        }
    }

    private Task EndAsync(RequestState request, CardCopy copy, CancellationToken cancellationToken) =>
        copies.SaveAsync(copy.Showing(request) with { IsFinalAcknowledged = true }, cancellationToken);

    /// <summary>A channel that is gone, or that the bot was taken out of, holds nobody else's card up.</summary>
    private async Task UnlessGoneAsync(RequestState request, CardCopy? copy, Func<Task> act, CancellationToken cancellationToken)
    {
        try
        {
            await act();
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
