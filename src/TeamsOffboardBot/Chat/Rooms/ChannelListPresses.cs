using System.Globalization;
using Microsoft.Bot.Builder;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Chat.Lists;
using TeamsOffboardBot.Planning.Lists;

namespace TeamsOffboardBot.Chat.Rooms;

/// <summary>Buttons of a list's card in the approvals channel. The order is the same as in a personal chat; a page is turned for whoever turns it.</summary>
public sealed class ChannelListPresses(ILeaverLists lists, ListAudience audience, ListOrders orders, ListBell bell)
{
    public async Task AnswerAsync(ITurnContext turn, Press press, ApprovalsChannel bound, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(press);
        ArgumentNullException.ThrowIfNull(bound);
        ArgumentNullException.ThrowIfNull(reply);
        if (await lists.FindAsync(ListId.From(press.Text(Fields.List)), cancellationToken) is not { } list)
        {
            reply.Say(turn.Words().Say("Many.Told.None"));
        }
        else if (await audience.OfAsync(list, press.By.Id, cancellationToken) is not { } role)
        {
            reply.Say(turn.Words().Say("Approval.NoRight"));
        }
        else
        {
            var after = press.Verb == Verbs.ManyPage ? list : await orders.OrderAsync(turn, list, role, press, reply, cancellationToken);
            await DrawAsync(after, press, bound, reply, cancellationToken);
            bell.Ring(list.Id);
        }
    }

    /// <summary>A sentence is for whoever pressed alone; then the card changes as everybody's does.</summary>
    private async Task DrawAsync(LeaverList list, Press press, ApprovalsChannel bound, TurnReply reply, CancellationToken cancellationToken)
    {
        if (reply.IsEmpty)
        {
            _ = int.TryParse(press.Text(Fields.Page), NumberStyles.None, CultureInfo.InvariantCulture, out var page);
            var lines = await lists.LinesAsync(list.Id, cancellationToken);
            reply.Show(ListCards.Render(ListViews.Of(list, lines, press.By.Id, CardAudience.Approver, page), bound.Words));
        }
    }
}
