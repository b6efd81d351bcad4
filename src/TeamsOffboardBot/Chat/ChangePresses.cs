using AdaptiveCards;
using Microsoft.Bot.Builder;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Chat.Dialogs;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat;

/// <summary>
/// An approver changes the choices in place. What would follow is counted as the changed plan is, so that nobody saves to find out; kept is what
/// is saved.
/// </summary>
public sealed class ChangePresses(Decisions decisions, RequestDesk desk, ChoicesReader reader, PlanMaker plans, CompanyZone zone)
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
        else if (state.Choices.Kind != RequestKind.Offboarding)
        {
            reply.Say(turn.Words().About(state.Choices.Kind).Say("Chat.Request.NothingToChange"));
        }
        else if (press.Verb == Verbs.Change)
        {
            reply.Show(ChoicesCard.Render(Form(state, FormOf(state, turn), turn), turn.Words()));
        }
        else
        {
            await ReadAsync(turn, state, press, reply, cancellationToken);
        }
    }

    private async Task ReadAsync(ITurnContext turn, RequestState state, Press press, TurnReply reply, CancellationToken cancellationToken)
    {
        var form = ChoicesForm.Parse(press.Data);
        var read = await reader.ReadAsync(form, state.Snapshot, state.Choices, cancellationToken);
        if (read.Choices is not { } choices)
        {
            reply.Show(ChoicesCard.Render(Form(state, form, turn) with { Snapshot = read.Snapshot, Problems = read.Problems }, turn.Words()));
        }
        else if (press.Verb == Verbs.RecountChange)
        {
            reply.Show(ChoicesCard.Render(await CountedAsync(state, form, choices, turn, cancellationToken), turn.Words()));
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
            reply.Say(turn.Words().Say(refused.Told));
        }

        if (result is DecisionResult.Refused { Why: RefusalReason.Blocked })
        {
            // What was entered stays, beside what stands in its way.
            reply.Show(ChoicesCard.Render(await CountedAsync(state, ChoicesForm.Parse(press.Data), choices, turn, cancellationToken), turn.Words()));
        }
        else
        {
            await desk.ShowAsync(turn, state.Id, press.By, reply, cancellationToken);
        }
    }

    private async Task<ChoicesModel> CountedAsync(RequestState state, ChoicesForm form, Choices choices, ITurnContext turn, CancellationToken cancellationToken)
    {
        var planned = await plans.MakeAsync(state.Snapshot, choices, state.BegunPlan, cancellationToken);
        return Form(state, form with { StartShown = form.Moment }, turn) with
        {
            Snapshot = planned.Snapshot,
            Findings = planned.Plan.Findings,
            Start = choices.Start,
            Differences = PlanChanges.Between(state.Plan, state.Choices, planned.Plan, choices),
        };
    }

    private ChoicesForm FormOf(RequestState state, ITurnContext turn) => ChoicesForm.From(
        state.Choices, id => state.Snapshot.Colleagues.FirstOrDefault(c => c.Person.Id == id)?.Person.UserPrincipalName ?? id.Value, zone.For(turn.Words()));

    private static ChoicesModel Form(RequestState state, ChoicesForm form, ITurnContext turn) => new()
    {
        Snapshot = state.Snapshot,
        Form = form,
        Findings = state.Plan.Findings,
        Start = state.Choices.Start,
        Data = [(Fields.Request, state.Id.Value), (Fields.PlanHash, state.Plan.Hash.Value)],
        IsChange = true,
        HasPicker = turn.HasPicker(),
    };
}
