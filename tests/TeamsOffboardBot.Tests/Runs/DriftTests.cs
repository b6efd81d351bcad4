using Shouldly;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.Drift;
using TeamsOffboardBot.Tests.Planning;
using Xunit;
using static TeamsOffboardBot.Tests.Planning.ALeaver;

namespace TeamsOffboardBot.Tests.Runs;

/// <summary>What counts as less or equal between approval and start, kind by kind.</summary>
public sealed class DriftTests
{
    private static readonly GroupMembership Vpn = AGroup("09", "VPN users");
    private static readonly GroupMembership News = AGroup("12", "Marketing news", GroupKind.DistributionList);

    public static TheoryData<string, Func<Snapshot, Snapshot>, string> Riskier() => new()
    {
        { "a group more", s => s.With(Vpn, AGroup("20", "Board")), "Clearance.Drift.TargetsNew" },
        { "a distribution list, the first", s => s.With(Vpn, News), "Clearance.Drift.StepNewOn" },
        { "a group that is now owned", s => s.With(Vpn with { IsOwner = true, OwnerCount = 2 }), "Clearance.Drift.OwnedNew" },
        { "a group with no other owner", s => s.With(Vpn, AGroup("21", "Orphans") with { IsOwner = true, OwnerCount = 1 }), "Rules.R14.StaysOwned" },
        { "a licence more", s => s.With(SpeE3, Calling, ExchangePlan1), "Clearance.Drift.TargetsNew" },
        { "a licence through a group", s => s.With(SpeE3 with { IsDirect = false, ViaGroupIds = [LicensingGroup] }, Calling).With(Vpn, AGroup("04", "Licensing") with { LicenceSkuIds = [E3] }), "Clearance.Drift.StepNewOn" },
        { "a role", s => s with { DirectoryRoles = Fact.Of<IReadOnlyList<string>>(["User Administrator"]) }, "Clearance.Drift.RolesNew" },
        { "a group that carries roles", s => s.With(Vpn, AGroup("15", "Helpdesk admins") with { IsRoleAssignable = true }), "Clearance.Drift.RoleGroupsNew" },
        { "a litigation hold", s => s.With(SmallMailbox with { IsOnLitigationHold = true }), "Clearance.Drift.HoldNew" },
        { "a hold that can no longer be told", s => s.With(SmallMailbox with { HasOtherHold = null }), "Clearance.Drift.HoldNew" },
        { "an archive", s => s.With(SmallMailbox with { HasArchive = true }), "Clearance.Drift.ArchiveNew" },
        { "a mailbox too large to be free", s => s.With(SmallMailbox with { SizeInBytes = 60L << 30 }), "Rules.R4.KeepsLicence.Size" },
        { "forwarding", s => s.With(SmallMailbox with { ForwardingSmtpAddress = "adele@fabrikam.com" }), "Clearance.Drift.ForwardingNew" },
        { "a rule that forwards", s => s.With(SmallMailbox with { ForwardingRules = [new ForwardingRule("1", "To me")] }), "Clearance.Drift.ForwardingNew" },
        { "somebody with access to the mailbox", s => s.With(SmallMailbox with { FullAccess = ["sales@contoso.com"] }), "Clearance.Drift.AccessNew" },
        { "a mailbox that moved on-premises", s => s.With(SmallMailbox with { IsHybrid = true }), "Clearance.Drift.HybridNew" },
        { "no mailbox any more", s => s.With((Mailbox?)null), "Clearance.Drift.SafeguardGone" },
        { "no OneDrive any more", s => s with { OneDrive = Fact.Of<OneDrive>(null) }, "Clearance.Drift.SafeguardGone" },
        { "a delegate who cannot sign in", s => s with { Colleagues = [AColleague(Alex) with { IsEnabled = false }, AColleague(Megan)] }, "Rules.R16.Disabled" },
        { "a delegate who is gone", s => s with { Colleagues = [AColleague(Megan)] }, "Rules.R16.Unknown" },
        { "another manager, where the files were for the one before", s => s with { Manager = Alex }, "Clearance.Drift.ManagerChanged" },
        { "no manager any more", s => s with { Manager = null }, "Clearance.Drift.ManagerChanged" },
        { "an account that is synchronised now", s => s with { Account = s.Account with { IsSynced = true } }, "Rules.R2.DisableInActiveDirectory" },
        { "a leaver who is protected now", s => s with { IsProtected = true }, "Rules.R19.Protected" },
        { "a leaver who is the last approver now", s => s with { IsLastApprover = true }, "Rules.R19.LastApprover" },
        { "a device more", s => s with { Devices = Fact.Of<IReadOnlyList<string>>(["LAPTOP-7"]) }, "Clearance.Drift.StepNewOn" },
        { "a telephone number", s => s with { PhoneNumbers = Fact.Of<IReadOnlyList<string>>(["+14255550102"]) }, "Clearance.Drift.StepNewOn" },
        { "a fact that may not be read any more", s => s with { Groups = Fact.Unknown<IReadOnlyList<GroupMembership>>(Phrase.Of("Rules.Unknown.Groups.Permission", ("permission", "Group.Read.All"))) }, "Rules.Unknown.Groups.Permission" },
    };

    public static TheoryData<string, Func<Snapshot, Snapshot>> LessOrEqual() => new()
    {
        { "nothing", s => s },
        { "a later reading", s => s with { TakenAt = s.TakenAt.AddDays(20) } },
        { "a group less", s => s.With(Vpn) },
        { "no group", s => s.With(Array.Empty<GroupMembership>()) },
        { "a licence less", s => s.With(SpeE3) },
        { "no licence", s => s.With(Array.Empty<LicenceAssignment>()) },
        { "a mailbox that grew", s => s.With(SmallMailbox with { SizeInBytes = 3L << 30 }) },
        { "a group of another name", s => s.With(Vpn with { DisplayName = "Remote access" }, News) },
        { "a person of another name", s => s with { Account = s.Account with { Person = Adele with { DisplayName = "Adele Wilber" } } } },
        { "a dynamic group more, which nobody leaves", s => s.With(Vpn, News, AGroup("30", "Everybody") with { IsDynamic = true, MembershipRule = "user.department -eq \"Sales\"" }) },
        { "a role less", s => s with { DirectoryRoles = Fact.Of<IReadOnlyList<string>>([]) } },
        { "what the lock-out does", s => s with { Account = s.Account with { IsEnabled = false, LastPasswordChangeAt = Noon, SessionsValidFrom = Noon } } },
    };

    [Theory]
    [MemberData(nameof(Riskier))]
    public void What_is_new_or_riskier_goes_back_for_approval_and_is_told(string what, Func<Snapshot, Snapshot> change, string told)
    {
        var riskier = Between(Facts, change(Facts), Standard).Where(d => d.IsRiskier).Select(d => d.Text).ToList();

        riskier.Select(t => t.Key).ShouldContain(told, what);
        riskier.ShouldAllBe(t => !WordList.English.Say(t).Contains('{'), what);
    }

    [Theory]
    [MemberData(nameof(LessOrEqual))]
    public void What_is_less_or_equal_goes_on(string what, Func<Snapshot, Snapshot> change)
    {
        var approved = Facts.With(Vpn, News) with { DirectoryRoles = Fact.Of<IReadOnlyList<string>>(["User Administrator"]) };

        Between(approved, change(approved), Standard).Where(d => d.IsRiskier).ShouldBeEmpty(what);
    }

    [Fact]
    public void What_is_less_is_told_too()
    {
        var approved = Facts.With(Vpn, News);

        var told = Between(approved, approved.With(Vpn).With(SpeE3), Standard).Select(d => WordList.English.Say(d.Text)).ToList();

        told.ShouldContain("No longer needed: Leave distribution lists.");
        told.ShouldContain(t => t.StartsWith("Remove licences: no longer there are ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_fact_that_was_unknown_when_it_was_approved_may_stay_so_for_any_reason()
    {
        var approved = Facts with { OneDrive = Fact.Unknown<OneDrive>(Phrase.Of("Rules.Unknown.OneDrive", ("service", "Graph"), ("status", "503"), ("code", "x"))) };
        var present = Facts with { OneDrive = Fact.Unknown<OneDrive>(Phrase.Of("Rules.Unknown.OneDrive.Permission", ("permission", "Sites.Read.All"))) };

        Between(approved, present, Standard).ShouldBeEmpty();
    }

    [Fact]
    public void Steps_that_were_begun_stay_in_the_plan()
    {
        var begun = Plans.Make(Facts, Standard).Step(TeamsOffboardBot.Steps.StepIds.ResetPassword)!;
        var synced = Facts with { Account = Facts.Account with { IsSynced = true } };

        Plans.Make(synced, Standard).Step(begun.Id).ShouldBeNull();
        Plans.Make(synced, Standard, begun).Step(begun.Id).ShouldBe(begun);
    }

    [Fact]
    public void Whatever_changes_in_any_tenant_every_step_that_was_not_approved_is_riskier()
    {
        var snapshots = Leavers.Many(200).Select(l => l.Snapshot).ToList();
        foreach (var (approved, present) in snapshots.Zip(snapshots.Skip(1)))
        {
            var (before, now) = (Plans.Make(approved, Standard), Plans.Make(Drifting.WithoutLockOut(present, approved), Standard));
            var isMore = now.IsBlocked && !before.IsBlocked
                || now.Steps.Any(s => s.Targets.Select(t => t.Id).Append(s.Id.Value).Except([.. before.TargetIds(s.Id), before.Step(s.Id)?.Id.Value]).Any());

            if (isMore)
            {
                Between(approved, present, Standard).ShouldContain(d => d.IsRiskier);
            }
        }
    }

    private static IReadOnlyList<Difference> Between(Snapshot approved, Snapshot read, Choices choices)
    {
        var present = Drifting.WithoutLockOut(read, approved);
        return Drifting.Between(new(approved, Plans.Make(approved, choices)), new(present, Plans.Make(present, choices)), choices);
    }
}
