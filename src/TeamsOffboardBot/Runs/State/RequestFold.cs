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
        Requester = new Actor(e.RequesterId, e.RequesterName),
        Leaver = e.Snapshot.Account.Person,
        Snapshot = e.Snapshot,
        Choices = e.Choices,
        Plan = e.Plan,
        Stage = RequestStage.AwaitingApproval,
    };

    private static RequestState Go(RequestState s, RunEvent e, DateTimeOffset at) => e switch
    {
        RunEvent.ChoicesChanged c => s with { Snapshot = c.Snapshot, Choices = c.Choices, Plan = c.Plan, ChangedBy = new Actor(c.ById, c.ByName) },
        RunEvent.RequestApproved a => s with
        {
            Stage = RequestStage.Running,
            Decision = new Decision(new Actor(a.ById, a.ByName), at, a.PlanHash, Reason: null),
            Steps = [.. s.Plan.Steps.Select(p => new StepState { Id = p.Id })],
        },
        RunEvent.RequestRejected r => s with
        {
            Stage = RequestStage.Rejected,
            Decision = new Decision(new Actor(r.ById, r.ByName), at, r.PlanHash, r.Reason),
        },
        RunEvent.RequestWithdrawn w => s with
        {
            Stage = RequestStage.Withdrawn,
            Decision = new Decision(new Actor(w.ById, w.ByName), at, s.Plan.Hash, Reason: null),
        },
        RunEvent.RunClaimed c => s with { Owner = c.Owner, Epoch = c.Epoch },
        RunEvent.RunFinished => s with { Stage = RequestStage.Finished, FinishedAt = at },
        _ => s with { Steps = StepFold.Apply(s.Steps, e, at) },
    };

    /// <summary>After needs an outcome and a step whose needs are unproven gets one, so nothing can be stuck without one.</summary>
    private static RequestState WithStage(RequestState s) => s.Stage is not (RequestStage.Running or RequestStage.WaitingForPeople)
        ? s
        : s with
        {
            Stage = s.Steps.Any(step => step.WaitsForPerson) && s.Steps.All(step => step.IsSettled || step.WaitsForPerson)
                ? RequestStage.WaitingForPeople
                : RequestStage.Running,
        };
}
