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

    /// <summary>Display names of directory roles held, active or eligible.</summary>
    public required Fact<IReadOnlyList<string>> DirectoryRoles { get; init; }

    public required Fact<IReadOnlyList<LicenceAssignment>> Licences { get; init; }

    public required Fact<Mailbox> Mailbox { get; init; }

    public required Fact<OneDrive> OneDrive { get; init; }

    /// <summary>Teams telephone numbers assigned to the leaver, as E.164 digits.</summary>
    public required Fact<IReadOnlyList<string>> PhoneNumbers { get; init; }

    /// <summary>Managed and registered devices, by display name.</summary>
    public required Fact<IReadOnlyList<string>> Devices { get; init; }

    /// <summary>Whether the leaver is on the list of accounts that are never offboarded. Rule R19.</summary>
    public required bool IsProtected { get; init; }

    /// <summary>Whether the leaver is the last enabled Global Administrator. Rule R19.</summary>
    public required bool IsLastGlobalAdministrator { get; init; }

    /// <summary>Whether the leaver is the last member of the approver group. Rule R19.</summary>
    public required bool IsLastApprover { get; init; }

    /// <summary>The people the choices name (delegates, new owners), as they are now. Rule R16.</summary>
    public IReadOnlyList<Colleague> Colleagues { get; init; } = [];
}
