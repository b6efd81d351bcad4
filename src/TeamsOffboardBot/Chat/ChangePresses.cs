using AdaptiveCards;
using Microsoft.Bot.Builder;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat;

/// <summary>
/// An approver changes the choices in place. What would follow is counted as the changed plan is, so that nobody saves to find out; kept is what
/// is saved.
/// </summary>
public sealed class ChangePresses(Decisions decisions, RequestDesk desk, ChangeForms forms, PlanMaker plans)
{
    public async Task AnswerAsync(ITurnContext turn, RequestId id, Press press, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(press);
        ArgumentNullException.ThrowIfNull(reply);
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
            await ReadAsync(turn, state, press, reply, cancellationToken);
        }
    }

    private async Task ReadAsync(ITurnContext turn, RequestState state, Press press, TurnReply reply, CancellationToken cancellationToken)
    {
        var (choices, again) = await forms.ReadAsync(state, press.Data, turn, cancellationToken);
        if (again is not null)
        {
            reply.Show(again);
        }
        else if (press.Verb == Verbs.RecountChange)
        {
            reply.Show(await CountedAsync(turn, state, press, choices, cancellationToken));
        }
        else
        {
            await SaveAsync(turn, state, press, choices, reply, cancellationToken);
        }
    }

    private async Task SaveAsync(ITurnContext turn, RequestState state, Press press, Choices choices, TurnReply reply, CancellationToken cancellationToken)
    {
        var hash = PlanHash.From(press.Text(Fields.PlanHash));
        var result = await decisions.ChangeChoicesAsync(state.Id, press.By.Id, hash, choices, cancellationToken);
        if (result is DecisionResult.Refused refused)
        {
            reply.Say(turn.Words().About(state.Choices.Kind).Say(refused.Told));
        }

        if (result is DecisionResult.Refused { Why: RefusalReason.Blocked })
        {
            // What was entered stays, beside what stands in its way.
            reply.Show(await CountedAsync(turn, state, press, choices, cancellationToken));
        }
        else
        {
            await desk.ShowAsync(turn, state.Id, press.By, reply, cancellationToken);
        }
    }

    private async Task<AdaptiveCard> CountedAsync(ITurnContext turn, RequestState state, Press press, Choices choices, CancellationToken cancellationToken)
    {
        var planned = await plans.MakeAsync(state.Snapshot, choices, state.BegunPlan, cancellationToken);
        return forms.Draw(state, press.Data, new(choices, planned.Snapshot, planned.Plan), turn);
    }
}
