using System.Globalization;
using TeamsOffboardBot.Cards.Lists;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Lists;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat.Lists;

/// <summary>What somebody is told about a list in a message of its own: one sentence for all lines that it concerns, and not one for each.</summary>
public static class ListNotices
{
    /// <summary>A list that is read in a moment is looked at by whoever sent it; of a long one they are told when it is read.</summary>
    private const int LongList = 40;

    private static readonly RequestStage[] Undone = [RequestStage.Rejected, RequestStage.Withdrawn, RequestStage.Expired];

    public static IEnumerable<Notice> New(ListModel model, ListCopy copy)
    {
        ArgumentNullException.ThrowIfNull(copy);
        return Of(model, copy.Person, copy.Audience == CardAudience.Requester).Where(n => !Told.Knows(copy.Told, n.Key));
    }

    public static ListCopy Tell(ListCopy copy, Notice notice)
    {
        ArgumentNullException.ThrowIfNull(copy);
        ArgumentNullException.ThrowIfNull(notice);
        return copy with { Told = Told.With(copy.Told, notice.Key) };
    }

    private static IEnumerable<Notice> Of(ListModel model, UserId person, bool isRequester)
    {
        ArgumentNullException.ThrowIfNull(model);
        var list = model.List;
        if (list.Stage == ListStage.Preview && model.Lines.Count > LongList)
        {
            yield return Make("read", "Many.Told.Read", list, model.Lines.Count(l => l.Row.State == ListRowState.Ready));
        }

        if (list.Stage is not (ListStage.Submitted or ListStage.Closed) || model.Doing is not null)
        {
            yield break;
        }

        foreach (var notice in (isRequester ? ToRequester(model) : ToApprover(model, person)).Concat(Ends(model, person, isRequester)))
        {
            yield return notice;
        }
    }

    /// <summary>Who asked hears of it, and who decided.</summary>
    private static IEnumerable<Notice> Ends(ListModel model, UserId person, bool isRequester)
    {
        var concerned = model.Lines.Where(l => isRequester || l.Row.DecidedBy == person).ToList();
        var finished = concerned.Count(l => l.Stage == RequestStage.Finished);
        if (finished > 0 && model.Lines.All(l => l.Stage is null or RequestStage.Finished or RequestStage.WaitingForDate || Undone.Contains(l.Stage.Value)))
        {
            yield return Make("finished", "Many.Told.Finished", model.List, finished);
        }

        if (concerned.Max(l => l.Row.Reminded.Dates) is { } date)
        {
            // Of how many is not known before the last of them was reminded of, and nobody waits for that.
            yield return Make($"dates-{Day(date)}", "Many.Told.Dates", model.List, count: 0);
        }
    }

    private static IEnumerable<Notice> ToRequester(ListModel model)
    {
        var approved = model.Lines.Count(l => l.Stage is not (null or RequestStage.AwaitingApproval or RequestStage.LockOutOnly) && !Undone.Contains(l.Stage.Value));
        if (approved > 0 && !model.Lines.Any(l => l.Row.State == ListRowState.Submitted && l.Stage == RequestStage.AwaitingApproval))
        {
            yield return Make($"approved-{Number(approved)}", "Many.Told.Approved", model.List, approved);
        }

        var rejected = model.Lines.Count(l => l.Stage == RequestStage.Rejected);
        if (rejected > 0)
        {
            yield return Make($"rejected-{Number(rejected)}", "Many.Told.Rejected", model.List, rejected);
        }

        // Those that were to start together expire within seconds of each other: told when the last of them has.
        var expired = model.Lines.Where(l => l.Stage == RequestStage.Expired).ToList();
        if (expired.Count > 0 && !model.Lines.Any(l => l is { Stage: RequestStage.AwaitingApproval, Row.State: ListRowState.Submitted } && expired.Any(e => e.Row.Plan?.Start == l.Row.Plan?.Start)))
        {
            yield return Make($"expired-{Number(expired.Count)}", "Many.Told.Expired", model.List, expired.Count);
        }
    }

    private static IEnumerable<Notice> ToApprover(ListModel model, UserId person)
    {
        var withdrawn = model.Lines.Count(l => l.Stage == RequestStage.Withdrawn);
        if (withdrawn > 0)
        {
            yield return Make($"withdrawn-{Number(withdrawn)}", "Many.Told.Withdrawn", model.List, withdrawn);
        }

        // The journals of the lines say when they were reminded of; one sentence a day is enough for all of them.
        if (model.Decidable.Max(l => l.Row.Reminded.Decision) is { } asked)
        {
            yield return Make($"reminded-{Day(asked)}", "Many.Told.Reminder", model.List, model.Decidable.Count);
        }

        var waiting = model.Lines.Where(l => l.Stage == RequestStage.WaitingForPeople && l.Row.DecidedBy == person).ToList();
        if (waiting.Count > 0 && !model.Lines.Any(l => l.Stage == RequestStage.Running))
        {
            yield return Make(Told.KeyOfWaiting(waiting.Select(l => Number(l.Row.Line))), "Many.Told.Waiting", model.List, waiting.Count);
        }

        if (waiting.Max(l => l.Row.Reminded.Tasks) is { } reminded)
        {
            yield return Make($"tasks-{Day(reminded)}", "Many.Told.Waiting", model.List, waiting.Count);
        }
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static Notice Make(string key, string text, LeaverList list, int count) =>
        new(key, Phrase.Of(count == 1 ? $"{text}.One" : text, ("count", Number(count)), ("requester", list.OwnerName), ("list", list.Id.Value), ("madeTime", list.At.ToString("O", CultureInfo.InvariantCulture))));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
