using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Microsoft365.Http;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Lists;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat.Lists;

/// <summary>What is next for a list, a handful of lines at a time: each handful is kept before the next one begins.</summary>
public sealed class ListWork(ILeaverLists lists, RowReading reading, Decisions decisions, ListDecisions together, TimeProvider time, ILogger<ListWork> logger)
{
    /// <summary>So many lines are read at once: their calls fill the batches of the services, and no more facts are held in memory than that.</summary>
    private const int Handful = 20;

    /// <summary>Writers queue before the database anyway.</summary>
    private const int AtOnce = 8;

    /// <summary>For so long an unsubmitted list with everybody's facts is kept.</summary>
    private static readonly TimeSpan UnsubmittedFor = TimeSpan.FromDays(7);

    private static readonly RequestStage[] Over = [RequestStage.Rejected, RequestStage.Withdrawn, RequestStage.Expired, RequestStage.Finished];

    /// <summary>False: nothing is to be done now.</summary>
    public async Task<bool> StepAsync(ListId id, CancellationToken cancellationToken)
    {
        if (await lists.FindAsync(id, cancellationToken) is not { IsOpen: true } list)
        {
            return false;
        }

        if (list.Stage != ListStage.Submitted && list.At + UnsubmittedFor < time.GetUtcNow())
        {
            await DiscardAsync(id, ListStage.Discarded, cancellationToken);
            return false;
        }

        return list switch
        {
            { Stage: ListStage.Reading } => await ReadAsync(list, cancellationToken),
            { Orders: [var order, ..] } => await CarryOutAsync(list, order, cancellationToken),
            _ => false,
        };
    }

    /// <summary>Throws a list away that was not submitted, with all that was written and read for it.</summary>
    public async Task<bool> DiscardAsync(ListId id, ListStage becomes, CancellationToken cancellationToken)
    {
        var discarded = await lists.ChangeAsync(id, l => l.Stage is ListStage.Reading or ListStage.Preview ? l with { Stage = becomes, PassedOver = [] } : null, cancellationToken);
        if (discarded is not null)
        {
            await lists.ForgetPeopleAsync(id, cancellationToken);
        }

        return discarded is not null;
    }

    /// <summary>When nothing will happen to any of its lines any more. Its cards show that by then.</summary>
    public async Task CloseAsync(ListId id, CancellationToken cancellationToken)
    {
        var list = await lists.FindAsync(id, cancellationToken);
        if (list is not { Stage: ListStage.Submitted, Orders: [] } || !(await lists.LinesAsync(id, cancellationToken)).All(IsOver))
        {
            return;
        }

        if (await lists.ChangeAsync(id, l => l is { Stage: ListStage.Submitted, Orders: [] } ? l with { Stage = ListStage.Closed } : null, cancellationToken) is not null)
        {
            await lists.ForgetPeopleAsync(id, cancellationToken);
        }
    }

    private static bool IsOver(KeptLine line) => line.Row.Request is null || line.Request is null || (Over.Contains(line.Request.Stage) && line.Request.DueAt is null);

    private async Task<bool> ReadAsync(LeaverList list, CancellationToken cancellationToken)
    {
        var lines = (await lists.LinesAsync(list.Id, cancellationToken)).Select(l => l.Row).ToList();
        var next = lines.Where(r => r.State == ListRowState.Unread).Take(Handful).ToList();
        if (next.Count == 0)
        {
            await lists.ChangeAsync(list.Id, l => l.Stage == ListStage.Reading ? l with { Stage = ListStage.Preview } : null, cancellationToken);
            return false;
        }

        // Who asks, which groups they are in, what the company has bought: the same for all of them.
        using (ReadMemory.Begin())
        {
            var read = await Task.WhenAll(next.Select(row => reading.ReadAsync(list, row, cancellationToken)));
            var known = lines.Where(r => r.State != ListRowState.Unread && r.Leaver is not null).DistinctBy(r => r.Leaver!.Id).ToDictionary(r => r.Leaver!.Id, r => r.Line);
            foreach (var (row, draft) in read)
            {
                var isSecond = row.Leaver is not null && !known.TryAdd(row.Leaver.Id, row.Line);
                var kept = isSecond ? RowReading.Wrong(row with { Plan = null }, Twice(known[row.Leaver!.Id])) : row;
                await lists.SaveAsync(list.Id, kept, ListRowState.Unread, isSecond ? null : draft, cancellationToken);
            }
        }

        return true;
    }

    private static Phrase Twice(int line) => Phrase.Of("Many.Row.Twice", ("line", line.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private async Task<bool> CarryOutAsync(LeaverList list, ListOrder order, CancellationToken cancellationToken)
    {
        var lines = order.ToDo.Take(Handful).ToList();
        if (lines.Count == 0)
        {
            await lists.ChangeAsync(list.Id, l => l with { Orders = [.. l.Orders.Skip(1)] }, cancellationToken);
            return true;
        }

        // Whoever is no approver any more when a handful is taken decides on nothing more.
        var by = order.Kind is ListOrderKind.Approve or ListOrderKind.Reject ? await together.FindApproverAsync(order.By, cancellationToken) : null;
        var kept = (await lists.LinesAsync(list.Id, cancellationToken)).ToDictionary(l => l.Row.Line, l => l.Row);
        var unreadable = 0;
        await Parallel.ForEachAsync(lines, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (line, ct) =>
        {
            var result = order.Kind == ListOrderKind.Submit
                ? await SubmitAsync(list, kept[line], order.Plans[line], ct)
                : await DecideAsync(list, order, kept[line].Request, order.Plans[line], by, ct);
            if (result is DecisionResult.Refused { Why: RefusalReason.Unreadable })
            {
                Interlocked.Increment(ref unreadable);
            }
            else if (result is DecisionResult.Refused refused && order.Kind != ListOrderKind.Submit)
            {
                logger.ListLineNotDecided(list.Id.Value, line, refused.Why.ToString());
            }
        });
        if (unreadable > 0)
        {
            // The same handful again at the next sweep: what was done of it is passed over.
            return false;
        }

        await lists.ChangeAsync(list.Id, l => l.Orders is [var first, ..] ? l with { Orders = [first with { Done = [.. first.Done.Union(lines)] }, .. l.Orders.Skip(1)] } : null, cancellationToken);
        return true;
    }

    private async Task<DecisionResult?> SubmitAsync(LeaverList list, ListRow row, PlanHash seen, CancellationToken cancellationToken)
    {
        if (row.State != ListRowState.Ready || row.Plan?.Hash != seen || await lists.DraftAsync(list.Id, row.Line, cancellationToken) is not { } draft)
        {
            return null;
        }

        var result = await decisions.SubmitAsync(list.Owner, draft.Snapshot, draft.Choices, cancellationToken, list.Id);
        var after = result switch
        {
            DecisionResult.Accepted accepted => row with { State = accepted.State.IsDecidedWithList ? ListRowState.Submitted : ListRowState.OnItsOwn, Request = accepted.State.Id },
            DecisionResult.Refused { Why: RefusalReason.Unreadable } => row,
            DecisionResult.Refused { Blockers: [var blocker, ..] } => RowReading.Wrong(row, blocker.Text),
            _ => RowReading.Wrong(row, result.Told),
        };
        if (after != row)
        {
            await lists.SaveAsync(list.Id, after, ListRowState.Ready, draft: null, cancellationToken);
        }

        return result;
    }

    private async Task<DecisionResult?> DecideAsync(LeaverList list, ListOrder order, RequestId? request, PlanHash seen, Actor? by, CancellationToken cancellationToken) => (order.Kind, request, by) switch
    {
        (ListOrderKind.Withdraw, { } id, _) => await decisions.WithdrawAsync(id, order.By, cancellationToken),
        (ListOrderKind.Approve, { } id, { } approver) => await together.ApproveAsync(id, approver, seen, list.Id, cancellationToken),
        (ListOrderKind.Reject, { } id, { } approver) => await together.RejectAsync(id, approver, seen, order.Reason, cancellationToken),
        _ => null,
    };
}
