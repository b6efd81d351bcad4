using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Tests.Planning;

/// <summary>Adele Vance as the pure tests know her, and the people around her.</summary>
internal static class ALeaver
{
    public const string E3 = "05e9a617-0261-4cee-bb44-138d3ef5d965";
    public const string LicensingGroup = "b0000000-0000-4000-8000-000000000004";

    public static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public static readonly Person Adele = APerson("02", "Adele Vance");
    public static readonly Person Megan = APerson("01", "Megan Bowen");
    public static readonly Person Alex = APerson("03", "Alex Wilber");

    public static readonly LicenceAssignment SpeE3 = new() { SkuId = E3, SkuPartNumber = "SPE_E3", IsDirect = true, Exchange = ExchangePlan.Plan2, HasSharePoint = true };

    public static readonly LicenceAssignment ExchangePlan1 =
        new() { SkuId = "4b9405b0-7788-4568-add1-99614e613b69", SkuPartNumber = "EXCHANGESTANDARD", IsDirect = true, Exchange = ExchangePlan.Plan1 };

    public static readonly LicenceAssignment Calling =
        new() { SkuId = "e43b5b99-8dfb-405f-9987-dc307f34bcbd", SkuPartNumber = "MCOEV", IsDirect = true };

    public static readonly Mailbox SmallMailbox = new() { Type = MailboxType.User, SizeInBytes = 2L << 30, HasOtherHold = false };

    public static readonly Choices Standard = new()
    {
        Profile = "StandardLeaver",
        Mailbox = MailboxChoice.Share,
        Delegates = [Alex.Id],
        OneDrive = OneDriveChoice.GiveAccess,
        OneDriveOwner = Megan.Id,
        RemoveLicences = true,
        LeaveGroups = true,
        AutoReply = new AutoReplyText("Gone.", "Gone."),
    };

    public static readonly Choices Forwarding = Standard with { Mailbox = MailboxChoice.Forward, Delegates = [], ForwardTo = Alex.Id };

    public static readonly Choices Keeping = Standard with { Mailbox = MailboxChoice.Keep, Delegates = [] };

    public static readonly Snapshot Facts = new()
    {
        TakenAt = Noon,
        Account = new Account { Person = Adele, IsEnabled = true, IsGuest = false, IsSynced = false, UsageLocation = "NL" },
        Manager = Megan,
        DirectReports = Fact.Of<IReadOnlyList<Person>>([]),
        Groups = Fact.Of<IReadOnlyList<GroupMembership>>([AGroup("09", "VPN users")]),
        DirectoryRoles = Fact.Of<IReadOnlyList<string>>([]),
        Licences = Fact.Of<IReadOnlyList<LicenceAssignment>>([SpeE3, Calling]),
        Mailbox = Fact.Of<Mailbox>(SmallMailbox),
        OneDrive = Fact.Of<OneDrive>(new OneDrive { SiteUrl = "https://contoso-my.sharepoint.com/personal/adele_vance_contoso_com" }),
        PhoneNumbers = Fact.Of<IReadOnlyList<string>>([]),
        Devices = Fact.Of<IReadOnlyList<string>>([]),
        IsProtected = false,
        IsLastApprover = false,
        IsLastGlobalAdministrator = false,
        Colleagues = [AColleague(Alex), AColleague(Megan)],
    };

    public static Person APerson(string number, string name) => new()
    {
        Id = new UserId($"a0000000-0000-4000-8000-0000000000{number}"),
        DisplayName = name,
        UserPrincipalName = name.ToLowerInvariant().Replace(' ', '.') + "@contoso.com",
        Mail = name.ToLowerInvariant().Replace(' ', '.') + "@contoso.com",
    };

    public static Colleague AColleague(Person person) =>
        new() { Person = person, IsEnabled = true, IsGuest = false, HasMailbox = true, HasSharePointLicence = true };

    public static LicenceOffer AnOffer(ExchangePlan plan, int free = 1) => new()
    {
        SkuId = plan == ExchangePlan.Plan2 ? "19ec0d23-8335-4cbd-94ac-6050e30712fa" : ExchangePlan1.SkuId,
        SkuPartNumber = plan == ExchangePlan.Plan2 ? "EXCHANGEENTERPRISE" : "EXCHANGESTANDARD",
        Exchange = plan,
        FreeSeats = free,
    };

    public static GroupMembership AGroup(string number, string name, GroupKind kind = GroupKind.Security) =>
        new() { Id = $"b0000000-0000-4000-8000-0000000000{number}", DisplayName = name, Kind = kind };

    public static Snapshot With(this Snapshot snapshot, params GroupMembership[] groups) =>
        snapshot with { Groups = Fact.Of<IReadOnlyList<GroupMembership>>(groups) };

    public static Snapshot With(this Snapshot snapshot, params LicenceAssignment[] licences) =>
        snapshot with { Licences = Fact.Of<IReadOnlyList<LicenceAssignment>>(licences) };

    public static Snapshot With(this Snapshot snapshot, Mailbox? mailbox) => snapshot with { Mailbox = Fact.Of(mailbox) };
}
