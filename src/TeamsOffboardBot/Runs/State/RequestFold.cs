using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs.State;

/// <summary>State is what the events say, in order. Pure: the same journal always gives the same state.</summary>
public static class RequestFold
{
    /// <summary>Throws <see cref="JournalUnreadableException"/> for a journal that is empty, erased or of a newer version.</summary>
    public static RequestState Of(IReadOnlyList<JournalEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        RequestState? state = null;
        foreach (var entry in entries)
        {
            state = Apply(state, entry.Request, EventCodec.Decode(entry), entry.At, entry.Seq, entry.Hash);
        }

        return state ?? throw new JournalUnreadableException("The journal is empty.");
    }

    /// <param name="state">Null before the first event.</param>
    /// <param name="head">The chain's hash at this event.</param>
    public static RequestState Apply(RequestState? state, RequestId request, RunEvent e, DateTimeOffset at, long seq, string head)
    {
        var next = (state, e) switch
        {
            (null, RunEvent.RequestSubmitted submitted) => Submit(request, submitted, at, seq, head),
            (null, _) => throw new JournalUnreadableException($"Request {request} does not begin with its submission."),
            (_, RunEvent.RequestSubmitted) => throw new JournalUnreadableException($"Request {request} was submitted twice."),
            _ => Go(state, e, at),
        };
        return WithStage(next with { Seq = seq, Head = head });
    }

    private static RequestState Submit(RequestId request, RunEvent.RequestSubmitted e, DateTimeOffset at, long seq, string head) => new()
    {
        Id = request,
        Seq = seq,
        Head = head,
        SubmittedAt = at,
        Trace = e.Trace,
        List = e.List,
        IsInList = e.List is not null,
        Tenant = e.Tenant,
        Requester = new Actor(e.RequesterId, e.RequesterName),
        Leaver = e.Snapshot.Account.Person,
        Snapshot = e.Snapshot,
        Choices = e.Choices,
        Plan = e.Plan,
        Stage = RequestStage.AwaitingApproval,
        AwaitingSince = at,
        ExpiresAt = e.ExpiresAt ?? ApprovalFold.Expiry(at, e.Choices),
    };

    private static RequestState Go(RequestState s, RunEvent e, DateTimeOffset at) => e switch
    {
        RunEvent.ChoicesChanged c => ApprovalFold.Change(s, c, at),
        RunEvent.ApprovalGiven a => ApprovalFold.Give(s, a, at),
        RunEvent.RequestApproved a => ApprovalFold.Approve(s, a, at),
        RunEvent.TakenOutOfList => s with { IsInList = false },
        RunEvent.RequestRejected r => ApprovalFold.End(s, RequestStage.Rejected, new Decision(new Actor(r.ById, r.ByName), at, r.PlanHash, r.Reason), at),
        RunEvent.QuestionAsked q => QuestionFold.Ask(s, q, at),
        RunEvent.QuestionAnswered a => QuestionFold.Answer(s, a, at),
        RunEvent.RequestWithdrawn w => ApprovalFold.End(s, RequestStage.Withdrawn, new Decision(new Actor(w.ById, w.ByName), at, s.Plan.Hash, Reason: null), at),
        RunEvent.ApproversReminded r => s with { Reminders = [.. s.Reminders, new Reminder(r.Reason, at)] },
        RunEvent.RequestExpired => ApprovalFold.End(s, RequestStage.Expired, decision: null, at),
        RunEvent.RunStarted => ApprovalFold.Start(s),
        RunEvent.FactsChecked c => ApprovalFold.Check(s, c),
        RunEvent.FactsUnreadable u => s with { PendingFacts = new PendingFacts(u.Until, u.Reason, (s.PendingFacts?.Tries ?? 0) + 1) },
        RunEvent.PlanDrifted d => ApprovalFold.Drift(s, d, at),
        RunEvent.RunClaimed c => s with { Owner = c.Owner, Epoch = c.Epoch },
        RunEvent.DeadlineReminded or RunEvent.DeadlinePassed or RunEvent.DeadlineClosed or RunEvent.TasksReminded or RunEvent.PersonalDataErased => WatchFold.Apply(s, e, at),
        RunEvent.RunFinished => s with { Stage = RequestStage.Finished, Clearance = Clearance.Nothing, FinishedAt = at },
        _ => s with { Steps = StepNeeds.Look(StepFold.Apply(s.Steps, e, at), s.Plan, at) },
    };

    /// <summary>After needs an outcome and a step whose needs are unproven gets one, so nothing can be stuck without one.</summary>
    private static RequestState WithStage(RequestState s) => s.Stage is RequestStage.Running or RequestStage.WaitingForPeople or RequestStage.WaitingForDate
        ? s with { Stage = StageOf(s.Steps) }
        : s;

    private static RequestStage StageOf(IReadOnlyList<StepState> steps) => steps.Any(s => !s.IsSettled && !s.IsStillToCome)
        ? RequestStage.Running
        : steps switch
        {
            _ when steps.Any(s => s.WaitsForPerson) => RequestStage.WaitingForPeople,
            _ when steps.Any(s => s.IsStillToCome) => RequestStage.WaitingForDate,
            _ => RequestStage.Running,
        };
}
