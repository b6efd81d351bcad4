using Microsoft.Bot.Builder;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Lists;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Lists;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat.Lists;

/// <summary>
/// What people order for a list that was submitted. Who presses is looked up now; the plans they saw are written into the order, and each line
/// is decided on by its own rules when the order is carried out.
/// </summary>
public sealed class ListOrders(ILeaverLists lists, ListDecisions together, ListKeeper keeper, RequestDesk desk, TimeProvider time)
{
    /// <returns>The list as it is then.</returns>
    public async Task<LeaverList> OrderAsync(ITurnContext turn, LeaverList list, CardAudience role, Press press, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(press);
        ArgumentNullException.ThrowIfNull(reply);
        var isApprover = role == CardAudience.Approver;
        var lines = await lists.LinesAsync(list.Id, cancellationToken);
        var model = ListViews.Of(list, lines, press.By.Id, role, page: 0);
        switch (press.Verb)
        {
            case Verbs.ManyOpen when await desk.FindAsync(RequestOf(model, press), press.By, cancellationToken) is not null:
                var apart = new TurnReply(turn);
                await desk.ShowAsync(turn, RequestOf(model, press), press.By, apart, cancellationToken);
                await apart.SendAsync(cancellationToken);
                return list;
            case Verbs.ManyTakeOut when isApprover:
                return await TakeOutAsync(turn, list, RequestOf(model, press), press, reply, cancellationToken);
            case Verbs.ManyApprove or Verbs.ManyReject when isApprover:
                return await DecideAsync(turn, list, model, press, reply, cancellationToken);
            case Verbs.ManyWithdraw when !isApprover:
                return await WithdrawAsync(list, model, cancellationToken);
            default:
                reply.Say(turn.Words().Say(role == CardAudience.Requester ? "Approval.OwnRequest" : "Chat.Request.None"));
                return list;
        }
    }

    /// <summary>Only of those on the list that this person may see; no request otherwise.</summary>
    private static RequestId RequestOf(ListModel model, Press press) =>
        model.Lines.FirstOrDefault(l => l.Row.Request?.Value == press.Text(Fields.Request))?.Row.Request ?? RequestId.From(string.Empty);

    private async Task<LeaverList> TakeOutAsync(ITurnContext turn, LeaverList list, RequestId request, Press press, TurnReply reply, CancellationToken cancellationToken)
    {
        if (await together.FindApproverAsync(press.By.Id, cancellationToken) is { } by)
        {
            var result = await together.TakeOutAsync(request, by, cancellationToken);
            reply.Say(turn.Words().Say(result.Told));
            if (result is DecisionResult.Accepted accepted)
            {
                await keeper.NoteAsync(accepted.State, cancellationToken);
            }
        }

        return list;
    }

    private async Task<LeaverList> DecideAsync(ITurnContext turn, LeaverList list, ListModel model, Press press, TurnReply reply, CancellationToken cancellationToken)
    {
        var reason = press.Verb == Verbs.ManyReject ? Orders.Text(press.Text(Fields.Reason)) : null;
        var problem = press switch
        {
            _ when await together.FindApproverAsync(press.By.Id, cancellationToken) is null => "Approval.NoRight",
            { Verb: Verbs.ManyReject } when reason is null => "Approval.ReasonMissing",
            _ when model.Decidable.Count == 0 => "Many.Told.NothingToDecide",
            _ when model.Digest != press.Text(Fields.PlanHash) => "Many.Told.Changed",
            _ => null,
        };
        if (problem is not null)
        {
            reply.Say(turn.Words().Say(problem));
            return list;
        }

        var kind = press.Verb == Verbs.ManyApprove ? ListOrderKind.Approve : ListOrderKind.Reject;
        var order = new ListOrder(kind, press.By.Id, time.GetUtcNow(), ListViews.Plans(model)) { Reason = reason };

        // The first decision wins: while one is carried out nobody else decides.
        var ordered = await lists.ChangeAsync(list.Id, l => l is { Stage: ListStage.Submitted, Orders: [] } ? l with { Orders = [order] } : null, cancellationToken);
        if (ordered is null)
        {
            reply.Say(turn.Words().Say("Many.Told.Busy"));
        }

        return ordered ?? list;
    }

    private async Task<LeaverList> WithdrawAsync(LeaverList list, ListModel model, CancellationToken cancellationToken)
    {
        var stoppable = model.Lines.Where(l => l is { Row.Plan: not null, Stage: RequestStage.AwaitingApproval or RequestStage.LockOutOnly or RequestStage.Scheduled }).ToDictionary(l => l.Row.Line, l => l.Row.Plan!.Hash);
        var order = new ListOrder(ListOrderKind.Withdraw, list.Owner, time.GetUtcNow(), stoppable);
        return await lists.ChangeAsync(list.Id, l => l.Stage == ListStage.Submitted ? l with { Orders = [.. l.Orders, order] } : null, cancellationToken) ?? list;
    }
}
