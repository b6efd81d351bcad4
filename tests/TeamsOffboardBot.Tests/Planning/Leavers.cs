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

    private static readonly Gen<Mailbox?> AMailbox =
        from type in Gen.Elements(MailboxType.User, MailboxType.User, MailboxType.Shared)
        from size in Gen.Elements<long?>(null, 0, 1L << 30, 50L << 30, 62L << 30)
        from hasArchive in Rarely()
        from isOnHold in Rarely()
        from otherHold in Gen.Elements<bool?>(null, false, false, true)
        from isHybrid in Rarely()
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
            FullAccess = hasArchive ? ["sales@contoso.com"] : [],
        };

    private static readonly Gen<Choices> Choice =
        from mailbox in Gen.Elements(Enum.GetValues<MailboxChoice>())
        from delegates in Gen.SubListOf(People)
        from forwardTo in Gen.Elements(People)
        from owner in Gen.Elements(People)
        from oneDrive in Gen.Elements(Enum.GetValues<OneDriveChoice>())
        from removeLicences in Gen.Elements(true, true, false)
        from leaveGroups in Gen.Elements(true, true, false)
        from hasAutoReply in Coin
        select Standard with
        {
            Mailbox = mailbox,
            Delegates = [.. delegates],
            ForwardTo = forwardTo,
            OneDriveOwner = owner,
            OneDrive = oneDrive,
            RemoveLicences = removeLicences,
            LeaveGroups = leaveGroups,
            AutoReply = hasAutoReply ? Standard.AutoReply : null,
        };

    private static readonly Gen<Snapshot> AnySnapshot =
        from isSynced in Rarely()
        from groups in MaybeUnknown(Group.ListOf().Select(l => (IReadOnlyList<GroupMembership>?)[.. l.DistinctBy(g => g.Id)]))
        from licences in MaybeUnknown(Licence.ListOf().Select(l => (IReadOnlyList<LicenceAssignment>?)[.. l.DistinctBy(s => s.SkuId)]))
        from mailbox in MaybeUnknown(AMailbox)
        from roles in MaybeUnknown(Gen.Elements<IReadOnlyList<string>?>([], [], ["User Administrator"]))
        from oneDrive in MaybeUnknown(Gen.Elements(Facts.OneDrive.Value, null))
        from colleagues in Gen.SubListOf([AColleague(Alex), AColleague(Megan) with { HasSharePointLicence = false }])
        select Facts with
        {
            Account = Facts.Account with { IsSynced = isSynced },
            Groups = groups,
            Licences = licences,
            Mailbox = mailbox,
            DirectoryRoles = roles,
            OneDrive = oneDrive,
            Colleagues = [.. colleagues],
        };

    public static Arbitrary<(Snapshot Snapshot, Choices Choices)> Any { get; } =
        (from snapshot in AnySnapshot from choices in Choice select (snapshot, choices)).ToArbitrary();

    public static IEnumerable<(Snapshot Snapshot, Choices Choices)> Many(int count) => Any.Generator.Sample(count, 20);

    private static Gen<bool> Rarely() => Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)));

    private static Gen<Fact<T>> MaybeUnknown<T>(Gen<T?> known)
        where T : class =>
        Gen.Frequency((7, known.Select(Fact.Of)), (1, Gen.Constant(Fact.Unknown<T>(Refused))));
}
