namespace TeamsOffboardBot.Runs.State;

/// <summary>What time will bring to a request next.</summary>
public sealed record NextMoment(NextMomentKind Kind, DateTimeOffset At);

public enum NextMomentKind
{
    Starts,

    /// <summary>If it is approved by then.</summary>
    IsToStart,
    Expires,

    /// <summary>A step that waits or is tried again goes on.</summary>
    GoesOn,

    ForwardingEnds,
    AutoReplyEnds,
    AccountDeleted,
    ReadingEnds,
    MailboxDeleted,
    MailboxInactive,
    OneDriveReadOnly,
    OneDriveArchived,
    AccountGone,
    OneDriveDeleted,
    OneDriveGone,
}
