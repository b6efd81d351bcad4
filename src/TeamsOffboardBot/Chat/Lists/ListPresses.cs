using System.Globalization;
using Microsoft.Bot.Builder;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Lists;
using TeamsOffboardBot.Chat.Dialogs;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Lists;

namespace TeamsOffboardBot.Chat.Lists;

/// <summary>What its owner does with a list before it is submitted.</summary>
public sealed class ListPresses(ILeaverLists lists, ListWork work, DialogHost dialogs, Planner planner, TimeProvider time)
{
    /// <returns>The list as it is then.</returns>
    public async Task<LeaverList> OrderAsync(ITurnContext turn, LeaverList list, Press press, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(press);
        ArgumentNullException.ThrowIfNull(reply);
        if (press.By.Id != list.Owner || list.Stage is not (ListStage.Reading or ListStage.Preview))
        {
            reply.Say(turn.Words().Say(press.By.Id == list.Owner ? "Many.Told.Gone" : "Many.Told.None"));
            return list;
        }

        switch (press.Verb)
        {
            case Verbs.ManyCancel:
                await work.DiscardAsync(list.Id, ListStage.Discarded, cancellationToken);
                break;
            case Verbs.ManyAgain:
                return await ReadAgainAsync(list, cancellationToken);
            case Verbs.ManySubmit:
                return await SubmitAsync(turn, list, reply, cancellationToken);
            default:
                await OrderLineAsync(turn, list, press, reply, cancellationToken);
                break;
        }

        return await lists.FindAsync(list.Id, cancellationToken) ?? list;
    }

    private async Task OrderLineAsync(ITurnContext turn, LeaverList list, Press press, TurnReply reply, CancellationToken cancellationToken)
    {
        _ = int.TryParse(press.Text(Fields.Line), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        if ((await lists.LinesAsync(list.Id, cancellationToken)).FirstOrDefault(l => l.Row.Line == number)?.Row is not { } row)
        {
            reply.Say(turn.Words().Say("Chat.OldCard"));
        }
        else if (press.Verb == Verbs.ManyRow && row.State == ListRowState.Ready && await lists.DraftAsync(list.Id, number, cancellationToken) is { } draft)
        {
            reply.Show(ListRowCard.Render(list, new ListLine(row), draft, planner.Make(draft.Snapshot, draft.Choices), turn.Words()));
        }
        else if (press.Verb == Verbs.ManyRemove && row.State == ListRowState.Ready)
        {
            await lists.SaveAsync(list.Id, row with { State = ListRowState.Removed }, ListRowState.Ready, draft: null, cancellationToken);
        }
        else if (press.Verb == Verbs.ManyAlone && row is { Leaver: { } leaver, State: ListRowState.Ready or ListRowState.Problem })
        {
            await lists.SaveAsync(list.Id, row with { State = ListRowState.Removed }, row.State, draft: null, cancellationToken);
            await BeginAloneAsync(turn, press.By, leaver, cancellationToken);
        }
    }

    /// <summary>In a message of its own: the list stays where it is.</summary>
    private async Task BeginAloneAsync(ITurnContext turn, Speaker speaker, Person leaver, CancellationToken cancellationToken)
    {
        var apart = new TurnReply(turn);
        await dialogs.BeginAsync(turn, speaker, RequestKind.Offboarding, leaver.UserPrincipalName, apart, cancellationToken);
        await apart.SendAsync(cancellationToken);
    }

    private async Task<LeaverList> ReadAgainAsync(LeaverList list, CancellationToken cancellationToken)
    {
        foreach (var row in (await lists.LinesAsync(list.Id, cancellationToken)).Select(l => l.Row).Where(r => r is { IsUnreadable: true, State: ListRowState.Problem }))
        {
            await lists.SaveAsync(list.Id, new ListRow { Line = row.Line, Entry = row.Entry, State = ListRowState.Unread }, ListRowState.Problem, draft: null, cancellationToken);
        }

        return await lists.ChangeAsync(list.Id, l => l.Stage == ListStage.Preview ? l with { Stage = ListStage.Reading } : null, cancellationToken) ?? list;
    }

    /// <summary>Written down whole, and carried out by the worker.</summary>
    private async Task<LeaverList> SubmitAsync(ITurnContext turn, LeaverList list, TurnReply reply, CancellationToken cancellationToken)
    {
        var ready = (await lists.LinesAsync(list.Id, cancellationToken)).Select(l => l.Row).Where(r => r.State == ListRowState.Ready).ToDictionary(r => r.Line, r => r.Plan!.Hash);
        if (ready.Count == 0)
        {
            reply.Say(turn.Words().Say("Many.Preview.NobodyIsReady"));
            return list;
        }

        var now = time.GetUtcNow();
        var order = new ListOrder(ListOrderKind.Submit, list.Owner, now, ready);
        var submitted = await lists.ChangeAsync(list.Id, l => l.Stage == ListStage.Preview ? l with { Stage = ListStage.Submitted, At = now, Orders = [order] } : null, cancellationToken);
        return submitted ?? await lists.FindAsync(list.Id, cancellationToken) ?? list;
    }
}
