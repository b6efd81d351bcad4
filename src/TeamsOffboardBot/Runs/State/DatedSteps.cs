using System.Globalization;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Steps.Account;

namespace TeamsOffboardBot.Runs.State;

/// <summary>Steps that act on a date that people chose, long after all others.</summary>
public static class DatedSteps
{
    /// <summary>Why a step waits that asks once more before it acts.</summary>
    public const string Question = DeleteAccount.Question;

    public static IReadOnlyDictionary<StepId, DeadlineKind> Kinds { get; } = new Dictionary<StepId, DeadlineKind>
    {
        [StepIds.StopForwarding] = DeadlineKind.ForwardingEnds,
        [StepIds.StopAutoReply] = DeadlineKind.AutoReplyEnds,
        [StepIds.StopOneDriveReading] = DeadlineKind.ReadingEnds,
        [StepIds.DeleteAccount] = DeadlineKind.AccountDeleted,
    };

    /// <summary>The step behind a date of that kind; null when Microsoft 365 acts by itself.</summary>
    public static StepId? StepOf(DeadlineKind kind) => Kinds.Where(k => k.Value == kind).Select(k => (StepId?)k.Key).FirstOrDefault();

    /// <summary>When it acts, or was to act, of one that is to be tried again; null when that is at once, over, or not known yet.</summary>
    public static DateTimeOffset? DateOf(StepState step, PlannedStep planned) => step switch
    {
        { IsSettled: true } or { IsToBeLookedAt: true } => null,
        _ when step.Id == StepIds.DeleteAccount => DeleteAccount.DaysOf(planned) > 0 ? step.Date ?? step.FirstStartedAt?.AddDays(DeleteAccount.DaysOf(planned)) : null,
        { Status: StepStatus.Waiting } => step.DueAt,
        { Status: StepStatus.RetryScheduled } => step.Date ?? step.WaitedUntil,
        _ => null,
    };
}
