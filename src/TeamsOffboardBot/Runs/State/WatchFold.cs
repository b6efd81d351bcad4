namespace TeamsOffboardBot.Runs.State;

/// <summary>What reminders, and dates that came or were dealt with, do to a request.</summary>
internal static class WatchFold
{
    public static RequestState Apply(RequestState s, RunEvent e, DateTimeOffset at) => e switch
    {
        RunEvent.DeadlineReminded r => s with { DeadlineReminders = [.. s.DeadlineReminders, new DeadlineReminder(r.Kind, r.DeadlineAt, at)] },
        RunEvent.DeadlinePassed p => End(s, p.Kind, p.DeadlineAt, new DeadlineEnd(DeadlineEndKind.Passed, at, By: null, Note: null)),
        RunEvent.DeadlineClosed c => End(s, c.Kind, c.DeadlineAt, new DeadlineEnd(c.How, at, new Actor(c.ById, c.ByName), c.Note)),
        RunEvent.TasksReminded t => s with { TaskReminder = new TaskReminder(t.Steps, t.IsEscalated, at) },
        _ => s,
    };

    private static RequestState End(RequestState s, DeadlineKind kind, DateTimeOffset deadlineAt, DeadlineEnd end) =>
        s with { EndedDeadlines = [.. s.EndedDeadlines, new EndedDeadline(kind, deadlineAt, end)] };
}
