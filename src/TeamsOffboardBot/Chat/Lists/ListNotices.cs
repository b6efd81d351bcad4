using System.Globalization;
using TeamsOffboardBot.Cards.Lists;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Lists;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat.Lists;

/// <summary>What somebody is told about a list in a message of its own: one sentence for all lines that it concerns, and not one for each.</summary>
public static class ListNotices
{
    /// <summary>Begins the key that names the lines which wait for this person: there is one such key, and the next takes its place.</summary>
    private const string Waits = "lines-";

    private const int MostNames = 5;

    /// <summary>A list that is read in a moment is looked at by whoever sent it; of a long one they are told when it is read.</summary>
    private const int LongList = 40;

    private static readonly RequestStage[] Undone = [RequestStage.Rejected, RequestStage.Withdrawn, RequestStage.Expired];

    public static IEnumerable<Notice> New(ListModel model, ListCopy copy)
    {
        ArgumentNullException.ThrowIfNull(copy);
        return Of(model, copy.Person, copy.Audience == CardAudience.Requester, Told.Last(copy.Told, Waits)).Where(n => !Told.Knows(copy.Told, n.Key));
    }

    /// <summary>Something of the list waits for who reads this copy, and they are about to be told: whether they can act is to be found out.</summary>
    public static bool BeginsToWait(ListModel model, ListCopy copy) =>
        New(model, copy).Any(n => !n.IsSilent && (n.Key.StartsWith(Waits, StringComparison.Ordinal) || n.Key.StartsWith("tasks-", StringComparison.Ordinal)));

    public static ListCopy Tell(ListCopy copy, Notice notice)
    {
        ArgumentNullException.ThrowIfNull(copy);
        ArgumentNullException.ThrowIfNull(notice);
        return copy with { Told = Told.With(notice.Key.StartsWith(Waits, StringComparison.Ordinal) ? Told.Without(copy.Told, Waits) : copy.Told, notice.Key) };
    }

    private static IEnumerable<Notice> Of(ListModel model, UserId person, bool isRequester, string? waited)
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

        foreach (var notice in (isRequester ? ToRequester(model) : ToApprover(model, person, waited)).Concat(Ends(model, person, isRequester)))
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

    private static IEnumerable<Notice> ToApprover(ListModel model, UserId person, string? waited)
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

        var waiting = model.Lines.Where(l => l is { Stage: RequestStage.WaitingForPeople, Row.State: ListRowState.Submitted } && IsFor(model, l, person)).ToList();
        if (BeganToWait(model, waiting, waited) is { } began)
        {
            yield return began;
        }

        if (waiting.Max(l => l.Row.Reminded.Tasks) is { } reminded)
        {
            yield return Needs($"tasks-{Day(reminded)}", model.List, waiting);
        }
    }

    /// <summary>Who decided on it hears, and where they can act no more, everybody who can. What is decided on a card of its own is told with that card.</summary>
    private static bool IsFor(ListModel model, ListLine line, UserId person) =>
        line.Row.DecidedBy is { } decider && (model.Absent.Contains(decider) ? !model.Absent.Contains(person) : decider == person);

    /// <summary>
    /// One sentence for those that began to wait: for the first of them at once, then gathered until as many more wait as are known, so that five hundred that come one
    /// by one are told of in ten sentences; and for the rest when nothing runs any more. Nothing for what goes on waiting, whatever else was closed meanwhile.
    /// </summary>
    /// <param name="last">Names those of which this person has heard.</param>
    private static Notice? BeganToWait(ListModel model, List<ListLine> waiting, string? last)
    {
        var known = last is null ? [] : last[Waits.Length..].Split('+', StringSplitOptions.RemoveEmptyEntries).Select(line => int.Parse(line, CultureInfo.InvariantCulture)).ToHashSet();
        var fresh = waiting.Where(l => !known.Contains(l.Row.Line)).ToList();
        var all = KeyOf(waiting.Select(l => l.Row.Line));
        return (model.Lines.Any(l => l.Stage == RequestStage.Running), fresh) switch
        {
            // A line whose task is being closed runs for a moment: it has not gone on yet.
            (true, _) => fresh.Count > 0 && fresh.Count >= known.Count ? Needs(KeyOf(known.Concat(fresh.Select(l => l.Row.Line))), model.List, fresh) : null,
            (false, []) => last is null || all == last ? null : Needs(all, model.List, waiting) with { IsSilent = true },
            _ => Needs(all, model.List, fresh),
        };
    }

    private static string KeyOf(IEnumerable<int> lines) => Waits + string.Join('+', lines.Order().Select(Number));

    private static Notice Needs(string key, LeaverList list, List<ListLine> lines)
    {
        var names = string.Join(", ", lines.OrderBy(l => l.Row.Line).Take(MostNames).Select(l => l.Name));
        return Make(key, "Many.Told.Waiting", list, lines.Count, lines.Count > MostNames ? $"{names} …" : names);
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static Notice Make(string key, string text, LeaverList list, int count, string names = "") =>
        new(key, Phrase.Of(count == 1 ? $"{text}.One" : text, ("count", Number(count)), ("requester", list.OwnerName), ("list", list.Id.Value), ("names", names), ("madeTime", list.At.ToString("O", CultureInfo.InvariantCulture))));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
