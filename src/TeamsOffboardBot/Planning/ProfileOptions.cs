namespace TeamsOffboardBot.Planning;

/// <summary>One named set of default choices, from configuration.</summary>
public sealed class ProfileOptions
{
    /// <summary>Stable text that requests keep.</summary>
    public required string Name { get; init; }

    /// <summary>What people read instead of the name, by language: en, nl, sv. A language that is missing reads the English one.</summary>
    public IReadOnlyDictionary<string, string> Title { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Time presses: where two approvers are needed, the first one locks the leaver out at once and the rest waits for the
    /// second (rule R23).
    /// </summary>
    public bool Immediate { get; init; }

    public MailboxChoice Mailbox { get; init; } = MailboxChoice.Share;

    public bool HideFromAddressLists { get; init; } = true;

    /// <summary>What the name of the mailbox is proposed to begin with; null: it keeps its name.</summary>
    public string? NamePrefix { get; init; }

    public AliasChoice Aliases { get; init; }

    /// <summary>Whether an automatic reply is proposed.</summary>
    public bool AutoReply { get; init; } = true;

    /// <summary>Days of litigation hold that are proposed; 0: without an end; null: no hold.</summary>
    public int? LitigationHoldDays { get; init; }

    /// <summary>Days after which the account is deleted; 0: at once when all else is over; null: it stays.</summary>
    public int? DeleteAccountAfterDays { get; init; }

    public bool RemoveInboxRules { get; init; }

    public bool CancelMeetings { get; init; }

    public OneDriveChoice OneDrive { get; init; } = OneDriveChoice.GiveAccess;

    /// <summary>The files are copied to the OneDrive of the new owner.</summary>
    public bool CopyOneDrive { get; init; }

    /// <summary>Nobody outside opens the files any more.</summary>
    public bool StopOneDriveSharing { get; init; }

    public bool RemoveLicences { get; init; } = true;

    public bool LeaveGroups { get; init; } = true;
}
