using System.Text.Json.Serialization;

namespace TeamsOffboardBot.Planning;

/// <summary>What people decided about one leaver. Filled from a profile, changed on cards. Capability A5.</summary>
public sealed record Choices
{
    /// <summary>Name of the profile they started from.</summary>
    public required string Profile { get; init; }

    /// <summary>As the profile has it: the first of two approvals locks the leaver out at once. Rule R23.</summary>
    public bool IsImmediate { get; init; }

    /// <summary>Null: right after the approval.</summary>
    public Start? Start { get; init; }

    public required MailboxChoice Mailbox { get; init; }

    /// <summary>Who works in the shared mailbox (Full Access and Send As). Only with <see cref="MailboxChoice.Share"/>.</summary>
    public IReadOnlyList<UserId> Delegates { get; init; } = [];

    /// <summary>Only with <see cref="MailboxChoice.Forward"/>.</summary>
    public UserId? ForwardTo { get; init; }

    /// <summary>Only with <see cref="MailboxChoice.Forward"/>: after how many days it ends; null: it does not.</summary>
    public int? ForwardDays { get; init; }

    public bool KeepCopyWhenForwarding { get; init; } = true;

    public bool HideFromAddressLists { get; init; } = true;

    /// <summary>A name may have 256 characters: https://learn.microsoft.com/powershell/module/exchange/set-mailbox.</summary>
    public const int LongestPrefix = 40;

    /// <summary>What the mailbox's name begins with from now on; null: it keeps its name.</summary>
    public string? NamePrefix { get; init; }

    public AliasChoice Aliases { get; init; }

    /// <summary>Only with <see cref="AliasChoice.Move"/>: whose mailbox gets them.</summary>
    public UserId? AliasesTo { get; init; }

    /// <summary>Null: no automatic reply.</summary>
    public AutoReplyText? AutoReply { get; init; }

    /// <summary>Null: no litigation hold.</summary>
    public LitigationHold? Hold { get; init; }

    public bool RemoveInboxRules { get; init; }

    public bool CancelMeetings { get; init; }

    /// <summary>Who becomes the owner of groups that would have none; null: nobody, and such groups are not left.</summary>
    public UserId? GroupOwner { get; init; }

    /// <summary>Null: the account stays, blocked.</summary>
    public AccountDeletion? Deletion { get; init; }

    public required OneDriveChoice OneDrive { get; init; }

    /// <summary>Not with <see cref="OneDriveChoice.Keep"/>.</summary>
    public UserId? OneDriveOwner { get; init; }

    /// <summary>Only with <see cref="OneDriveChoice.LetRead"/>: for how long; null: without an end.</summary>
    public int? OneDriveDays { get; init; }

    /// <summary>Null: the files are not copied. Step C33.</summary>
    public OneDriveCopy? OneDriveCopy { get; init; }

    /// <summary>Nobody outside opens the files any more. Step C21.</summary>
    public bool StopOneDriveSharing { get; init; }

    public required bool RemoveLicences { get; init; }

    public required bool LeaveGroups { get; init; }

    /// <summary>What becomes of single devices. One that is not named here is treated as its kind is by default.</summary>
    public IReadOnlyList<DeviceChoice> Devices { get; init; } = [];

    /// <summary>Who the leaver's direct reports report to from now on; null: nobody is changed.</summary>
    public UserId? NewManager { get; init; }

    /// <summary>Set for a reinstatement: what is undone, and nothing else here counts.</summary>
    public Reinstatement? Reinstates { get; init; }

    /// <summary>Set for a restoration: how the deleted account comes back, and nothing else here counts.</summary>
    public Restoration? Restores { get; init; }

    /// <summary>Set for the end of a shared mailbox or a forwarding: only the hold and the deletion count besides.</summary>
    public Ending? Ends { get; init; }

    [JsonIgnore]
    public RequestKind Kind => this switch
    {
        { Reinstates: not null } => RequestKind.Reinstatement,
        { Restores: not null } => RequestKind.Restoration,
        { Ends: not null } => RequestKind.Ending,
        _ => RequestKind.Offboarding,
    };

    /// <summary>What a reinstatement does follows from the offboarding; of all else there is something to choose.</summary>
    [JsonIgnore]
    public bool CanBeChanged => Kind != RequestKind.Reinstatement;

    /// <summary>There is nothing to choose: what was done is undone.</summary>
    public static Choices ToReinstate(Reinstatement done) => Nothing(RequestKind.Reinstatement) with { Reinstates = done };

    public static Choices ToRestore(Restoration how) => Nothing(RequestKind.Restoration) with { Restores = how };

    /// <param name="hold">Null: the content goes with the account.</param>
    /// <param name="deletion">Null: the account stays, blocked.</param>
    public static Choices ToEnd(Ending how, LitigationHold? hold, AccountDeletion? deletion) =>
        Nothing(RequestKind.Ending) with { Ends = how, Hold = hold, Deletion = deletion };

    /// <summary>Takes nothing from anybody.</summary>
    private static Choices Nothing(RequestKind kind) => new()
    {
        Profile = kind.ToString(),
        Mailbox = MailboxChoice.Keep,
        HideFromAddressLists = false,
        OneDrive = OneDriveChoice.Keep,
        RemoveLicences = false,
        LeaveGroups = false,
    };

    /// <summary>The offboarding that this goes back to; null for an offboarding, and where none is known.</summary>
    [JsonIgnore]
    public RequestId? GoesBackTo => (Reinstates ?? Restores?.Offboarding)?.Of ?? Ends?.Offboarding;

    /// <summary>The person held directory roles, or may have, when the offboarding that this follows on began. Rule R23.</summary>
    [JsonIgnore]
    public bool HeldRolesBefore => (Reinstates ?? Restores?.Offboarding)?.Before.MayHoldRoles() == true;

    /// <summary>Everyone these choices name.</summary>
    public IEnumerable<UserId> Named() =>
        Delegates.Concat(new[] { ForwardTo, OneDriveOwner, GroupOwner, NewManager, Aliases == AliasChoice.Move ? AliasesTo : null }.Where(id => id is not null).Select(id => id!.Value)).Distinct();
}

/// <summary>What becomes of the further addresses of the mailbox. The primary one always stays.</summary>
public enum AliasChoice
{
    Keep,

    /// <summary>Mail to them goes back to whoever sent it.</summary>
    Remove,

    /// <summary>Somebody else's mailbox gets them, and the mail that is sent to them.</summary>
    Move,
}

public sealed record AutoReplyText(string Internal, string External)
{
    /// <summary>After how many days it ends; null: it does not.</summary>
    public int? Days { get; init; }

    /// <summary>Ten years: more is a mistake.</summary>
    public const int MostDays = 3650;
}

/// <param name="Days">How long each item is kept, from the day it came or was made; null: for ever.</param>
public sealed record LitigationHold(int? Days)
{
    /// <summary>What a plan writes for a hold without an end.</summary>
    public const string Unlimited = "unlimited";

    /// <summary>A hundred years: more is a mistake.</summary>
    public const int MostDays = 36500;
}

/// <param name="AfterDays">Counted from the moment when all else is over; 0: then.</param>
public sealed record AccountDeletion(int AfterDays)
{
    /// <summary>A year: whoever wants to keep an account longer keeps it.</summary>
    public const int MostDays = 365;
}

/// <param name="Into">Null: into the OneDrive of <see cref="Choices.OneDriveOwner"/>.</param>
public sealed record OneDriveCopy(DocumentFolder? Into);

/// <summary>A document library, or a folder in one.</summary>
/// <param name="Address">As a browser shows it.</param>
public sealed record DocumentFolder(string DriveId, string ItemId, string Address);

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
    /// <summary>The new owner administers it.</summary>
    GiveAccess,
    Keep,

    /// <summary>Somebody reads the files, for a while or without an end, and changes nothing.</summary>
    LetRead,
}
