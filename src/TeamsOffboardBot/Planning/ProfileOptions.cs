namespace TeamsOffboardBot.Planning;

/// <summary>One named set of default choices, from configuration.</summary>
public sealed class ProfileOptions
{
    /// <summary>Stable text that requests keep.</summary>
    public required string Name { get; init; }

    public MailboxChoice Mailbox { get; init; } = MailboxChoice.Share;

    public bool HideFromAddressLists { get; init; } = true;

    /// <summary>Whether an automatic reply is proposed.</summary>
    public bool AutoReply { get; init; } = true;

    public OneDriveChoice OneDrive { get; init; } = OneDriveChoice.GiveAccess;

    public bool RemoveLicences { get; init; } = true;

    public bool LeaveGroups { get; init; } = true;
}
