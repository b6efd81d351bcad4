namespace TeamsOffboardBot.Runs.State;

/// <summary>What happens at the end of a time. Journals keep these names: one is never changed.</summary>
public enum DeadlineKind
{
    /// <summary>The bot ends the forwarding.</summary>
    ForwardingEnds,

    /// <summary>The bot ends the automatic reply.</summary>
    AutoReplyEnds,

    /// <summary>The bot deletes the account, if approvers agree once more.</summary>
    AccountDeleted,

    /// <summary>Somebody can read the files no longer.</summary>
    ReadingEnds,

    /// <summary>A mailbox without a licence is gone.</summary>
    MailboxDeleted,

    /// <summary>The same, of a mailbox on hold: its content is kept, and nobody works in it.</summary>
    MailboxInactive,
    OneDriveReadOnly,
    OneDriveArchived,

    /// <summary>A deleted account cannot be restored any more.</summary>
    AccountGone,

    /// <summary>The OneDrive of a deleted account goes into the recycle bin of the sites.</summary>
    OneDriveDeleted,

    /// <summary>And leaves it.</summary>
    OneDriveGone,
}
