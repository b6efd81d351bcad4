namespace TeamsOffboardBot.Planning;

/// <summary>The facts about a leaver, read from the tenant before anything is changed. Capability A4.</summary>
public sealed record Snapshot
{
    public required DateTimeOffset TakenAt { get; init; }

    public required Account Account { get; init; }

    /// <summary>The leaver's manager; null when none is set.</summary>
    public Person? Manager { get; init; }

    public required Fact<IReadOnlyList<Person>> DirectReports { get; init; }

    public required Fact<IReadOnlyList<GroupMembership>> Groups { get; init; }

    /// <summary>Private and shared channels that only the leaver owns.</summary>
    public Fact<IReadOnlyList<TeamChannel>> OwnedChannels { get; init; } = Fact.Of<IReadOnlyList<TeamChannel>>([]);

    /// <summary>Private and shared channels that the leaver is in; null when that could not be read, and in journals from before it was.</summary>
    public IReadOnlyList<JoinedChannel>? JoinedChannels { get; init; }

    /// <summary>Why it could not be read which distribution lists the leaver owns; none is handed over then, and each keeps its owner.</summary>
    public Phrase? OwnedListsUnknown { get; init; }

    /// <summary>Display names of directory roles held, active or eligible.</summary>
    public required Fact<IReadOnlyList<string>> DirectoryRoles { get; init; }

    public required Fact<IReadOnlyList<LicenceAssignment>> Licences { get; init; }

    /// <summary>Licences for a mailbox alone that the tenant has bought; none when that could not be read.</summary>
    public IReadOnlyList<LicenceOffer> LicenceOffers { get; init; } = [];

    /// <summary>Seats of the tenant that nobody has, by SKU id; none when that could not be read.</summary>
    public IReadOnlyDictionary<string, int> FreeSeats { get; init; } = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);

    public required Fact<Mailbox> Mailbox { get; init; }

    /// <summary>When it was looked into others' mailboxes and who may open single folders of the leaver's: many calls, so not every time. Null: with the rest.</summary>
    public DateTimeOffset? RightsReadAt { get; init; }

    /// <summary>Others' mailboxes that the leaver can use. Step C19.</summary>
    public Fact<OthersMailboxes> OthersMailboxes { get; init; } = Fact.Of(new OthersMailboxes());

    public required Fact<OneDrive> OneDrive { get; init; }

    /// <summary>Without a licence it stays as it is: so in a tenant of a school or a government. Rule R9.</summary>
    public bool UnlicensedOneDriveStays { get; init; }

    /// <summary>Teams telephone numbers assigned to the leaver, as E.164 digits.</summary>
    public required Fact<IReadOnlyList<string>> PhoneNumbers { get; init; }

    /// <summary>Managed and registered devices, by display name.</summary>
    public required Fact<IReadOnlyList<string>> Devices { get; init; }

    /// <summary>The same roles as <see cref="DirectoryRoles"/> names, as they are held; unknown when those are.</summary>
    public IReadOnlyList<HeldRole> HeldRoles { get; init; } = [];

    public Fact<AppAccess> Apps { get; init; } = Fact.Of(new AppAccess());

    /// <summary>Ways to prove who one is, besides the password; by the kinds of Graph, each as often as it is there.</summary>
    public Fact<IReadOnlyList<string>> SignInMethods { get; init; } = Fact.Of<IReadOnlyList<string>>([]);

    public Fact<IReadOnlyList<MailDevice>> MailDevices { get; init; } = Fact.Of<IReadOnlyList<MailDevice>>([]);

    public Fact<IReadOnlyList<ManagedComputer>> ManagedDevices { get; init; } = Fact.Of<IReadOnlyList<ManagedComputer>>([]);

    public Fact<IReadOnlyList<RegisteredComputer>> RegisteredDevices { get; init; } = Fact.Of<IReadOnlyList<RegisteredComputer>>([]);

    /// <summary>Whether the leaver is on the list of accounts that are never offboarded. Rule R19.</summary>
    public required bool IsProtected { get; init; }

    /// <summary>Whether the leaver is the last enabled Global Administrator. Rule R19.</summary>
    public required bool IsLastGlobalAdministrator { get; init; }

    /// <summary>Who else is a Global Administrator could not be read.</summary>
    public bool GlobalAdministratorsAreUnknown { get; init; }

    /// <summary>Whether the leaver is the last member of the approver group. Rule R19.</summary>
    public required bool IsLastApprover { get; init; }

    /// <summary>Set for an account that was deleted: what stands in the way of its return. Of such an account little else can be read.</summary>
    public DeletedAccount? Deleted { get; init; }

    /// <summary>The people the choices name (delegates, new owners), as they are now. Rule R16.</summary>
    public IReadOnlyList<Colleague> Colleagues { get; init; } = [];
}
