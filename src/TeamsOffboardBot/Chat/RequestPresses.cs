using Microsoft.Bot.Builder;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat;

/// <summary>Buttons on the card of a request. The card names ids only: who may do what, and to which plan, is decided by the approval rules at the click.</summary>
public sealed class RequestPresses(RequestOrders orders, RequestDesk desk, ChangePresses changes)
{
    public async Task AnswerAsync(ITurnContext turn, Press press, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(press);
        ArgumentNullException.ThrowIfNull(reply);
        var id = RequestId.From(press.Text(Fields.Request));
        if (Verbs.IsChange(press.Verb))
        {
            await changes.AnswerAsync(turn, id, press, reply, cancellationToken);
            return;
        }

        // An order looks rights up itself, and once: nothing else stands between the press and what it sets going.
        var result = press.Verb is Verbs.Open or Verbs.LeaveChange ? null : await orders.GiveAsync(id, press, cancellationToken);
        if (result is DecisionResult.Accepted accepted)
        {
            desk.ShowToWhoOrdered(turn, accepted.State, press.By, reply);
        }
        else if (result is not DecisionResult.Refused refused || await IsToBeShownAsync(turn, id, press, refused, reply, cancellationToken))
        {
            await desk.ShowAsync(turn, id, press.By, reply, cancellationToken);
        }
    }

    /// <summary>Tells why an order was refused, to those who may know of the request.</summary>
    private async Task<bool> IsToBeShownAsync(
        ITurnContext turn, RequestId id, Press press, DecisionResult.Refused refused, TurnReply reply, CancellationToken cancellationToken)
    {
        var isUnread = refused.Why == RefusalReason.Unreadable;
        if (!isUnread && await desk.FindAsync(id, press.By, cancellationToken) is null)
        {
            reply.Say(turn.Words().Say("Chat.Request.None"));
            return false;
        }

        reply.Say(Told(turn, refused));
        return !isUnread && refused.Why != RefusalReason.ReasonMissing;
    }

    /// <summary>In the words of the kind of request it is about.</summary>
    private static string Told(ITurnContext turn, DecisionResult.Refused refused) =>
        turn.Words().About(refused.State?.Choices.Kind ?? RequestKind.Offboarding).Say(refused.Told);
}
