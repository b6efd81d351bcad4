namespace TeamsOffboardBot.Planning;

/// <summary>What people decided about one leaver. Filled from a profile, changed on cards. Capability A5.</summary>
public sealed record Choices
{
    /// <summary>Name of the profile they started from.</summary>
    public required string Profile { get; init; }

    public required MailboxChoice Mailbox { get; init; }

    /// <summary>Who works in the shared mailbox (Full Access and Send As). Only with <see cref="MailboxChoice.Share"/>.</summary>
    public IReadOnlyList<UserId> Delegates { get; init; } = [];

    /// <summary>Only with <see cref="MailboxChoice.Forward"/>.</summary>
    public UserId? ForwardTo { get; init; }

    public bool KeepCopyWhenForwarding { get; init; } = true;

    public bool HideFromAddressLists { get; init; } = true;

    /// <summary>Null: no automatic reply.</summary>
    public AutoReplyText? AutoReply { get; init; }

    public required OneDriveChoice OneDrive { get; init; }

    /// <summary>Only with <see cref="OneDriveChoice.GiveAccess"/>.</summary>
    public UserId? OneDriveOwner { get; init; }

    public required bool RemoveLicences { get; init; }

    public required bool LeaveGroups { get; init; }

    /// <summary>Everyone these choices name.</summary>
    public IEnumerable<UserId> Named() =>
        Delegates.Concat(new[] { ForwardTo, OneDriveOwner }.Where(id => id is not null).Select(id => id!.Value)).Distinct();
}

public sealed record AutoReplyText(string Internal, string External);

public enum MailboxChoice
{
    /// <summary>Make it a shared mailbox that the delegates work in.</summary>
    Share,

    /// <summary>Send new mail on to somebody; needs the mailbox's licence (rule R3).</summary>
    Forward,

    /// <summary>Leave it as it is.</summary>
    Keep,
}

public enum OneDriveChoice
{
    GiveAccess,
    Keep,
}
