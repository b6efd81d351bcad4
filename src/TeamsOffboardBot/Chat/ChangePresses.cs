using AdaptiveCards;
using Microsoft.Bot.Builder;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat;

/// <summary>
/// An approver changes the choices in place. What would follow is counted as the changed plan is, so that nobody saves to find out; kept is what
/// is saved, and what was entered stays as long as it can be.
/// </summary>
public sealed class ChangePresses(Decisions decisions, RequestDesk desk, ChangeForms forms, PlanMaker plans)
{
    public async Task AnswerAsync(ITurnContext turn, RequestId id, Press press, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(press);
        ArgumentNullException.ThrowIfNull(reply);
        if (await desk.FindAsync(id, press.By, cancellationToken) is not var (state, role))
        {
            reply.Say(turn.Words().Say("Chat.Request.None"));
        }
        else if (!state.Choices.CanBeChanged)
        {
            reply.Say(turn.Words().About(state.Choices.Kind).Say("Chat.Request.NothingToChange"));
        }
        else if (Rights.Check(Order.ChangeChoices, state, press.By.Id, role == CardAudience.Approver) is { } refused)
        {
            reply.Say(turn.Words().About(state.Choices.Kind).Say(refused.Told));
            await desk.ShowAsync(turn, id, press.By, reply, cancellationToken);
        }
        else if (press.Verb == Verbs.Change)
        {
            desk.ShowForm(turn, state, await forms.DrawAsync(state, turn, cancellationToken), press.By, reply);
        }
        else
        {
            await ReadAsync(turn, state, press, reply, cancellationToken);
        }
    }

    private async Task ReadAsync(ITurnContext turn, RequestState state, Press press, TurnReply reply, CancellationToken cancellationToken)
    {
        var (choices, again) = await forms.ReadAsync(state, press.Data, turn, cancellationToken);
        var isOfOtherPlan = PlanHash.From(press.Text(Fields.PlanHash)) != state.Plan.Hash;
        if (isOfOtherPlan)
        {
            // Beside what was entered stands how it differs from the plan of now: whoever saves then, knows.
            reply.Say(turn.Words().Say("Approval.PlanChangedUnderForm"));
        }

        if (again is not null || isOfOtherPlan || press.Verb == Verbs.RecountChange)
        {
            desk.ShowForm(turn, state, again ?? await CountedAsync(turn, state, press, choices, cancellationToken), press.By, reply);
        }
        else
        {
            await SaveAsync(turn, state, press, choices, reply, cancellationToken);
        }
    }

    private async Task SaveAsync(ITurnContext turn, RequestState state, Press press, Choices choices, TurnReply reply, CancellationToken cancellationToken)
    {
        var result = await decisions.ChangeChoicesAsync(state.Id, press.By.Id, state.Plan.Hash, choices, cancellationToken);
        if (result is not DecisionResult.Refused refused)
        {
            await desk.ShowAsync(turn, state.Id, press.By, reply, cancellationToken);
            return;
        }

        reply.Say(turn.Words().About(state.Choices.Kind).Say(refused.Told));
        switch (refused.Why)
        {
            case RefusalReason.Blocked or RefusalReason.PlanChanged:
                // What was entered stays, beside what stands in its way.
                var now = refused.State ?? state;
                desk.ShowForm(turn, now, await CountedAsync(turn, now, press, choices, cancellationToken), press.By, reply);
                break;
            case RefusalReason.Unreadable:
                // The form stays as the client has it.
                break;
            default:
                await desk.ShowAsync(turn, state.Id, press.By, reply, cancellationToken);
                break;
        }
    }

    private async Task<AdaptiveCard> CountedAsync(ITurnContext turn, RequestState state, Press press, Choices choices, CancellationToken cancellationToken)
    {
        var planned = await plans.MakeAsync(state.Snapshot, choices, state.BegunPlan, cancellationToken);
        return forms.Draw(state, press.Data, new(choices, planned.Snapshot, planned.Plan), turn);
    }
}
