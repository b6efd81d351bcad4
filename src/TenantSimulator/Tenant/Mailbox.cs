using System.Text.Json.Nodes;

namespace TenantSimulator.Tenant;

sealed class Mailbox(Guid exchangeGuid, string type)
{
    public const long Gigabyte = 1L << 30;

    public Guid ExchangeGuid { get; } = exchangeGuid;

    /// <summary>Exchange's RecipientTypeDetails: UserMailbox, SharedMailbox, RoomMailbox, EquipmentMailbox.</summary>
    public string Type { get; private set; } = type;

    /// <summary>A conversion under way, and how many reads still show the old type.</summary>
    (string Type, int Reads)? _conversion;

    public long SizeBytes { get; init; } = Gigabyte;
    public int ItemCount { get; init; } = 4_000;
    public DateTimeOffset CreatedAt { get; init; }
    public bool HasArchive { get; init; }
    public List<string> Addresses { get; } = [];
    public string? ForwardingAddress { get; set; }
    public string? ForwardingSmtpAddress { get; set; }
    public bool DeliverToMailboxAndForward { get; set; }
    public bool HiddenFromAddressLists { get; set; }
    public bool AccountDisabled { get; set; }
    public LitigationHold? Hold { get; set; }
    /// <summary>Holds and retention policies that name this mailbox; with "-" before it, one of the organisation that leaves it out.</summary>
    public List<string> InPlaceHolds { get; } = [];

    /// <summary>Something in it bears a retention label.</summary>
    public bool HasRetentionLabel { get; set; }

    /// <summary>A retention policy of the whole organisation covers it.</summary>
    public bool IsRetainedByOrganization { get; set; }
    public List<MailboxFolder> Folders { get; } = MailboxFolder.Standard(MailboxFolder.English);
    public Dictionary<string, bool> Protocols { get; } = new(Exchange.CasProtocols.Defaults, StringComparer.OrdinalIgnoreCase);
    public List<MailboxGrant> Grants { get; } = [];
    public List<string> SendAs { get; } = [];
    public List<string> SendOnBehalf { get; } = [];
    public AutoReply AutoReply { get; set; } = AutoReply.Off;
    public List<InboxRule> Rules { get; } = [];
    public List<Meeting> Meetings { get; } = [];
    public List<MobileDevice> MobileDevices { get; } = [];
    public List<string> BlockedDeviceIds { get; } = [];

    /// <summary>Further Set-Mailbox values that change nothing else in the tenant.</summary>
    public JsonObject Extras { get; } = [];

    /// <summary>Since when a mailbox that needs a licence has none; its content is kept 30 days from then.</summary>
    public DateTimeOffset? UnlicensedSince { get; set; }
    public DateTimeOffset? SoftDeletedAt { get; set; }

    /// <summary>Soft-deleted while on hold: content stays, nothing can be forwarded or converted any more.</summary>
    public bool IsInactive => SoftDeletedAt is not null && IsHeld;

    bool IsHeld => Hold is not null || IsRetainedByOrganization || HasRetentionLabel || InPlaceHolds.Exists(Retains);

    /// <summary>A policy that only deletes, and one that leaves this mailbox out, keep nothing.</summary>
    public static bool Retains(string hold) => !hold.StartsWith('-') && !hold.EndsWith(":1", StringComparison.Ordinal);

    public void ConvertTo(string type, int afterReads)
    {
        _conversion = afterReads > 0 ? (type, afterReads) : null;
        Type = afterReads > 0 ? Type : type;
    }

    /// <summary>Somebody looks: true when a conversion has just become visible.</summary>
    public bool Read()
    {
        if (_conversion is not { } conversion)
        {
            return false;
        }

        if (conversion.Reads > 0)
        {
            _conversion = (conversion.Type, conversion.Reads - 1);
            return false;
        }

        _conversion = null;
        Type = conversion.Type;
        return true;
    }

    /// <summary>A shared mailbox above its free 50 GB without the licence for 100 GB.</summary>
    public bool IsOverQuota { get; set; }
    public bool IsShared => Type == "SharedMailbox";
    public bool CanSend => SoftDeletedAt is null && UnlicensedSince is null && !IsOverQuota;
}

sealed record LitigationHold(DateTimeOffset Since, string? Owner, int? Days);

/// <summary>FullAccess and its relatives. <paramref name="Trustee"/> is a directory id, or a SID of somebody long gone.</summary>
sealed record MailboxGrant(string Trustee, string Rights, bool AutoMapping);

/// <summary>A folder, by its path with slashes in the language of its owner, and who else may open it.</summary>
sealed record MailboxFolder(string Path, string Type, string ContainerClass)
{
    public List<FolderGrant> Grants { get; } = [];
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public static readonly string[] English = ["Inbox", "Calendar", "Contacts", "Tasks", "Notes", "Sent Items", "Deleted Items"];

    static readonly string[] Classes = ["IPF.Note", "IPF.Appointment", "IPF.Contact", "IPF.Task", "IPF.StickyNote", "IPF.Note", "IPF.Note"];

    /// <summary>What every mailbox has, called as Outlook called it when it was first opened.</summary>
    public static List<MailboxFolder> Standard(string[] names) =>
    [
        .. names.Select((name, i) => new MailboxFolder($"/{name}", English[i].Replace(" ", "", StringComparison.Ordinal), Classes[i])),
        new MailboxFolder($"/{names[1]}/Birthdays", "Birthday", "IPF.Appointment.Birthday"),
    ];
}

/// <param name="Trustee">A directory id.</param>
sealed record FolderGrant(string Trustee, IReadOnlyList<string> Rights, IReadOnlyList<string> Flags);

sealed record AutoReply(string Status, string Audience, string Internal, string External, DateTimeOffset? From, DateTimeOffset? Until)
{
    public static readonly AutoReply Off = new("disabled", "none", "", "", null, null);
}

sealed class InboxRule(string graphId, ulong number, string name)
{
    public string GraphId { get; } = graphId;

    /// <summary>The number Exchange names the rule by.</summary>
    public ulong Number { get; } = number;
    public string Name { get; set; } = name;
    public bool IsEnabled { get; set; } = true;
    public bool IsHidden { get; init; }
    public int Sequence { get; set; } = 1;
    public JsonObject Conditions { get; set; } = [];
    public JsonObject Actions { get; set; } = [];
    public JsonObject Exceptions { get; set; } = [];

    static readonly string[] Forwards = ["forwardTo", "forwardAsAttachmentTo", "redirectTo"];

    public IEnumerable<string> ForwardsTo => Forwards
        .SelectMany(kind => Actions[kind] as JsonArray ?? [])
        .Select(recipient => (string?)recipient?["emailAddress"]?["address"] ?? "");
}

sealed record Meeting(string Id, string Subject, string OrganizerId, IReadOnlyList<string> Attendees, DateTimeOffset Start, TimeSpan Length, bool IsRecurring)
{
    public bool IsCancelled { get; init; }
}

sealed class MobileDevice(string deviceId, string model)
{
    public string DeviceId { get; } = deviceId;

    /// <summary>Exchange's own id of the partnership.</summary>
    public Guid Guid { get; init; } = Guid.NewGuid();
    public string Model { get; } = model;
    public string Os { get; init; } = "iOS 19.1";
    public string ClientType { get; init; } = "Outlook";
    public DateTimeOffset FirstSync { get; init; }

    /// <summary>Exchange's DeviceStatus as Get-MobileDeviceStatistics tells it.</summary>
    public string Status { get; set; } = "DeviceOk";
    public DateTimeOffset? WipeRequestedAt { get; set; }
    public DateTimeOffset? WipeAcknowledgedAt { get; set; }
    public bool WipesAccountOnly { get; set; }

    /// <summary>How often somebody looks before the phone has done what it was told; null: it is off.</summary>
    public int? ReadsUntilWiped { get; set; }

    public void Acknowledge(DateTimeOffset now)
    {
        WipeAcknowledgedAt ??= now;
        Status = WipesAccountOnly ? "AccountOnlyDeviceWipeSucceeded" : "DeviceWipeSucceeded";
    }
}
