using System.Globalization;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat;

/// <param name="Key">Names the event, so that nobody is told of it twice.</param>
public sealed record Notice(string Key, Phrase Text)
{
    /// <summary>Noted and not said: what was told of before is over.</summary>
    public bool IsSilent { get; init; }

    /// <summary>Told as a card of its own, with what can be done about this date.</summary>
    public Deadline? Date { get; init; }

    /// <summary>Told as a card of its own, with a field for the answer.</summary>
    public Question? Question { get; init; }

    /// <summary>When that reminder was due.</summary>
    public DateTimeOffset DueAt { get; init; }
}

/// <summary>What somebody is told about a request in a message of its own, oldest first; a card that changes by itself makes no sound.</summary>
public static class Notices
{
    /// <summary>What this reader was not told yet.</summary>
    public static IEnumerable<Notice> New(RequestState request, CardCopy copy, Hearers hearers)
    {
        ArgumentNullException.ThrowIfNull(copy);
        return Of(request, copy, hearers).Where(n => !Told.Knows(copy.Told, n.Key));
    }

    /// <summary>The copy of a reader who knows this too.</summary>
    public static CardCopy Tell(CardCopy copy, Notice notice)
    {
        ArgumentNullException.ThrowIfNull(copy);
        ArgumentNullException.ThrowIfNull(notice);
        return copy with { Told = Told.With(copy.Told, notice.Key) };
    }

    /// <summary>Something waits for a person, and who decided does not know it yet: whether they can act is to be found out. What is decided with a list is told with that.</summary>
    public static bool BeginsToWait(RequestState request, IEnumerable<CardCopy> copies)
    {
        ArgumentNullException.ThrowIfNull(request);
        return !request.IsDecidedWithList
            && IsStuck(request)
            && Decider(request) is { } decider
            && !copies.Any(c => c.Person == decider.Id && Told.Knows(c.Told, Waiting(request)));
    }

    private static IEnumerable<Notice> Of(RequestState request, CardCopy copy, Hearers hearers)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (person, isRequester) = (copy.Person, copy.Audience == CardAudience.Requester);
        var decider = request.Decision?.By;
        foreach (var notice in Approvals(request, person))
        {
            yield return notice;
        }

        foreach (var notice in QuestionNotices.Of(request, person))
        {
            yield return notice;
        }

        if (Undecided(request, isRequester) is { } waiting)
        {
            yield return waiting;
        }

        if (request.Stage is RequestStage.Rejected or RequestStage.Withdrawn)
        {
            if (decider is not null && decider.Id != person)
            {
                yield return Make(request.Stage.ToString(), Ended(request), request, decider);
            }

            yield break;
        }

        if (isRequester && request.Decision is { } approval)
        {
            yield return Make($"approved-{approval.PlanHash}", WaitedForStart(request) ? "Times.Told.Scheduled" : "Chat.Told.Approved", request, approval.By);
        }

        foreach (var notice in Run(request, isRequester || decider?.Id == person, Decider(request) is { } by && hearers.IsToAct(copy, by.Id)).Concat(DateNotices.Of(request, copy, hearers)))
        {
            yield return notice;
        }
    }

    /// <summary>Another plan, and the first of two approvals of the present one.</summary>
    private static IEnumerable<Notice> Approvals(RequestState request, UserId person)
    {
        if (request.Replacement is { By: { } changer } replacement && changer.Id != person)
        {
            var text = replacement.VoidApprovals.Count > 0 ? "Clearance.Told.ChangedAndVoid" : "Chat.Told.Changed";
            yield return Make($"changed-{replacement.PlanHash}", text, request, changer);
        }

        if (request.Replacement is { By: null } drifted)
        {
            yield return new Notice($"drifted-{drifted.PlanHash}", Phrase.Of("Clearance.Told.Drifted", ("leaver", request.Leaver.DisplayName)));
        }

        if (request.ApprovalsNeeded > 1 && request.Approvals.Count > 0 && request.Approvals[0].By is { } first && first.Id != person)
        {
            var text = request.Approvals[0] == request.LockOutRelease ? "Clearance.Told.GivenAndLocked" : "Clearance.Told.Given";
            yield return Make($"given-{request.Approvals[0].PlanHash}", text, request, first);
        }
    }

    /// <summary>What was done before the end is never passed over.</summary>
    private static string Ended(RequestState request) => (request.Stage, request.Begun.Count) switch
    {
        (RequestStage.Rejected, 0) => "Chat.Told.Rejected",
        (RequestStage.Rejected, _) => "Clearance.Told.Rejected.LockedOut",
        (_, 0) => "Chat.Told.Withdrawn",
        _ => "Clearance.Told.Withdrawn.LockedOut",
    };

    /// <summary>The last time the approvers were asked again, or that it is too late; one who stood aside for days hears one sentence, not four.</summary>
    private static Notice? Undecided(RequestState request, bool isRequester) => request switch
    {
        { Stage: RequestStage.Expired, Begun.Count: > 0 } => Make("expired", "Clearance.Told.Expired.LockedOut", request, request.Requester),
        { Stage: RequestStage.Expired } => Make("expired", isRequester ? "Times.Told.Expired" : "Times.Told.ExpiredForApprovers", request, request.Requester),
        { Stage: RequestStage.LockOutOnly, Reminders: [.., { Reason: ReminderReason.ExpiryIsNear } last] } when !isRequester =>
            Make(Key(last), "Clearance.Told.ExpiryIsNear.LockedOut", request, request.Requester),
        { AwaitsApproval: true, Reminders: [.., { } last] } when !isRequester =>
            Make(Key(last), $"Times.Told.Reminder.{last.Reason}", request, request.Requester),
        { Stage: RequestStage.AwaitingApproval, HasMissedStart: true } when isRequester =>
            Make($"missed-{request.Plan.Hash}", "Times.Told.StartMissed", request, request.Requester),
        _ => null,
    };

    private static string Key(Reminder reminder) => $"reminded-{reminder.At.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}";

    private static bool WaitedForStart(RequestState request) => request.Choices.Start?.At > request.Decision?.At;

    private static IEnumerable<Notice> Run(RequestState request, bool isConcerned, bool isToAct)
    {
        if (isConcerned && WaitedForStart(request) && request.Stage is RequestStage.Running or RequestStage.WaitingForPeople or RequestStage.WaitingForDate or RequestStage.Finished)
        {
            yield return new Notice($"started-{request.Decision!.PlanHash}", Phrase.Of("Times.Told.Started", ("leaver", request.Leaver.DisplayName)));
        }

        if (isToAct && IsStuck(request) && !request.IsDecidedWithList)
        {
            yield return new Notice(Waiting(request), Phrase.Of("Chat.Told.Waiting", ("leaver", request.Leaver.DisplayName)));
        }

        if (request.Stage == RequestStage.Finished && isConcerned)
        {
            var gaps = request.Steps.Any(s => s.Status is StepStatus.Skipped or StepStatus.Failed or StepStatus.NeedsPerson);
            var how = request.CalledOffBy is not null ? "Reinstate.Told.CalledOff" : gaps ? "Chat.Told.FinishedWithGaps" : "Chat.Told.Finished";
            yield return new Notice("Finished", Phrase.Of(how, ("leaver", request.Leaver.DisplayName)));
        }
    }

    private static Actor? Decider(RequestState request) => request.Decision?.By ?? request.LockOutRelease?.By;

    /// <summary>A lock-out that failed cannot wait until the rest is approved.</summary>
    private static bool IsStuck(RequestState request) =>
        request.Stage == RequestStage.WaitingForPeople || (request.Stage == RequestStage.LockOutOnly && request.Steps.Any(s => s.WaitsForPerson));

    /// <summary>A step that is tried again and fails again is new.</summary>
    private static string Waiting(RequestState request) => Told.KeyOfWaiting(
        request.Steps.Where(s => s.WaitsForPerson).Select(s => $"{s.Id}@{s.SettledAt?.UtcDateTime.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture)}"));

    private static Notice Make(string key, string text, RequestState request, Actor by) => new(
        key,
        Phrase.Of(
            text,
            ("leaver", request.Leaver.DisplayName),
            ("address", request.Leaver.UserPrincipalName),
            ("by", by.Name),
            ("requester", request.Requester.Name),
            ("askedTime", Instant(request.SubmittedAt)),
            ("startTime", request.Choices.Start is { } start ? Instant(start.At) : string.Empty),
            ("expiryTime", Instant(request.ExpiresAt))));

    private static string Instant(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);
}
