using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Tests.Runs;

/// <summary>The events of one offboarding: Megan Bowen asks, Nestor Wilke approves, Adele Vance leaves.</summary>
internal static class ARequest
{
    public static readonly RequestId Id = RequestId.From("R-7K3M");
    public static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public static readonly Person Adele = new()
    {
        Id = UserId.From("a0000000-0000-4000-8000-000000000002"),
        DisplayName = "Adele Vance",
        UserPrincipalName = "adele.vance@contoso.com",
    };

    public static readonly Actor Megan = new(UserId.From("a0000000-0000-4000-8000-000000000001"), "Megan Bowen");
    public static readonly Actor Nestor = new(UserId.From("a0000000-0000-4000-8000-000000000005"), "Nestor Wilke");

    public static Plan PlanOf(params IEnumerable<string> steps) => new()
    {
        Steps = [.. steps.Select(id => new PlannedStep { Id = StepId.From(id) })],
        Findings = [],
        Hash = PlanHash.From("5f1d"),
    };

    public static RunEvent.RequestSubmitted Submitted(params IEnumerable<string> steps) => Submitted(Adele, PlanOf(steps));

    public static RunEvent.RequestSubmitted Submitted(Person leaver, Plan plan) => new()
    {
        RequesterId = Megan.Id,
        RequesterName = Megan.Name,
        LeaverId = leaver.Id,
        PlanHash = plan.Hash,
        Snapshot = SnapshotOf(leaver),
        Choices = new Choices
        {
            Profile = "StandardLeaver",
            Mailbox = MailboxChoice.Share,
            OneDrive = OneDriveChoice.Keep,
            RemoveLicences = true,
            LeaveGroups = true,
        },
        Plan = plan,
    };

    public static RunEvent.RequestApproved Approved(Plan? plan = null) =>
        new(Nestor.Id, (plan ?? PlanOf()).Hash) { ByName = Nestor.Name };

    public static RunEvent.RequestRejected Rejected(string reason) =>
        new(Nestor.Id, PlanOf().Hash) { ByName = Nestor.Name, Reason = reason };

    public static Snapshot SnapshotOf(Person leaver) => new()
    {
        TakenAt = Noon,
        Account = new Account { Person = leaver, IsEnabled = true, IsGuest = false, IsSynced = false },
        DirectReports = Fact.Of<IReadOnlyList<Person>>([]),
        Groups = Fact.Of<IReadOnlyList<GroupMembership>>([]),
        DirectoryRoles = Fact.Of<IReadOnlyList<string>>([]),
        Licences = Fact.Of<IReadOnlyList<LicenceAssignment>>([]),
        Mailbox = Fact.Of<Mailbox>(null),
        OneDrive = Fact.Unknown<OneDrive>(Phrase.Of("Rules.Unknown")),
        PhoneNumbers = Fact.Of<IReadOnlyList<string>>([]),
        Devices = Fact.Of<IReadOnlyList<string>>([]),
        IsLastGlobalAdministrator = false,
        IsLastApprover = false,
        IsProtected = false,
    };
}
