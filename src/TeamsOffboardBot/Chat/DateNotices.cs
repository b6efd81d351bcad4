using System.Globalization;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat;

/// <summary>
/// Who is told of which date. Who asked hears of each, and so does who approved, or, when none of them can act any more, every approver who can; the
/// last reminder, and what nobody answers or closes, goes to every approver.
/// </summary>
internal static class DateNotices
{
    /// <summary>A reminder so near to its date is the last one.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromDays(2);

    public static IEnumerable<Notice> Of(RequestState request, CardCopy copy, Hearers hearers)
    {
        var (isAble, isConcerned) = (hearers.IsAble(copy), hearers.IsConcerned(copy));
        foreach (var date in request.Deadlines.Where(d => d.IsOpen))
        {
            var step = request.Steps.FirstOrDefault(s => s.Id == DatedSteps.StepOf(date.Kind));
            var asked = step is { Asks: true } ? step.SettledAt : null;
            if (asked is { } since && isAble)
            {
                // What was held in between asks for an answer of its own.
                yield return Card($"asks-{date.Kind}-{Stamp(date.At)}{(step?.Hold is { } hold ? $"-{Stamp(hold.Since)}" : string.Empty)}", request, date, since);
            }

            // A reminder from before the question says less than the question, and than its answer; one from before a hold was answered or told, too.
            if (Reminder(request, date) is { } at && !(at <= (asked ?? step?.Hold?.Since)) && ((isConcerned && !WasAnswered(request, date)) || (isAble && date.At - at <= Near)))
            {
                yield return Card($"date-{date.Kind}-{Stamp(date.At)}-{Stamp(at)}", request, date, at);
            }
        }

        if (request is { Stage: RequestStage.WaitingForPeople, TaskReminder: { } tasks } && copy.Audience != CardAudience.Requester && (tasks.IsEscalated ? isAble : isConcerned))
        {
            var waiting = request.Steps.Where(s => s.WaitsForPerson).ToList();
            var open = tasks.At - (waiting.Min(s => s.SettledAt) ?? tasks.At);
            yield return new Notice($"tasks-{Stamp(tasks.At)}", Phrase.Of(
                tasks.IsEscalated ? "Cards.Date.Told.TasksEscalated" : "Cards.Date.Told.Tasks",
                ("leaver", request.Leaver.DisplayName),
                ("count", waiting.Count.ToString(CultureInfo.InvariantCulture)),
                ("openDays", Math.Max(1, (int)open.TotalDays).ToString(CultureInfo.InvariantCulture))));
        }
    }

    /// <summary>A question or an escalation, and the last reminder of a date: also for approvers who never had a card of this request.</summary>
    public static bool AreForEveryApprover(RequestState request) =>
        request.Steps.Any(s => s.Asks)
        || request is { Stage: RequestStage.WaitingForPeople, TaskReminder.IsEscalated: true }
        || request.Deadlines.Any(d => d.IsOpen && d.At - Reminder(request, d) <= Near);

    /// <summary>There is something of all this that approvers are told.</summary>
    public static bool AreForApprovers(RequestState request) =>
        AreForEveryApprover(request)
        || request is { Stage: RequestStage.WaitingForPeople, TaskReminder: not null }
        || request.Deadlines.Any(d => d.IsOpen && Reminder(request, d) is not null && !WasAnswered(request, d));

    private static Notice Card(string key, RequestState request, Deadline date, DateTimeOffset at) =>
        new(key, Phrase.Of("Cards.Date.Heading", ("leaver", request.Leaver.DisplayName))) { Date = date, DueAt = at };

    /// <summary>Somebody agreed that the bot acts on this date: that is asked near to it, when only the last reminder is to come.</summary>
    private static bool WasAnswered(RequestState request, Deadline date) =>
        request.Steps.Any(s => s.Releases.Count > 0 && s.Id == DatedSteps.StepOf(date.Kind));

    /// <summary>The last one of this date; null when nobody was reminded of it.</summary>
    private static DateTimeOffset? Reminder(RequestState request, Deadline date) =>
        request.DeadlineReminders.LastOrDefault(r => r.Kind == date.Kind && r.DeadlineAt == date.At)?.At;

    private static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
}
