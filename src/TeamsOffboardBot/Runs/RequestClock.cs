using Microsoft.Extensions.Options;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Runs;

/// <summary>
/// What time alone brings to a request, and when: reminders, the expiry, the start. It follows from the journal, so a process
/// that stood still catches up and nothing comes twice.
/// </summary>
public sealed class RequestClock(TimeProvider time, WatchClock watch, IOptions<ApprovalOptions> options)
{
    /// <summary>When a request that is asked for now ends if nobody decides.</summary>
    public DateTimeOffset ExpiryOf(Choices choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        var now = time.GetUtcNow();
        var from = choices.Start?.At > now ? choices.Start.At : now;

        // Whole seconds: a moment that the journal would cut would seem to be still to come.
        return new DateTimeOffset(from.Ticks - (from.Ticks % TimeSpan.TicksPerSecond), from.Offset) + options.Value.ExpiresAfter;
    }

    /// <summary>The moment so long from now.</summary>
    public DateTimeOffset After(TimeSpan pause) => time.GetUtcNow() + pause;

    /// <summary>What has to be written before anything else happens; null when the request is up to date.</summary>
    public RunEvent? DueNow(RequestState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var now = time.GetUtcNow();
        return state.Stage switch
        {
            RequestStage.Scheduled when state.Choices.Start!.At <= now => new RunEvent.RunStarted(state.Choices.Start.At),
            _ when state.AwaitsApproval && state.ExpiresAt <= now => new RunEvent.RequestExpired(state.ExpiresAt),
            // Of several that a standstill made late, the last one says it all.
            _ when state.AwaitsApproval => Reminders(state).LastOrDefault(r => r.At <= now) is { } due ? new RunEvent.ApproversReminded(due.Reason) : null,
            _ => watch.DueNow(state, now),
        };
    }

    /// <summary>When time will bring something; null when it never will.</summary>
    public DateTimeOffset? NextAt(RequestState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Stage switch
        {
            RequestStage.Scheduled => state.Choices.Start!.At,
            _ when state.AwaitsApproval => Reminders(state).FirstOrDefault()?.At ?? state.ExpiresAt,
            _ => watch.NextAt(state, time.GetUtcNow()),
        };
    }

    /// <summary>Those that are not written yet, the next one first.</summary>
    private IEnumerable<Reminder> Reminders(RequestState state)
    {
        var last = state.Reminders.Count > 0 ? state.Reminders[^1].At : state.AwaitingSince;
        return All(state).Where(r => r.At > last && r.At < state.ExpiresAt).OrderBy(r => r.At);
    }

    private IEnumerable<Reminder> All(RequestState state)
    {
        yield return new(ReminderReason.Waiting, state.AwaitingSince + options.Value.RemindAfter);
        if (state.Choices.Start is { } start)
        {
            yield return new(ReminderReason.StartIsNear, start.At - options.Value.RemindBefore);
            yield return new(ReminderReason.StartHasPassed, start.At);
        }

        yield return new(ReminderReason.ExpiryIsNear, state.ExpiresAt - options.Value.RemindBefore);
    }
}
