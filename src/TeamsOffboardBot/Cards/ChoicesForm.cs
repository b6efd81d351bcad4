using System.Globalization;
using Newtonsoft.Json.Linq;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

/// <summary>
/// The choices card as it was filled in: raw text, not yet looked up. What a client leaves out counts as left empty;
/// every value arrives as text.
/// </summary>
public sealed record ChoicesForm
{
    public const string AfterApproval = nameof(AfterApproval);
    public const string AtMoment = nameof(AtMoment);

    public const string DoNotCopy = nameof(DoNotCopy);
    public const string CopyToOwner = nameof(CopyToOwner);
    public const string CopyToLibrary = nameof(CopyToLibrary);

    public required string Start { get; init; }

    /// <summary>2026-12-18.</summary>
    public required string StartDate { get; init; }

    /// <summary>17:30.</summary>
    public required string StartTime { get; init; }

    public required string StartZone { get; init; }

    /// <summary>What day and time the form had when it was drawn.</summary>
    public string StartShown { get; init; } = string.Empty;

    public required string Mailbox { get; init; }

    /// <summary>Names or addresses of those who get the mail, separated by semicolons or commas.</summary>
    public required string MailTo { get; init; }

    public required bool KeepCopy { get; init; }

    public required bool Hide { get; init; }

    /// <summary>Empty: the mailbox keeps its name.</summary>
    public string NamePrefix { get; init; } = string.Empty;

    public string Aliases { get; init; } = nameof(AliasChoice.Keep);

    /// <summary>Name or address of who gets the aliases.</summary>
    public string AliasesTo { get; init; } = string.Empty;

    public required bool AutoReply { get; init; }

    public required string AutoReplyInternal { get; init; }

    public required string AutoReplyExternal { get; init; }

    public bool Hold { get; init; }

    /// <summary>A number; empty for a hold without an end.</summary>
    public string HoldDays { get; init; } = string.Empty;

    public bool RemoveInboxRules { get; init; }

    public bool CancelMeetings { get; init; }

    public string GroupOwner { get; init; } = string.Empty;

    public bool Deletion { get; init; }

    /// <summary>A number; empty for at once.</summary>
    public string DeletionDays { get; init; } = string.Empty;

    public required string OneDrive { get; init; }

    public required string OneDriveOwner { get; init; }

    /// <summary>A number; empty for without an end.</summary>
    public string ForwardDays { get; init; } = string.Empty;

    /// <summary>A number; empty for without an end.</summary>
    public string OneDriveDays { get; init; } = string.Empty;

    /// <summary>A number; empty for without an end.</summary>
    public string AutoReplyDays { get; init; } = string.Empty;

    /// <summary>One of <see cref="DoNotCopy"/>, <see cref="CopyToOwner"/> and <see cref="CopyToLibrary"/>.</summary>
    public string CopyFiles { get; init; } = DoNotCopy;

    /// <summary>The address of a document library, or of a folder in one.</summary>
    public string CopyTo { get; init; } = string.Empty;

    public bool StopSharing { get; init; }

    public required bool RemoveLicences { get; init; }

    public required bool LeaveGroups { get; init; }

    /// <summary>Name or address of who takes over the direct reports; empty: nobody.</summary>
    public string NewManager { get; init; } = string.Empty;

    /// <summary>What was chosen for single devices, by their ids.</summary>
    public IReadOnlyDictionary<string, string> Devices { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Day and time as the next card carries them.</summary>
    public string Moment => $"{StartDate} {StartTime}".Trim();

    /// <summary>Somebody entered a day or a time; whoever does that means it, and an offboarding that starts too early is not taken back.</summary>
    public bool HasNewMoment => Moment.Length > 0 && Moment != StartShown;

    public static ChoicesForm Parse(JObject data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new()
        {
            Start = Text(data, Fields.Start),
            StartDate = Text(data, Fields.StartDate),
            StartTime = Text(data, Fields.StartTime),
            StartZone = Text(data, Fields.StartZone),
            StartShown = Text(data, Fields.StartShown),
            Mailbox = Text(data, Fields.Mailbox),
            MailTo = Text(data, Fields.MailTo),
            KeepCopy = IsOn(data, Fields.KeepCopy),
            Hide = IsOn(data, Fields.Hide),
            NamePrefix = Text(data, Fields.NamePrefix),
            Aliases = Text(data, Fields.Aliases),
            AliasesTo = Text(data, Fields.AliasesTo),
            AutoReply = IsOn(data, Fields.AutoReply),
            AutoReplyInternal = Text(data, Fields.AutoReplyInternal),
            AutoReplyExternal = Text(data, Fields.AutoReplyExternal),
            Hold = IsOn(data, Fields.Hold),
            HoldDays = Text(data, Fields.HoldDays),
            RemoveInboxRules = IsOn(data, Fields.InboxRules),
            CancelMeetings = IsOn(data, Fields.Meetings),
            GroupOwner = Text(data, Fields.GroupOwner),
            Deletion = IsOn(data, Fields.Deletion),
            DeletionDays = Text(data, Fields.DeletionDays),
            OneDrive = Text(data, Fields.OneDrive),
            OneDriveOwner = Text(data, Fields.OneDriveOwner),
            ForwardDays = Text(data, Fields.ForwardDays),
            OneDriveDays = Text(data, Fields.OneDriveDays),
            AutoReplyDays = Text(data, Fields.AutoReplyDays),
            CopyFiles = Text(data, Fields.CopyFiles) is { Length: > 0 } copy ? copy : DoNotCopy,
            CopyTo = Text(data, Fields.CopyTo),
            StopSharing = IsOn(data, Fields.StopSharing),
            RemoveLicences = IsOn(data, Fields.Licences),
            LeaveGroups = IsOn(data, Fields.Groups),
            NewManager = Text(data, Fields.NewManager),
            Devices = DeviceFields.Parse(data, Text),
        };
    }

    /// <param name="address">How a chosen person is written into the form.</param>
    /// <param name="zone">The zone proposed for a start that was not chosen yet.</param>
    public static ChoicesForm From(Choices choices, Func<UserId, string> address, string zone)
    {
        ArgumentNullException.ThrowIfNull(choices);
        ArgumentNullException.ThrowIfNull(address);
        var mailTo = choices.Mailbox == MailboxChoice.Forward ? choices.ForwardTo is { } to ? [to] : [] : choices.Delegates;
        return new()
        {
            Start = choices.Start is null ? AfterApproval : AtMoment,
            StartDate = choices.Start?.Local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty,
            StartTime = choices.Start?.Local.ToString("HH:mm", CultureInfo.InvariantCulture) ?? string.Empty,
            StartZone = choices.Start?.Zone ?? zone,
            Mailbox = choices.Mailbox.ToString(),
            MailTo = string.Join("; ", mailTo.Select(address)),
            KeepCopy = choices.KeepCopyWhenForwarding,
            Hide = choices.HideFromAddressLists,
            NamePrefix = choices.NamePrefix ?? string.Empty,
            Aliases = choices.Aliases.ToString(),
            AliasesTo = choices.AliasesTo is { } receiver ? address(receiver) : string.Empty,
            AutoReply = choices.AutoReply is not null,
            AutoReplyInternal = choices.AutoReply?.Internal ?? string.Empty,
            AutoReplyExternal = choices.AutoReply?.External ?? string.Empty,
            Hold = choices.Hold is not null,
            HoldDays = choices.Hold?.Days?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
            RemoveInboxRules = choices.RemoveInboxRules,
            CancelMeetings = choices.CancelMeetings,
            Deletion = choices.Deletion is not null,
            DeletionDays = choices.Deletion?.AfterDays.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
            GroupOwner = choices.GroupOwner is { } groupOwner ? address(groupOwner) : string.Empty,
            OneDrive = choices.OneDrive.ToString(),
            ForwardDays = choices.ForwardDays?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
            OneDriveDays = choices.OneDriveDays?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
            AutoReplyDays = choices.AutoReply?.Days?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
            OneDriveOwner = choices.OneDriveOwner is { } owner ? address(owner) : string.Empty,
            CopyFiles = choices.OneDriveCopy switch { null => DoNotCopy, { Into: null } => CopyToOwner, _ => CopyToLibrary },
            CopyTo = choices.OneDriveCopy?.Into?.Address ?? string.Empty,
            StopSharing = choices.StopOneDriveSharing,
            RemoveLicences = choices.RemoveLicences,
            LeaveGroups = choices.LeaveGroups,
            NewManager = choices.NewManager is { } manager ? address(manager) : string.Empty,
            Devices = DeviceFields.From(choices),
        };
    }

    private static string Text(JObject data, string field) =>
        data.TryGetValue(field, StringComparison.Ordinal, out var value) && value is JValue { Value: not null } plain ? plain.ToString(CultureInfo.InvariantCulture).Trim() : string.Empty;

    private static bool IsOn(JObject data, string field) => string.Equals(Text(data, field), "true", StringComparison.OrdinalIgnoreCase);
}
