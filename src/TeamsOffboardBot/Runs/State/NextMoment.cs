namespace TeamsOffboardBot.Runs.State;

/// <summary>What time will bring to a request next.</summary>
public sealed record NextMoment(NextMomentKind Kind, DateTimeOffset At)
{
    /// <summary>What Microsoft 365 does at the end of a time comes on that day, at no minute that anybody knows.</summary>
    public bool IsDay => Kind is NextMomentKind.MailboxDeleted or NextMomentKind.MailboxInactive or NextMomentKind.OneDriveReadOnly
        or NextMomentKind.OneDriveArchived or NextMomentKind.AccountGone or NextMomentKind.OneDriveDeleted or NextMomentKind.OneDriveGone;

    public static NextMoment Of(DeadlineKind kind, DateTimeOffset at) => new(Enum.Parse<NextMomentKind>(kind.ToString()), at);
}

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
