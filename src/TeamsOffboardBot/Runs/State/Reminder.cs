namespace TeamsOffboardBot.Runs.State;

/// <summary>The approvers were asked again.</summary>
public sealed record Reminder(ReminderReason Reason, DateTimeOffset At);

/// <summary>Why the approvers are asked again. Journals keep these names: one is never changed.</summary>
public enum ReminderReason
{
    /// <summary>Nobody has decided for a while.</summary>
    Waiting,
    StartIsNear,

    /// <summary>It was to start now, and nobody has decided: the leaver is still signed in.</summary>
    StartHasPassed,
    ExpiryIsNear,
}
