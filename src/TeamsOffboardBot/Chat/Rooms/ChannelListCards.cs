using TeamsOffboardBot.Cards.Lists;
using TeamsOffboardBot.Chat.Lists;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Lists;

namespace TeamsOffboardBot.Chat.Rooms;

/// <summary>
/// The card of a list in the approvals channel, beside each approver's own. As with the card of one request, who is there is read each time before
/// anything is shown: where anybody is who is on the list, no card comes, and one that lies there is taken away (rule R22).
/// </summary>
public sealed class ChannelListCards(IApprovalsChannels channels, IListCopies copies, Deliveries deliveries, CardPace pace, ILogger<ChannelListCards> logger)
{
    /// <param name="known">The copies of this list in channels.</param>
    /// <param name="absent">Who decided and can act no more: the channel hears in their place, as it does of a single request.</param>
    public async Task ShowAsync(
        LeaverList list, IReadOnlyList<KeptLine> lines, IReadOnlyList<ListCopy> known, bool isToBeAsked, IReadOnlyCollection<UserId> absent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(absent);
        var bound = await channels.FindAsync(cancellationToken);
        // It is no approvals channel any more: no facts stay there.
        foreach (var copy in known.Where(c => c.Person != bound?.Reader))
        {
            await TakeAwayAsync(copy, cancellationToken);
        }

        var mine = known.FirstOrDefault(c => c.Person == bound?.Reader);
        if (bound is null)
        {
            return;
        }

        var model = ListViews.Of(list, lines, bound.Reader, CardAudience.Approver, page: 0) with { Absent = absent };
        if (mine is not null || absent.Count > 0 || (isToBeAsked && model.Decidable.Count > 0))
        {
            await pace.TakeAsync(bound.Conversation, cancellationToken);
            await DrawAsync(bound, model, ListViews.Leavers(lines), mine, cancellationToken);
        }
    }

    private async Task DrawAsync(ApprovalsChannel bound, ListModel model, IReadOnlyList<UserId> leavers, ListCopy? mine, CancellationToken cancellationToken)
    {
        try
        {
            var members = await deliveries.MembersAsync(bound.Chat, cancellationToken);
            if (members is null || leavers.Any(members.Include))
            {
                logger.ChannelKeptSilent(model.List.Id.Value);
                await TakeAwayAsync(mine, cancellationToken);
            }
            else if (mine is null)
            {
                await SendAsync(bound, model, cancellationToken);
            }
            else
            {
                await UpdateAsync(bound, model, mine, cancellationToken);
            }
        }
        catch (Exception error) when (ConnectorFault.IsGone(error))
        {
            // A channel that is gone, or that the bot was taken out of, holds nobody else's card up.
            logger.CardGone(model.List.Id.Value, ConnectorFault.Cause(error));
            await ForgetAsync(mine, cancellationToken);
        }
    }

    private async Task SendAsync(ApprovalsChannel bound, ListModel model, CancellationToken cancellationToken)
    {
        var card = ListCards.Render(model, bound.Words);
        var id = await deliveries.SendAsync(bound.Chat, Messages.Card(card), cancellationToken);
        if (id.Length > 0)
        {
            var copy = new ListCopy
            {
                List = model.List.Id,
                Person = bound.Reader,
                Audience = CardAudience.Channel,
                Chat = bound.Chat,
                ActivityId = id,
                Shown = ListCards.HashOf(card),
            };
            await copies.SaveAsync(ListNotices.New(model, copy).Aggregate(copy, ListNotices.Tell), CancellationToken.None);
        }
    }

    private async Task UpdateAsync(ApprovalsChannel bound, ListModel model, ListCopy mine, CancellationToken cancellationToken)
    {
        var card = ListCards.Render(model, bound.Words);
        var shown = mine with { Shown = ListCards.HashOf(card) };
        if (shown != mine)
        {
            await deliveries.RedrawAsync(mine.Chat, mine.ActivityId, Messages.Card(card), cancellationToken);
            await copies.NoteShownAsync(shown, cancellationToken);
        }

        foreach (var notice in ListNotices.New(model, shown).ToList())
        {
            if (!notice.IsSilent)
            {
                await deliveries.SayAsync(bound.ThreadChat(mine.ActivityId), Messages.Text(bound.Words.Say(notice.Text)), cancellationToken);
            }

            shown = ListNotices.Tell(shown, notice);
            await copies.NoteShownAsync(shown, CancellationToken.None);
        }
    }

    private async Task TakeAwayAsync(ListCopy? copy, CancellationToken cancellationToken)
    {
        if (copy is null)
        {
            return;
        }

        try
        {
            await deliveries.TakeAwayAsync(copy.Chat, copy.ActivityId, cancellationToken);
        }
        catch (Exception error) when (ConnectorFault.IsGone(error))
        {
            logger.CardGone(copy.List.Value, ConnectorFault.Cause(error));
        }

        await ForgetAsync(copy, cancellationToken);
    }

    private Task ForgetAsync(ListCopy? copy, CancellationToken cancellationToken) => copy is null ? Task.CompletedTask : copies.ForgetAsync(copy, cancellationToken);
}
