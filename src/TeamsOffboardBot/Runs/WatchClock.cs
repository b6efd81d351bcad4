using Microsoft.Extensions.Options;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Runs;

/// <summary>
/// What time brings to a request that is approved: reminders of dates, dates that come, and reminders of what waits for people. Like all that
/// time does, it follows from the journal.
/// </summary>
public sealed class WatchClock(IOptions<DeadlinesOptions> options)
{
    /// <summary>What has to be written by now; null when there is nothing.</summary>
    public RunEvent? DueNow(RequestState state, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Deadlines.Where(d => d.IsOpen).Select(d => DueNow(state, d, now)).FirstOrDefault(e => e is not null) ?? TasksDue(state, now);
    }

    /// <summary>
    /// When there is something to write; null when never. It may be in the past: a moment that came since the last <see cref="DueNow(RequestState,DateTimeOffset)"/>
    /// is written yet, and must not be passed over.
    /// </summary>
    public DateTimeOffset? NextAt(RequestState state, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Deadlines.Where(d => d.IsOpen && (!d.IsOurs || d.At > now))
            .SelectMany(d => MomentsOf(d).Where(at => !IsReminded(state, d, at)).Concat(d.IsOurs ? [] : [d.At]))
            .Concat(TaskMoments(state).Take(1))
            .Select(at => (DateTimeOffset?)at)
            .Min();
    }

    private RunEvent? DueNow(RequestState state, Deadline deadline, DateTimeOffset now)
    {
        if (deadline.At <= now)
        {
            // What the bot does then is said by its step.
            return deadline.IsOurs ? null : new RunEvent.DeadlinePassed(deadline.Kind, deadline.At);
        }

        // Of several that a standstill made late, the last one says it all.
        var due = MomentsOf(deadline).Where(at => at <= now).Select(at => (DateTimeOffset?)at).Max();
        return due is { } moment && !IsReminded(state, deadline, moment) ? new RunEvent.DeadlineReminded(deadline.Kind, deadline.At) : null;
    }

    /// <summary>A date that became known less than so long before is not reminded of again at once.</summary>
    private IEnumerable<DateTimeOffset> MomentsOf(Deadline deadline) =>
        options.Value.RemindBefore.Select(before => deadline.At - before).Where(at => at > deadline.KnownAt);

    private static bool IsReminded(RequestState state, Deadline deadline, DateTimeOffset moment) =>
        state.DeadlineReminders.Any(r => r.Kind == deadline.Kind && r.DeadlineAt == deadline.At && r.At >= moment);

    private RunEvent.TasksReminded? TasksDue(RequestState state, DateTimeOffset now)
    {
        if (TaskMoments(state).FirstOrDefault(DateTimeOffset.MaxValue) > now)
        {
            return null;
        }

        var waiting = Waiting(state);
        return new RunEvent.TasksReminded([.. waiting.Select(s => s.Id)], now - Since(waiting) >= options.Value.EscalateTasksAfter);
    }

    /// <summary>The next reminder of what waits for people; empty when nothing does.</summary>
    private IEnumerable<DateTimeOffset> TaskMoments(RequestState state)
    {
        if (state.Stage != RequestStage.WaitingForPeople || Waiting(state) is not { Count: > 0 } waiting)
        {
            yield break;
        }

        var since = Since(waiting);
        yield return (state.TaskReminder?.At > since ? state.TaskReminder.At : since) + options.Value.RemindOfTasksEvery;
    }

    private static IReadOnlyList<StepState> Waiting(RequestState state) => [.. state.Steps.Where(s => s.WaitsForPerson)];

    /// <summary>Since when the oldest of them waits.</summary>
    private static DateTimeOffset Since(IReadOnlyList<StepState> waiting) => waiting.Min(s => s.SettledAt) ?? DateTimeOffset.MinValue;
}
