using TeamsOffboardBot.Planning.Lists;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat.Lists;

/// <summary>Keeps on the list what its card must know of a request, so that one look at the list is enough for all its lines.</summary>
public sealed class ListKeeper(ILeaverLists lists, ListBell bell)
{
    public async Task NoteAsync(RequestState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (await lists.OfRequestAsync(state.Id, cancellationToken) is not var (list, row))
        {
            return;
        }

        var noted = Noted(row, state);
        if (noted != row)
        {
            await lists.SaveAsync(list, noted, row.State, draft: null, cancellationToken);
        }

        bell.Ring(list);
    }

    /// <summary>A line of a list that is over stays without anybody's name.</summary>
    private static ListRow Noted(ListRow row, RequestState state) => row.Leaver is null
        ? row
        : row with
        {
            State = state.IsDecidedWithList ? ListRowState.Submitted : ListRowState.OnItsOwn,
            Plan = row.Plan?.Hash == state.Plan.Hash ? row.Plan : ListPlan.Of(state.Snapshot, state.Choices, state.Plan),
            DecidedBy = state.Decision?.By.Id,
            Reminded = new(
                state.Reminders.Count > 0 ? state.Reminders[^1].At : null,
                state.TaskReminder?.At,
                state.DeadlineReminders.Count > 0 ? state.DeadlineReminders[^1].At : null),
        };
}
