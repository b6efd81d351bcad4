using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Approval;

/// <summary>What people order for dates that follow from a run (C32, D2). Who asked may stop and end; who agrees to more must be another.</summary>
public sealed class DateOrders(Orders orders, RequestClock clock, TimeProvider time)
{
    private static readonly TimeSpan Later = TimeSpan.FromDays(30);

    /// <summary>Less than the time after which Teams tells somebody that their button did not work.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(6);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>The account goes on its day, or at once: the second approval that its deletion needs.</summary>
    public Task<DecisionResult> ReleaseAsync(RequestId request, StepId step, UserId by, bool isNow, CancellationToken cancellationToken) => GiveAsync(
        Order.ReleaseStep,
        request,
        step,
        by,
        (state, found, who) => found.Kind != DeadlineKind.AccountDeleted
            ? Judgement.ToAnswer(Refusals.StepIsFine(state))
            : found.Step.HeldBy is { } holder
            ? Judgement.ToAnswer(Refusals.Held(state, holder))
            : found.Step.Releases.Any(r => r.Id.IsSameAs(who.Id)) && !(isNow && found.Step.Releases.Count >= state.ApprovalsNeeded)
                ? Judgement.ToAnswer(Refusals.AlreadyReleased(state))
                : Release(state, found, who, isNow ? clock.After(TimeSpan.Zero) : null),
        cancellationToken);

    /// <summary>The account is not deleted; the rest of what was approved stays.</summary>
    public Task<DecisionResult> StopAsync(RequestId request, StepId step, UserId by, string? reason, CancellationToken cancellationToken) => GiveAsync(
        Order.StopStep,
        request,
        step,
        by,
        (state, found, who) => found.Kind != DeadlineKind.AccountDeleted
            ? Judgement.ToAnswer(Refusals.StepIsFine(state))
            : StepOrders.Skip(state, found.Step, who, reason),
        cancellationToken);

    /// <summary>30 days later than it would be, or than today when that is past. A OneDrive that is read-only takes no other date.</summary>
    public Task<DecisionResult> PostponeAsync(RequestId request, StepId step, UserId by, CancellationToken cancellationToken) => GiveAsync(
        Order.PostponeStep,
        request,
        step,
        by,
        (state, found, who) => found.Kind == DeadlineKind.ReadingEnds && state.Deadlines.Any(d => d.Kind == DeadlineKind.OneDriveReadOnly && d.At <= clock.After(TimeSpan.Zero))
            ? Judgement.ToAnswer(Refusals.CannotMove(state))
            : Move(found, who, (found.At > clock.After(TimeSpan.Zero) ? found.At : clock.After(TimeSpan.Zero)) + Later),
        cancellationToken);

    /// <summary>The forwarding, the automatic reply or the reading ends at once.</summary>
    public Task<DecisionResult> EndNowAsync(RequestId request, StepId step, UserId by, CancellationToken cancellationToken) => GiveAsync(
        Order.EndStepNow,
        request,
        step,
        by,
        (state, found, who) => found.Kind == DeadlineKind.AccountDeleted
            ? Judgement.ToAnswer(Refusals.StepIsFine(state))
            : Move(found, who, clock.After(TimeSpan.Zero)),
        cancellationToken);

    /// <summary>Nobody is reminded any more of what Microsoft 365 does by itself.</summary>
    public Task<DecisionResult> CloseAsync(RequestId request, string kind, UserId by, DeadlineEndKind how, string? note, CancellationToken cancellationToken) => orders.GiveAsync(
        Order.CloseDate,
        request,
        by,
        (state, who) => state.Deadlines.FirstOrDefault(d => d.IsOpen && !d.IsOurs && d.Kind.ToString() == kind) is { } date
            ? Judgement.ToWrite(new RunEvent.DeadlineClosed(date.Kind, date.At, how, who.Id) { ByName = who.Name, Note = Orders.Text(note) }, Phrase.Of("Approval.DateClosed"))
            : Judgement.ToAnswer(Refusals.NoSuchDate(state)),
        cancellationToken);

    /// <summary>What is under way may have had its effect already: whoever orders something meanwhile waits for what comes of it.</summary>
    private async Task<DecisionResult> GiveAsync(
        Order order, RequestId request, StepId step, UserId by, Func<RequestState, Found, Actor, Judgement> judge, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            var result = await orders.GiveAsync(order, request, by, (state, who) => Judge(state, step, found => judge(state, found, who)), cancellationToken);
            if (result is not DecisionResult.Refused { Why: RefusalReason.StepIsAtWork } || time.GetElapsedTime(began) >= LongestWait)
            {
                return result;
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private static Judgement Judge(RequestState state, StepId step, Func<Found, Judgement> judge) => state.Step(step) switch
    {
        { Status: StepStatus.Started } => Judgement.ToAnswer(Refusals.StepIsAtWork(state)),
        { } found when DatedSteps.Kinds.TryGetValue(step, out var kind) && state.Deadlines.FirstOrDefault(d => d.Kind == kind) is { } date => judge(new Found(kind, found, date.At)),
        _ => Judgement.ToAnswer(Refusals.NoSuchDate(state)),
    };

    private static Judgement Release(RequestState state, Found found, Actor who, DateTimeOffset? date) => Judgement.ToWrite(
        new RunEvent.StepReleased(found.Step.Id, who.Id, date) { ByName = who.Name },
        Phrase.Of("Approval.Released", ("name", state.Leaver.DisplayName), ("deletionTime", Days.Instant(date ?? found.At))));

    private static Judgement Move(Found found, Actor who, DateTimeOffset date) => Judgement.ToWrite(
        new RunEvent.StepDateChanged(found.Step.Id, date, who.Id) { ByName = who.Name },
        Phrase.Of(found.Step.MayHaveWritten ? "Approval.DateChangedToLook" : "Approval.DateChanged", ("newTime", Days.Instant(date))));

    private sealed record Found(DeadlineKind Kind, StepState Step, DateTimeOffset At);
}
