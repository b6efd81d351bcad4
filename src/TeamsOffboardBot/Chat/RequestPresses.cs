using Microsoft.Bot.Builder;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Chat.Dialogs;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat;

/// <summary>Buttons on the card of a request. The card names ids only: who may do what, and to which plan, is decided by the approval rules at the click.</summary>
public sealed class RequestPresses(Decisions decisions, StepOrders orders, RequestDesk desk, ChoicesReader reader)
{
    public async Task AnswerAsync(ITurnContext turn, Press press, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(press);
        ArgumentNullException.ThrowIfNull(reply);
        var id = RequestId.From(press.Text(Fields.Request));
        if (await desk.FindAsync(id, press.By, cancellationToken) is not var (state, _))
        {
            reply.Say(turn.Words().Say("Chat.Request.None"));
            return;
        }

        switch (press.Verb)
        {
            case Verbs.Change:
                reply.Show(ChangeCard(state, FormOf(state), [], turn));
                return;
            case Verbs.SaveChange:
                await SaveChangeAsync(turn, state, press, reply, cancellationToken);
                return;
            case Verbs.Open or Verbs.LeaveChange:
                break;
            default:
                if (await OrderAsync(id, press, cancellationToken) is DecisionResult.Refused refused)
                {
                    reply.Say(turn.Words().Say(refused.Told));
                    if (refused.Why == RefusalReason.ReasonMissing)
                    {
                        return;
                    }
                }

                break;
        }

        await desk.ShowAsync(turn, id, press.By, reply, cancellationToken);
    }

    private Task<DecisionResult> OrderAsync(RequestId request, Press press, CancellationToken cancellationToken)
    {
        var by = press.By.Id;
        var hash = PlanHash.From(press.Text(Fields.PlanHash));
        var step = StepId.From(press.Text(Fields.Step));
        return press.Verb switch
        {
            Verbs.Approve => decisions.ApproveAsync(request, by, hash, cancellationToken),
            Verbs.Reject => decisions.RejectAsync(request, by, hash, press.Text(Fields.Reason), cancellationToken),
            Verbs.Withdraw => decisions.WithdrawAsync(request, by, cancellationToken),
            Verbs.Retry => orders.RetryAsync(request, step, by, cancellationToken),
            Verbs.Skip => orders.SkipAsync(request, step, by, press.Text(Fields.Of(Fields.Reason, step.Value)), cancellationToken),
            Verbs.Done => orders.DoneByHandAsync(request, step, by, press.Text(Fields.Of(Fields.Note, step.Value)), cancellationToken),
            _ => throw new InvalidOperationException($"No button of a request has the verb {press.Verb}."),
        };
    }

    private async Task SaveChangeAsync(ITurnContext turn, RequestState state, Press press, TurnReply reply, CancellationToken cancellationToken)
    {
        var form = ChoicesForm.Parse(press.Data);
        var read = await reader.ReadAsync(form, state.Snapshot, state.Choices.Profile, cancellationToken);
        if (read.Choices is not { } choices)
        {
            reply.Show(ChangeCard(state, form, read.Problems, turn));
            return;
        }

        var hash = PlanHash.From(press.Text(Fields.PlanHash));
        if (await decisions.ChangeChoicesAsync(state.Id, press.By.Id, hash, choices, cancellationToken) is DecisionResult.Refused refused)
        {
            reply.Say(turn.Words().Say(refused.Told));
        }

        await desk.ShowAsync(turn, state.Id, press.By, reply, cancellationToken);
    }

    private static ChoicesForm FormOf(RequestState state) => ChoicesForm.From(
        state.Choices, id => state.Snapshot.Colleagues.FirstOrDefault(c => c.Person.Id == id)?.Person.UserPrincipalName ?? id.Value);

    private static AdaptiveCards.AdaptiveCard ChangeCard(
        RequestState state, ChoicesForm form, IEnumerable<KeyValuePair<string, Phrase>> problems, ITurnContext turn)
    {
        var model = new ChoicesModel
        {
            Snapshot = state.Snapshot,
            Form = form,
            Findings = state.Plan.Findings,
            Problems = problems.ToDictionary(StringComparer.Ordinal),
            Data = [(Fields.Request, state.Id.Value), (Fields.PlanHash, state.Plan.Hash.Value)],
            IsChange = true,
        };
        return ChoicesCard.Render(model, turn.Words());
    }
}
