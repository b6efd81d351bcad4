using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs.State;

/// <summary>What one event does to the step it names.</summary>
internal static class StepFold
{
    public static IReadOnlyList<StepState> Apply(IReadOnlyList<StepState> steps, RunEvent e, DateTimeOffset at) => e switch
    {
        RunEvent.StepStarted s => steps.With(s.Step, step => step with
        {
            Status = StepStatus.Started,
            Attempts = s.Attempt,
            Tries = step.Tries + 1,
            FirstStartedAt = step.FirstStartedAt ?? s.TenantTime,
            DueAt = null,
            SettledAt = null,
            Reason = null,
            Unproven = [],
            WaitsForSteps = false,
        }),
        RunEvent.StepRead s => steps.With(s.Step, step => step with { Before = step.Before ?? s.Before }),
        RunEvent.StepSettled s => steps.With(s.Step, step => Settle(step, s, at)),
        RunEvent.StepRetryScheduled s => steps.With(s.Step, step => step with
        {
            Status = StepStatus.RetryScheduled,
            DueAt = s.At,
            Fault = s.Fault with { Message = s.FaultMessage },
            Before = step.Before ?? s.Before,
        }),
        RunEvent.StepLookPutOff s => steps.With(s.Step, step => step with { DueAt = s.At, Tries = step.Tries + 1 }),
        RunEvent.StepWaiting s => steps.With(s.Step, step => step with
        {
            Status = StepStatus.Waiting,
            DueAt = s.Until,
            WaitedUntil = s.Until,
            Reason = s.Reason,
            Fault = null,
            Tries = 0,
            Hold = null,
        }),
        RunEvent.StepHeld s => steps.With(s.Step, step => step with
        {
            Status = StepStatus.Waiting,
            DueAt = s.Until,
            Reason = Phrase.Of("Reinstate.Holds", ("request", s.By.Value)),
            Fault = null,
            Tries = 0,
            Releases = [],
            Hold = step.Hold?.By == s.By ? step.Hold : new StepHold(s.By, at),
        }),
        RunEvent.StepLetGo s => steps.With(s.Step, step => step with { Status = StepStatus.Pending, DueAt = null, Reason = null }),
        RunEvent.StepFailed s => steps.With(s.Step, step => step with
        {
            Status = StepStatus.Failed,
            Fault = s.Fault with { Message = s.FaultMessage },
            Before = step.Before ?? s.Before,
            SettledAt = at,
            DueAt = null,
        }),
        _ => ByPerson(steps, e, at),
    };

    private static IReadOnlyList<StepState> ByPerson(IReadOnlyList<StepState> steps, RunEvent e, DateTimeOffset at) => e switch
    {
        RunEvent.StepRetryAsked p => steps.With(p.Step, step => Order(step, StepStatus.Pending, p.ById, p.ByName) with { Tries = 0, Reason = null }),
        RunEvent.StepSkipped p => steps.With(p.Step, step => Order(step, StepStatus.Skipped, p.ById, p.ByName) with
        {
            Note = p.CalledOffBy is null ? p.Reason : null,
            CalledOffBy = p.CalledOffBy,
            Reason = p.CalledOffBy is { } by ? Phrase.Of("Reinstate.CalledOff", ("request", by.Value)) : p.IsToBeLookedAt ? Phrase.Of(FaultPhrases.SkippedToLook) : step.Reason,
            SettledAt = p.IsToBeLookedAt ? null : at,
            Tries = 0,
        }),
        RunEvent.StepDoneByHand p => steps.With(p.Step, step => Order(step, StepStatus.DoneByHand, p.ById, p.ByName) with { Note = p.Note, Tries = 0 }),
        RunEvent.StepReleased p => steps.With(p.Step, step => Order(step, StepStatus.Pending, p.ById, p.ByName) with
        {
            Tries = 0,
            Reason = null,
            Releases = [.. step.Releases, new Actor(p.ById, p.ByName)],
            Date = p.Date ?? step.Date,
        }),
        RunEvent.StepDateChanged p => steps.With(p.Step, step => Order(step, StepStatus.Pending, p.ById, p.ByName) with
        {
            Tries = 0,
            Reason = null,
            Releases = [],
            Date = p.Date,
        }),
        _ => steps,
    };

    private static StepState Settle(StepState step, RunEvent.StepSettled s, DateTimeOffset at) => step with
    {
        Status = s.Outcome,
        SettledAt = at,
        DueAt = null,
        Fault = null,
        Reason = s.Reason,
        Unproven = s.Unproven,
        WaitsForSteps = false,
        Before = s.Before ?? step.Before,
        After = s.After,
        Calls = s.Calls,
    };

    private static StepState Order(StepState step, StepStatus status, UserId by, string name) => step with
    {
        Status = status,
        By = new Actor(by, name),
        Fault = null,
        Unproven = [],
        WaitsForSteps = false,
        DueAt = null,
        SettledAt = null,
    };

    private static IReadOnlyList<StepState> With(this IReadOnlyList<StepState> steps, StepId id, Func<StepState, StepState> change) =>
        [.. steps.Select(step => step.Id == id ? change(step) : step)];
}
