using FsCheck;
using FsCheck.Fluent;
using TeamsOffboardBot.Planning;
using static TeamsOffboardBot.Tests.Planning.ALeaver;

namespace TeamsOffboardBot.Tests.Planning;

/// <summary>Random leavers and random choices about them; every fact can also be unknown.</summary>
internal static class Leavers
{
    private static readonly UserId[] People =
        [Adele.Id, Alex.Id, Megan.Id, new("a0000000-0000-4000-8000-000000000016"), new("a0000000-0000-4000-8000-000000000099")];

    /// <summary>Mostly somebody who can do the job: else hardly a plan would go on.</summary>
    private static readonly Gen<UserId> Somebody = Gen.Frequency((9, Gen.Elements(Alex.Id, Megan.Id)), (1, Gen.Elements(People)));

    private static readonly Phrase Refused = Phrase.Of("Rules.Unknown.Groups", ("service", "Graph"), ("status", "503"), ("code", "serviceUnavailable"));

    private static readonly Gen<bool> Coin = Gen.Elements(true, false);

    private static readonly Gen<GroupMembership> Group =
        from number in Gen.Choose(1, 30)
        from kind in Gen.Elements(Enum.GetValues<GroupKind>())
        from isDynamic in Rarely()
        from isSynced in Rarely()
        from isRoleAssignable in Rarely()
        from rule in Gen.Elements("user.department -eq \"Sales\"", "user.accountEnabled -eq true", "?", null!)
        from skus in Gen.Elements<string[]>([], [], [], [E3], ["e43b5b99-8dfb-405f-9987-dc307f34bcbd"])
        from isOwner in Coin
        from owners in Gen.Elements<int?>(null, 1, 2, 3)
        select AGroup($"{number:00}", $"Group {number}", kind) with
        {
            IsDynamic = isDynamic,
            IsSynced = isSynced,
            IsRoleAssignable = isRoleAssignable,
            MembershipRule = rule,
            LicenceSkuIds = skus,
            IsOwner = isOwner,
            OwnerCount = isOwner ? owners : null,
        };

    private static readonly Gen<LicenceAssignment> Licence =
        from sku in Gen.Elements(SpeE3, ExchangePlan1, Calling)
        from isDirect in Coin
        from isInherited in Coin
        select sku with { IsDirect = isDirect || !isInherited, ViaGroupIds = isInherited ? [LicensingGroup] : [] };

    private static readonly string[] Aliases = ["adele@contoso.com", "retail@contoso.com", "adelev@contoso.onmicrosoft.com", Adele.UserPrincipalName];

    private static readonly OpenFolder[] Folders =
        [new(@"\Calendar", "Alex Wilber", ["Editor"], ["Delegate"]), new(@"\Calendar", "Diego Siciliani", ["Reviewer"], []), new(@"\Tasks", "Diego Siciliani", ["Editor"], [])];

    private static readonly Gen<OthersMailboxes?> Others =
        from number in Gen.Choose(1, 9)
        from rights in Gen.Choose(0, 15)
        from isSynced in Rarely()
        from more in Coin
        select (OthersMailboxes?)new OthersMailboxes
        {
            LookedInto = number,
            LeavesSharedOut = more,
            Found =
            [
                .. Enumerable.Range(1, number / 3).Select(n => new OthersMailbox($"mailbox-{n}", $"Mailbox {n}")
                {
                    FullAccess = (rights & 1) > 0,
                    SendAs = (rights & 2) > 0,
                    SendOnBehalf = (rights & 4) > 0,
                    Calendar = (rights & 8) > 0 ? Folders[0] : null,
                    IsSynced = isSynced,
                }),
            ],
        };

    private static readonly Gen<Mailbox?> AMailbox =
        from type in Gen.Elements(MailboxType.User, MailboxType.User, MailboxType.Shared)
        from size in Gen.Elements<long?>(null, 0, 1L << 30, 50L << 30, 62L << 30)
        from hasArchive in Rarely()
        from isOnHold in Rarely()
        from otherHold in Gen.Elements<bool?>(null, false, false, true)
        from isHybrid in Rarely()
        from aliases in Gen.SubListOf(Aliases)
        from folders in Gen.SubListOf(Folders)
        from isThere in Gen.Elements(true, true, true, false)
        select !isThere ? null : new Mailbox
        {
            Type = type,
            SizeInBytes = size,
            HasArchive = hasArchive,
            IsOnLitigationHold = isOnHold,
            HasOtherHold = otherHold,
            IsHybrid = isHybrid,
            ForwardingSmtpAddress = size is null ? "adele@fabrikam.com" : null,
            InboxRules = hasArchive ? [new KeptRule("1", "News to folder", "{}")] : [],
            OrganisedMeetings = isOnHold ? null : hasArchive ? 0 : 2,
            FullAccess = hasArchive ? ["sales@contoso.com"] : [],
            SendOnBehalf = hasArchive ? [Alex.UserPrincipalName, "diego.siciliani@contoso.com"] : [],
            Aliases = [.. aliases],
            OpenFolders = [.. folders],
            HoldsUnknown = otherHold is null ? Refused : null,
        };

    private static readonly Gen<IReadOnlyList<MailDevice>?> Phones =
        from numbers in Gen.SubListOf(Enumerable.Range(1, 4))
        from canBeWipedWhole in Coin
        select (IReadOnlyList<MailDevice>?)[.. numbers.Select(n => new MailDevice($"phone-{n}", n == 4 ? null : $"DEVICE{n}", $"Phone {n}", canBeWipedWhole))];

    private static readonly Gen<IReadOnlyList<DeviceChoice>> DeviceChoices =
        from numbers in Gen.SubListOf(Enumerable.Range(1, 5))
        from fate in Gen.Elements(Enum.GetValues<DeviceFate>())
        select (IReadOnlyList<DeviceChoice>)[.. numbers.Select(n => new DeviceChoice($"phone-{n}", fate))];

    private static readonly Gen<IReadOnlyList<DeviceChoice>> ComputerChoices =
        from numbers in Gen.SubListOf(Enumerable.Range(1, 3))
        from fate in Gen.Elements(Enum.GetValues<DeviceFate>())
        select (IReadOnlyList<DeviceChoice>)[.. numbers.SelectMany(n => new[] { new DeviceChoice($"managed-{n}", fate), new DeviceChoice($"registered-{n}", fate) })];

    private static readonly Start AStart = Start.On(new DateTime(2026, 12, 18, 17, 30, 0), TimeZones.Find("Europe/Amsterdam")!);

    private static readonly Gen<AppAccess?> SomeApps =
        from numbers in Gen.SubListOf(Enumerable.Range(1, 3))
        select (AppAccess?)new AppAccess
        {
            Roles = [.. numbers.Select(n => new StepTarget($"app-role-{n}", $"App {n}"))],
            Consents = [.. numbers.Select(n => new StepTarget($"consent-{n}", $"Scope {n}"))],
            Owned = [.. numbers.Select(n => new StepTarget($"owned-{n}", $"Own app {n}"))],
        };

    private static readonly Gen<Choices> Choice =
        from mailbox in Gen.Elements(Enum.GetValues<MailboxChoice>())
        from delegates in Gen.Frequency((7, Gen.SubListOf([Alex.Id, Megan.Id])), (1, Gen.SubListOf(People)))
        from forwardTo in Somebody
        from owner in Somebody
        from oneDrive in Gen.Elements(Enum.GetValues<OneDriveChoice>())
        from removeLicences in Gen.Elements(true, true, false)
        from leaveGroups in Gen.Elements(true, true, false)
        from hasAutoReply in Coin
        from devices in DeviceChoices
        from hold in Gen.Elements<LitigationHold?>(null, null, null, new LitigationHold(null), new LitigationHold(365))
        from rules in Coin
        from deletion in Gen.Elements<AccountDeletion?>(null, null, new AccountDeletion(0), new AccountDeletion(30))
        from groupOwner in Gen.Frequency((9, Gen.Elements<UserId?>(null, Alex.Id, Megan.Id)), (1, Gen.Constant<UserId?>(Adele.Id)))
        from meetings in Coin
        from copy in Gen.Elements<OneDriveCopy?>(null, null, new OneDriveCopy(Into: null), new OneDriveCopy(new DocumentFolder("b!finance", "01LEAVERS", "https://contoso.sharepoint.com/sites/finance")))
        from prefix in Gen.Elements<string?>(null, null, "(left)")
        from aliases in Gen.Elements(Enum.GetValues<AliasChoice>())
        from aliasesTo in Gen.Frequency((7, Somebody.Select(s => (UserId?)s)), (1, Gen.Constant<UserId?>(null)))
        from manager in Gen.Frequency((5, Gen.Elements<UserId?>(null, Alex.Id)), (1, Gen.Constant<UserId?>(Adele.Id)))
        from start in Gen.Elements<Start?>(null, null, AStart)
        from computers in ComputerChoices
        select Standard with
        {
            OneDriveCopy = copy,
            StopOneDriveSharing = rules,
            NamePrefix = prefix,
            Aliases = aliases,
            AliasesTo = aliasesTo,
            NewManager = manager,
            Start = start,
            Devices = [.. devices, .. computers],
            Mailbox = mailbox,
            Delegates = [.. delegates],
            ForwardTo = forwardTo,
            ForwardDays = hasAutoReply ? 90 : null,
            OneDriveOwner = owner,
            OneDrive = oneDrive,
            OneDriveDays = oneDrive == OneDriveChoice.LetRead && hasAutoReply ? 30 : null,
            RemoveLicences = removeLicences,
            LeaveGroups = leaveGroups,
            AutoReply = hasAutoReply ? Standard.AutoReply! with { Days = rules ? 30 : null } : null,
            Deletion = deletion,
            GroupOwner = groupOwner,
            Hold = hold,
            RemoveInboxRules = rules,
            CancelMeetings = meetings,
        };

    private static readonly Gen<Snapshot> AnySnapshot =
        from isSynced in Rarely()
        from hasImmutableId in Coin
        from groups in MaybeUnknown(Group.ListOf().Select(l => (IReadOnlyList<GroupMembership>?)[.. l.DistinctBy(g => g.Id)]))
        from licences in MaybeUnknown(Licence.ListOf().Select(l => (IReadOnlyList<LicenceAssignment>?)[.. l.DistinctBy(s => s.SkuId)]))
        from mailbox in MaybeUnknown(AMailbox)
        from roles in MaybeUnknown(Gen.Elements<IReadOnlyList<string>?>([], [], ["User Administrator"]))
        from oneDrive in MaybeUnknown(Gen.Elements(Facts.OneDrive.Value, null))
        from phones in MaybeUnknown(Phones)
        from numbers in MaybeUnknown(Gen.Elements<IReadOnlyList<string>?>([], ["+14255550102"]))
        from offers in Gen.SubListOf([AnOffer(ExchangePlan.Plan1), AnOffer(ExchangePlan.Plan2), AnOffer(ExchangePlan.Plan2, free: 0)])
        from others in MaybeUnknown(Others)
        from apps in MaybeUnknown(SomeApps)
        from reports in MaybeUnknown(Gen.Elements<IReadOnlyList<Person>?>([], [Alex], [Alex, Megan]))
        from managed in MaybeUnknown(Gen.SubListOf(Enumerable.Range(1, 3)).Select(l => (IReadOnlyList<ManagedComputer>?)[.. l.Select(n => new ManagedComputer($"managed-{n}", $"Laptop {n}", n == 3))]))
        from registered in MaybeUnknown(Gen.SubListOf(Enumerable.Range(1, 3)).Select(l => (IReadOnlyList<RegisteredComputer>?)[.. l.Select(n => new RegisteredComputer($"registered-{n}", $"Device {n}", n != 2))]))
        from syncedColleague in Rarely()
        from lacksSharePoint in Rarely()
        from colleagues in Gen.Frequency((7, Gen.Constant(List(AColleague(Alex) with { IsSynced = syncedColleague }, AColleague(Megan) with { HasSharePointLicence = !lacksSharePoint }))), (1, Gen.SubListOf([AColleague(Alex) with { IsSynced = syncedColleague }, AColleague(Megan) with { HasSharePointLicence = !lacksSharePoint }]).Select(l => List([.. l]))))
        from channels in MaybeUnknown(Gen.Elements<IReadOnlyList<TeamChannel>?>([], [], [new TeamChannel("b0000000-0000-4000-8000-000000000018", "Prototype lab", "19:patents@thread.tacv2", "Patents")]))
        select Facts with
        {
            OwnedChannels = channels,
            Account = Facts.Account with { IsSynced = isSynced, OnPremisesImmutableId = hasImmutableId ? "q1w2e3r4t5y6u7i8o9p0aQ==" : null },
            Groups = groups,
            Licences = licences,
            Mailbox = mailbox,
            LicenceOffers = [.. offers.DistinctBy(o => o.SkuId)],
            DirectoryRoles = roles,
            OthersMailboxes = others,
            Apps = apps,
            DirectReports = reports,
            ManagedDevices = managed,
            RegisteredDevices = registered,
            OneDrive = oneDrive,
            MailDevices = phones,
            PhoneNumbers = numbers,
            Colleagues = [.. colleagues],
        };

    public static Arbitrary<(Snapshot Snapshot, Choices Choices)> Any { get; } =
        (from snapshot in AnySnapshot from choices in Choice select (snapshot, choices)).ToArbitrary();

    public static IEnumerable<(Snapshot Snapshot, Choices Choices)> Many(int count) => Any.Generator.Sample(count, 20);

    private static IReadOnlyList<Colleague> List(params IReadOnlyList<Colleague> colleagues) => colleagues;

    private static Gen<bool> Rarely() => Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)));

    private static Gen<Fact<T>> MaybeUnknown<T>(Gen<T?> known)
        where T : class =>
        Gen.Frequency((7, known.Select(Fact.Of)), (1, Gen.Constant(Fact.Unknown<T>(Refused))));
}
