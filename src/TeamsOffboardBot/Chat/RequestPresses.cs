using Microsoft.Bot.Builder;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat;

/// <summary>Buttons on the card of a request. The card names ids only: who may do what, and to which plan, is decided by the approval rules at the click.</summary>
public sealed class RequestPresses(RequestOrders orders, Decisions decisions, RequestDesk desk, ChangeForms forms)
{
    public async Task AnswerAsync(ITurnContext turn, Press press, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(press);
        ArgumentNullException.ThrowIfNull(reply);
        var id = RequestId.From(press.Text(Fields.Request));
        if (press.Verb is Verbs.Change or Verbs.SaveChange)
        {
            await ChangeAsync(turn, id, press, reply, cancellationToken);
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

    private async Task ChangeAsync(ITurnContext turn, RequestId id, Press press, TurnReply reply, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(id, press.By, cancellationToken) is not var (state, _))
        {
            reply.Say(turn.Words().Say("Chat.Request.None"));
        }
        else if (!state.Choices.CanBeChanged)
        {
            reply.Say(turn.Words().About(state.Choices.Kind).Say("Chat.Request.NothingToChange"));
        }
        else if (press.Verb == Verbs.Change)
        {
            reply.Show(await forms.DrawAsync(state, turn, cancellationToken));
        }
        else
        {
            await SaveChangeAsync(turn, state, press, reply, cancellationToken);
        }
    }

    private async Task SaveChangeAsync(ITurnContext turn, RequestState state, Press press, TurnReply reply, CancellationToken cancellationToken)
    {
        var (choices, again) = await forms.ReadAsync(state, press.Data, turn, cancellationToken);
        if (again is not null)
        {
            reply.Show(again);
            return;
        }

        var hash = PlanHash.From(press.Text(Fields.PlanHash));
        if (await decisions.ChangeChoicesAsync(state.Id, press.By.Id, hash, choices, cancellationToken) is DecisionResult.Refused refused)
        {
            reply.Say(Told(turn, refused));
        }

        await desk.ShowAsync(turn, state.Id, press.By, reply, cancellationToken);
    }

    /// <summary>In the words of the kind of request it is about.</summary>
    private static string Told(ITurnContext turn, DecisionResult.Refused refused) =>
        turn.Words().About(refused.State?.Choices.Kind ?? RequestKind.Offboarding).Say(refused.Told);
}
