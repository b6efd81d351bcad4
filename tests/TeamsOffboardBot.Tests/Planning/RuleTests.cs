using Shouldly;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;
using Xunit;
using static TeamsOffboardBot.Planning.FindingSeverity;
using static TeamsOffboardBot.Tests.Planning.ALeaver;

namespace TeamsOffboardBot.Tests.Planning;

public sealed class RuleTests
{
    private static readonly Snapshot Holder = Facts with { DirectoryRoles = Fact.Of<IReadOnlyList<string>>(["User Administrator"]) };

    [Fact]
    public void A_standard_leaver_is_neither_blocked_nor_warned_about()
    {
        Plans.Make(Facts, Standard).Findings.Where(f => f.Severity > Note).ShouldBeEmpty();
    }

    [Fact]
    public void R1_says_that_sign_in_is_blocked_already_and_R18_how_long_the_rest_lasts()
    {
        var blocked = Facts with { Account = Facts.Account with { IsEnabled = false } };

        Plans.Says(blocked, Standard, Note).ShouldContain("R1.AlreadyBlocked");
        Plans.Says(Facts, Standard, Note).ShouldNotContain("R1.AlreadyBlocked");
        Plans.Says(Facts, Standard, Note).ShouldContain("R18.Delays");
    }

    [Fact]
    public void R2_leaves_to_Active_Directory_what_the_cloud_refuses_or_loses()
    {
        var synced = Facts with { Account = Facts.Account with { IsSynced = true, OnPremisesSamAccountName = "adelev", OnPremisesDistinguishedName = "CN=Adele Vance,OU=Marketing,DC=contoso,DC=com" } };

        var plan = Plans.Make(synced, Standard);

        Plans.Says(synced, Standard, Warning).ShouldContain("R2.DisableInActiveDirectory");
        plan.Step(StepIds.BlockSignIn).ShouldNotBeNull();
        plan.Step(StepIds.ResetPassword).ShouldBeNull();
        plan.Step(StepIds.HideFromAddressLists).ShouldBeNull();
        var task = plan.Step(StepIds.OnPremisesAccount).ShouldNotBeNull();
        task.IsManual.ShouldBeTrue();
        task.Parameters["account"].ShouldBe("adelev");
        task.Parameters["hides"].ShouldBe("true");
    }

    [Fact]
    public void R6_a_hold_that_was_chosen_needs_Plan_2_at_once_and_keeps_it()
    {
        var held = Standard with { Hold = new LitigationHold(365) };

        Plans.Says(Facts, held, Fix).ShouldContain("R6.KeepsLicence.LitigationHold");
        Plans.Make(Facts, held).TargetIds(StepIds.RemoveLicences).ShouldBe([Calling.SkuId]);
        Plans.Says(Facts.With(ExchangePlan1), held with { RemoveLicences = false }, Blocker).ShouldBe(["R6.HoldNeedsPlan2"]);
        Plans.Says(Facts.With(ExchangePlan1).With(SmallMailbox with { IsOnLitigationHold = true }), held with { RemoveLicences = false }, Blocker).ShouldBeEmpty();
        Plans.Says(Facts with { Licences = Fact.Unknown<IReadOnlyList<LicenceAssignment>>(Phrase.Of("Rules.Unknown.Licences")) }, held, Warning).ShouldContain("R6.HoldMayNeedPlan2");
        Plans.Says(Facts.With(SmallMailbox with { IsHybrid = true }), held, Warning).ShouldContain("R6.HoldOnPremises");
        Plans.Says(Facts.With((Mailbox?)null), held, Warning).ShouldContain("R6.NothingToHold");
        Plans.Says(Facts, held, Note).ShouldContain("R18.HoldDelay");
    }

    [Fact]
    public void R6_forwarding_with_a_hold_keeps_Plan_2()
    {
        var held = Forwarding with { Hold = new LitigationHold(null) };

        Plans.Make(Facts.With(SpeE3, ExchangePlan1), held).TargetIds(StepIds.RemoveLicences).ShouldBe([ExchangePlan1.SkuId]);
        Plans.Says(Facts.With(ExchangePlan1), held, Blocker).ShouldContain("R3.NoLicence");
    }

    [Fact]
    public void R12_meetings_are_counted_and_those_that_stay_are_told_of()
    {
        var organiser = Facts.With(SmallMailbox with { OrganisedMeetings = 2 });

        Plans.Says(organiser, Standard, Note).ShouldContain("R12.MeetingsStay");
        Plans.Says(organiser, Standard with { CancelMeetings = true }, Note).ShouldContain("R12.MeetingsGo");
        Plans.Make(organiser, Standard with { CancelMeetings = true }).Step(StepIds.CancelMeetings).ShouldNotBeNull();
        Plans.Make(Facts.With(SmallMailbox with { OrganisedMeetings = 0 }), Standard with { CancelMeetings = true }).Step(StepIds.CancelMeetings).ShouldBeNull();
    }

    [Fact]
    public void R3_forwarding_keeps_the_licence_that_carries_the_mailbox()
    {
        var plan = Plans.Make(Facts, Forwarding);

        plan.TargetIds(StepIds.RemoveLicences).ShouldBe([Calling.SkuId]);
        Plans.Says(Facts, Forwarding, Fix).ShouldBe(["R3.KeepsLicence"]);
    }

    [Fact]
    public void R3_the_day_on_which_forwarding_ends_is_told()
    {
        Plans.Make(Facts, Forwarding with { ForwardDays = 90 }).Findings.Single(f => f.Text.Key == "Rules.R3.ForwardingEnds").Text.Args["endDate"].ShouldBe("2027-02-19");
        Plans.Make(Facts, Forwarding).Step(StepIds.StopForwarding).ShouldBeNull();
        Plans.Make(Facts, Standard with { ForwardDays = 90 }).Step(StepIds.StopForwarding).ShouldBeNull();
    }

    [Fact]
    public void R3_forwarding_keeps_the_smallest_licence_that_does()
    {
        Plans.Make(Facts.With(SpeE3, ExchangePlan1), Forwarding).TargetIds(StepIds.RemoveLicences).ShouldBe([E3]);
    }

    [Fact]
    public void R3_a_large_mailbox_that_forwards_keeps_its_licence_for_forwarding_and_sharing_would_not_release_it()
    {
        var large = Facts.With(SmallMailbox with { SizeInBytes = 62L << 30 });

        Plans.Says(large, Forwarding, Fix).ShouldBe(["R3.KeepsLicence.Heavy"]);
        Plans.Make(large.With(SpeE3, ExchangePlan1), Forwarding).TargetIds(StepIds.RemoveLicences).ShouldBe([ExchangePlan1.SkuId]);
    }

    [Fact]
    public void R3_a_mailbox_that_forwards_goes_on_with_the_plan_it_has()
    {
        var large = Facts.With(ExchangePlan1).With(SmallMailbox with { SizeInBytes = 62L << 30 });

        Plans.Make(large, Forwarding).IsBlocked.ShouldBeFalse();
        Plans.Make(large, Forwarding).Step(StepIds.RemoveLicences).ShouldBeNull();
    }

    [Fact]
    public void R3_a_shared_mailbox_forwards_without_a_licence()
    {
        var shared = Facts.With(SmallMailbox with { Type = MailboxType.Shared });

        Plans.Make(shared, Forwarding).TargetIds(StepIds.RemoveLicences).ShouldBe([Calling.SkuId, E3], ignoreOrder: true);
    }

    [Theory]
    [InlineData(49, false)]
    [InlineData(50, true)]
    [InlineData(62, true)]
    public void R4_a_mailbox_of_50_GB_or_more_keeps_Plan_2(int gigabytes, bool isKept)
    {
        var snapshot = Facts.With(SmallMailbox with { SizeInBytes = (long)gigabytes << 30 });

        Plans.Says(snapshot, Standard, Fix).Contains("R4.KeepsLicence.Size").ShouldBe(isKept);
        Plans.Make(snapshot, Standard).TargetIds(StepIds.RemoveLicences).Contains(E3).ShouldBe(!isKept);
    }

    [Fact]
    public void R4_an_unknown_size_is_treated_as_too_big()
    {
        Plans.Says(Facts.With(SmallMailbox with { SizeInBytes = null }), Standard, Fix).ShouldBe(["R4.KeepsLicence.UnknownSize"]);
    }

    [Fact]
    public void R4_without_Plan_2_a_large_mailbox_stops_the_plan_until_licences_are_kept()
    {
        var snapshot = Facts.With(ExchangePlan1).With(SmallMailbox with { SizeInBytes = 62L << 30 });

        Plans.Says(snapshot, Standard, Blocker).ShouldBe(["R4.NoLicence.Size"]);
        Plans.Says(snapshot, Standard with { RemoveLicences = false }, Blocker).ShouldBeEmpty();
    }

    [Fact]
    public void R5_licences_wait_for_the_shared_mailbox()
    {
        Plans.Says(Facts, Standard, Note).ShouldContain("R5.LicencesWait");
        foreach (var step in new[] { StepIds.RemoveLicences, StepIds.LeaveLicensingGroups, StepIds.LicensingGroupsByHand })
        {
            Plans.Catalog.Step(step).Needs.ShouldContain(StepIds.ConvertToSharedMailbox);
        }
    }

    [Fact]
    public void R5_is_silent_where_no_licence_waits()
    {
        var onlyKept = Facts.With(SpeE3).With(SmallMailbox with { SizeInBytes = 62L << 30 });

        Plans.Says(onlyKept, Standard, Note).ShouldNotContain("R5.LicencesWait");
        Plans.Says(Facts.With(SmallMailbox with { Type = MailboxType.Shared }), Standard, Note).ShouldNotContain("R5.LicencesWait");
        Plans.Says(Facts, Keeping, Note).ShouldNotContain("R5.LicencesWait");
    }

    [Theory]
    [InlineData("Archive")]
    [InlineData("LitigationHold")]
    [InlineData("OtherHold")]
    public void R6_an_archive_or_a_hold_keeps_Plan_2(string reason)
    {
        var mailbox = SmallMailbox with { HasArchive = reason == "Archive", IsOnLitigationHold = reason == "LitigationHold", HasOtherHold = reason == "OtherHold" ? null : false };

        Plans.Says(Facts.With(mailbox), Standard, Fix).ShouldBe([$"R6.KeepsLicence.{reason}"]);
    }

    [Fact]
    public void R7_a_hybrid_mailbox_is_worked_on_where_it_is()
    {
        var plan = Plans.Make(Facts.With(SmallMailbox with { IsHybrid = true }), Standard);

        plan.Step(StepIds.ConvertHybridMailbox).ShouldNotBeNull().Targets.Select(t => t.Id).ShouldBe([Alex.Id.Value]);
        plan.Step(StepIds.ConvertToSharedMailbox).ShouldBeNull();
        plan.Step(StepIds.GiveMailboxAccess).ShouldBeNull();
        plan.Findings.ShouldContain(f => f.Rule == "R7");
    }

    [Fact]
    public void R8_a_mailbox_that_is_neither_shared_nor_forwarded_is_deleted_30_days_after_its_licence()
    {
        var plan = Plans.Make(Facts, Keeping);

        plan.Findings.Single(f => f.Rule == "R8").Text.Args["deletedDate"].ShouldBe("2026-12-21");
        plan.Step(StepIds.ExportMailbox).ShouldNotBeNull();
        Plans.Make(Facts, Keeping with { RemoveLicences = false }).Step(StepIds.ExportMailbox).ShouldBeNull();
    }

    [Fact]
    public void R8_a_mailbox_on_hold_becomes_inactive()
    {
        Plans.Says(Facts.With(SmallMailbox with { IsOnLitigationHold = true }), Keeping, Warning).ShouldContain("R8.MailboxInactive");
    }

    [Fact]
    public void R9_tells_when_files_become_read_only_and_when_they_are_archived()
    {
        var given = Plans.Make(Facts, Standard).Findings.Single(f => f.Text.Key == "Rules.R9.MoveFiles");
        var kept = Plans.Make(Facts, Standard with { OneDrive = OneDriveChoice.Keep }).Findings.Single(f => f.Text.Key == "Rules.R9.NobodyHasAccess");

        given.Severity.ShouldBe(Note);
        given.Text.Args["readOnlyDate"].ShouldBe("2027-01-20");
        given.Text.Args["archivedDate"].ShouldBe("2027-02-22");
        kept.Severity.ShouldBe(Warning);
        Plans.Catalog.Step(StepIds.RemoveLicences).Needs.ShouldContain(StepIds.GiveOneDriveAccess);
    }

    [Fact]
    public void R9_a_copy_is_recommended_when_the_licence_of_the_files_goes_and_then_nothing_is_warned_of()
    {
        Plans.Says(Facts, Standard, Advice).ShouldContain("R9.CopyRecommended");
        Plans.Says(Facts, Standard with { RemoveLicences = false }, Advice).ShouldBeEmpty();

        var copying = Standard with { OneDrive = OneDriveChoice.Keep, OneDriveCopy = new OneDriveCopy(Into: null) };
        Plans.Says(Facts, copying, Warning).ShouldNotContain("R9.NobodyHasAccess");
        Plans.Says(Facts, copying, Note).Where(f => f.StartsWith("R9.", StringComparison.Ordinal)).ShouldBe(["R9.Copied", "R9.ArchivedAfterCopy"]);
        foreach (var taking in new[] { StepIds.RemoveLicences, StepIds.LeaveLicensingGroups, StepIds.LicensingGroupsByHand, StepIds.DeleteAccount })
        {
            Plans.Catalog.Step(taking).Needs.ShouldContain(StepIds.CopyOneDrive);
        }
    }

    [Fact]
    public void R9_files_are_copied_to_somebody_who_can_hold_them_or_to_a_library()
    {
        var copying = Standard with { OneDrive = OneDriveChoice.Keep, OneDriveCopy = new OneDriveCopy(Into: null) };
        var library = new DocumentFolder("b!finance", "01LEAVERS", "https://contoso.sharepoint.com/sites/finance/Shared%20Documents/Leavers");

        Plans.Make(Facts, copying).TargetIds(StepIds.CopyOneDrive).ShouldBe([Megan.Id.Value]);
        Plans.Make(Facts, copying with { OneDriveOwner = null, OneDriveCopy = new OneDriveCopy(library) }).TargetIds(StepIds.CopyOneDrive).ShouldBe([library.ItemId]);
        Plans.Says(Facts, copying with { OneDriveOwner = null }, Blocker).ShouldBe(["R16.NoOneDriveOwner"]);
        Plans.Says(Facts with { Colleagues = [AColleague(Alex), AColleague(Megan) with { HasSharePointLicence = false }] }, copying, Blocker).ShouldBe(["R16.NoSharePoint"]);
        Plans.Make(Facts with { OneDrive = Fact.Of<OneDrive>(null) }, copying).Step(StepIds.CopyOneDrive).ShouldBeNull();
    }

    [Fact]
    public void R9_where_OneDrives_outlive_their_licence_no_day_is_told()
    {
        var school = Facts with { UnlicensedOneDriveStays = true };

        Plans.Make(school, Standard).Findings.Where(f => f.Rule == "R9").ShouldAllBe(f => f.Text.Args.Count == 0);
        Plans.Says(school, Standard, Note).ShouldContain("R9.Stays");
        Plans.Says(school, Standard with { OneDrive = OneDriveChoice.Keep }, Warning).ShouldContain("R9.StaysWithNobody");
    }

    [Fact]
    public void C30_what_people_made_is_looked_through_in_one_task_and_only_where_their_licences_let_them_make_it()
    {
        var licensed = Facts.With(SpeE3 with { Apps = [WorkApp.Forms, WorkApp.PowerAutomate, WorkApp.Recordings] });

        Plans.Make(licensed, Standard).TargetIds(StepIds.LookThroughWork).ShouldBe(["Forms", "PowerAutomate"]);
        Plans.Make(licensed, Standard with { OneDrive = OneDriveChoice.Keep }).TargetIds(StepIds.LookThroughWork).ShouldBe(["Forms", "PowerAutomate", "Recordings"], "nobody gets the files");
        Plans.Make(Facts, Standard).Step(StepIds.LookThroughWork).ShouldBeNull();
        Plans.Make(Facts with { Licences = Fact.Unknown<IReadOnlyList<LicenceAssignment>>(Phrase.Of("Rules.Unknown.Licences")) }, Standard)
            .TargetIds(StepIds.LookThroughWork).ShouldBe(["Forms", "Bookings", "PowerAutomate", "PowerApps"], "what could not be read may be there");
    }

    [Fact]
    public void C30_a_BlackBerry_and_a_licence_for_telephony_have_tasks_of_their_own()
    {
        var facts = Facts with { MailDevices = Fact.Of<IReadOnlyList<MailDevice>>([new MailDevice("1", "D1", "BlackBerry KEY2", true), new MailDevice("2", "D2", "iPhone", true)]) };

        Plans.Make(facts, Standard).TargetIds(StepIds.EndBlackBerry).ShouldBe(["1"]);
        Plans.Make(Facts, Standard).Step(StepIds.EndBlackBerry).ShouldBeNull();
        Plans.Make(Facts, Standard).Step(StepIds.CheckCallQueues).ShouldBeNull();
        Plans.Make(Facts.With(Calling with { HasPhoneSystem = true }), Standard).Step(StepIds.CheckCallQueues).ShouldNotBeNull();
    }

    [Fact]
    public void R13_an_inherited_licence_goes_with_its_group_and_stays_with_it_when_the_mailbox_needs_it()
    {
        var group = AGroup("04", "Licensing - Microsoft 365 E3") with { LicenceSkuIds = [E3] };
        var snapshot = Facts.With(group).With(SpeE3 with { IsDirect = false, ViaGroupIds = [group.Id] });

        Plans.Make(snapshot, Standard).TargetIds(StepIds.LeaveLicensingGroups).ShouldBe([group.Id]);
        Plans.Make(snapshot, Standard).Step(StepIds.RemoveLicences).ShouldBeNull();
        Plans.Make(snapshot, Forwarding).Step(StepIds.LeaveLicensingGroups).ShouldBeNull();
        Plans.Says(snapshot, Forwarding, Fix).ShouldBe(["R13.KeepsGroup", "R3.KeepsLicence"], ignoreOrder: true);
    }

    [Fact]
    public void R13_a_dynamic_licensing_group_is_a_task_for_a_person()
    {
        var group = AGroup("16", "Licensing - Sales (dynamic)") with { LicenceSkuIds = [E3], IsDynamic = true, MembershipRule = "(user.department -eq \"Sales\")" };

        var plan = Plans.Make(Facts.With(group), Standard);

        plan.TargetIds(StepIds.LicensingGroupsByHand).ShouldBe([group.Id]);
        plan.Findings.ShouldContain(f => f.Text.Key == "Rules.R13.DynamicGroup" && f.Severity == Warning);
        plan.Findings.ShouldNotContain(f => f.Rule == "R21");
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(null, false)]
    public void R14_a_group_is_not_left_by_its_last_owner(int? owners, bool isLeft)
    {
        var group = AGroup("07", "Project Aurora", GroupKind.Microsoft365) with { IsOwner = true, OwnerCount = owners };

        var plan = Plans.Make(Facts.With(group), Standard);

        plan.TargetIds(StepIds.LeaveGroups).Contains(group.Id).ShouldBe(isLeft);
        plan.Findings.Any(f => f.Rule == "R14" && f.Severity == Warning && f.Text.Args["group"] == "Project Aurora").ShouldBe(!isLeft);
    }

    [Fact]
    public void R14_the_last_owner_leaves_after_a_new_owner_who_fits()
    {
        var team = AGroup("07", "Project Aurora", GroupKind.Microsoft365) with { IsOwner = true, OwnerCount = 1, IsTeam = true };
        var named = Standard with { GroupOwner = Alex.Id };

        var plan = Plans.Make(Facts.With(team), named);

        plan.TargetIds(StepIds.HandOverGroups).ShouldBe([team.Id]);
        plan.TargetIds(StepIds.LeaveOwnedGroups).ShouldBe([team.Id]);
        plan.TargetIds(StepIds.LeaveGroups).ShouldBeEmpty();
        plan.Step(StepIds.PrivateChannels).ShouldBeNull();
        var unread = Facts.With(team) with { OwnedChannels = Fact.Unknown<IReadOnlyList<TeamChannel>>(Phrase.Of("Rules.Unknown.Channels.Permission", ("permission", "Channel.ReadBasic.All"))) };
        Plans.Make(unread, named).Step(StepIds.PrivateChannels)!.Targets.Select(t => t.Name).ShouldBe(["Project Aurora"]);
        Plans.Says(Facts.With(team), named, Note).ShouldContain("R14.HandedOver");
        Plans.Says(Facts.With(team) with { Colleagues = [AColleague(Megan), AColleague(Alex) with { IsEnabled = false }] }, named, Blocker).ShouldContain("R16.Disabled");
        Plans.Make(Facts.With(team), named with { LeaveGroups = false }).TargetIds(StepIds.HandOverGroups).ShouldBe([team.Id]);
    }

    [Fact]
    public void R15_groups_that_cannot_be_left_are_skipped_with_the_reason()
    {
        var dynamic = AGroup("05", "All employees") with { IsDynamic = true };
        var synced = AGroup("14", "On-premises file share") with { IsSynced = true };
        var kept = AGroup("99", "Everybody");
        var list = AGroup("12", "Marketing news", GroupKind.DistributionList);

        var plan = Plans.Make(Facts.With(dynamic, synced, kept, list, AGroup("09", "VPN users")), Standard);

        plan.TargetIds(StepIds.LeaveGroups).ShouldBe(["b0000000-0000-4000-8000-000000000009"]);
        plan.TargetIds(StepIds.LeaveDistributionLists).ShouldBe([list.Id]);
        plan.Findings.Where(f => f.Rule == "R15").Select(f => f.Text.Key)
            .ShouldBe(["Rules.R15.StaysDynamic", "Rules.R15.StaysSynced", "Rules.R15.StaysOnKeepList"]);
    }

    [Theory]
    [InlineData("Disabled")]
    [InlineData("Guest")]
    [InlineData("NoMailbox")]
    [InlineData("Unknown")]
    public void R16_a_delegate_who_cannot_do_the_job_stops_the_plan(string problem)
    {
        var alex = AColleague(Alex) with { IsEnabled = problem != "Disabled", IsGuest = problem == "Guest", HasMailbox = problem != "NoMailbox" };
        var snapshot = Facts with { Colleagues = problem == "Unknown" ? [AColleague(Megan)] : [alex, AColleague(Megan)] };

        Plans.Says(snapshot, Standard, Blocker).ShouldBe([$"R16.{problem}"]);
        Plans.Says(snapshot, Forwarding, Blocker).ShouldBe([$"R16.{problem}"]);
    }

    [Fact]
    public void R16_a_OneDrive_owner_needs_SharePoint()
    {
        var snapshot = Facts with { Colleagues = [AColleague(Alex), AColleague(Megan) with { HasSharePointLicence = false }] };

        Plans.Says(snapshot, Standard, Blocker).ShouldBe(["R16.NoSharePoint"]);
    }

    [Fact]
    public void R16_names_who_is_missing()
    {
        Plans.Says(Facts, Forwarding with { ForwardTo = null }, Blocker).ShouldBe(["R16.NobodyToForwardTo"]);
        Plans.Says(Facts, Standard with { OneDriveOwner = null }, Blocker).ShouldBe(["R16.NoOneDriveOwner"]);
        Plans.Says(Facts, Standard with { Delegates = [] }, Warning).ShouldBe(["R16.NoDelegate"]);
    }

    [Fact]
    public void R19_refuses_accounts_without_which_people_lock_themselves_out()
    {
        Plans.Says(Facts with { IsProtected = true }, Standard, Blocker).ShouldBe(["R19.Protected"]);
        Plans.Says(Facts with { IsLastApprover = true }, Standard, Blocker).ShouldBe(["R19.LastApprover"]);
        Plans.Says(Facts with { IsLastGlobalAdministrator = true }, Standard, Blocker).ShouldBe(["R19.LastGlobalAdministrator"]);
        Plans.Says(Facts with { Account = Facts.Account with { IsGuest = true } }, Standard, Blocker).ShouldBe(["R19.Guest"]);
    }

    [Theory]
    [InlineData("(user.accountEnabled -eq true) and (user.department -eq \"Sales\")")]
    [InlineData("not a rule anybody can read")]
    [InlineData(null)]
    public void R21_a_dynamic_licensing_group_that_looks_at_the_block_takes_the_mailbox(string? rule)
    {
        var group = AGroup("16", "Licensing - Sales (dynamic)") with { LicenceSkuIds = [E3], IsDynamic = true, MembershipRule = rule };
        var inherited = Facts.With(group).With(SpeE3 with { IsDirect = false, ViaGroupIds = [group.Id] });

        Plans.Says(inherited, Standard, Blocker).ShouldBe(["R21.TakesMailbox"]);
        Plans.Says(inherited, Keeping, Blocker).ShouldBeEmpty();
        Plans.Says(Facts.With(group), Standard, Warning).ShouldContain("R21.TakesLicence");
    }

    [Theory]
    [InlineData("user.department -eq \"Sales\"", false)]
    [InlineData("(user.accountEnabled -eq true) -and (user.department -eq \"Sales\")", true)]
    [InlineData("user.AccountEnabled -eq true", true)]
    [InlineData("user.assignedPlans -any (assignedPlan.service -eq \"exchange\")", true)]
    [InlineData("user.memberof -any (group.objectId -in ['b0000000-0000-4000-8000-000000000006'])", true)]
    [InlineData("all users", true)]
    [InlineData(null, true)]
    public void R21_a_rule_is_read_for_what_the_run_changes(string? rule, bool isTouched)
    {
        var group = AGroup("16", "Licensing - Sales (dynamic)") with { LicenceSkuIds = [E3], IsDynamic = true, MembershipRule = rule };
        var inherited = Facts.With(group).With(SpeE3 with { IsDirect = false, ViaGroupIds = [group.Id] });

        Plans.Says(inherited, Standard, Blocker).ShouldBe(isTouched ? ["R21.TakesMailbox"] : []);
    }

    [Fact]
    public void R21_a_licence_of_its_own_comes_first_where_a_seat_is_free()
    {
        var group = AGroup("16", "Licensing - Sales (dynamic)") with { LicenceSkuIds = [E3], IsDynamic = true, MembershipRule = "user.accountEnabled -eq true" };
        var inherited = Facts.With(group).With(SpeE3 with { IsDirect = false, ViaGroupIds = [group.Id] });
        var offered = inherited with { LicenceOffers = [AnOffer(ExchangePlan.Plan2), AnOffer(ExchangePlan.Plan1)] };

        var plan = Plans.Make(offered, Standard);

        plan.IsBlocked.ShouldBeFalse();
        plan.TargetIds(StepIds.GiveMailboxLicence).ShouldBe([ExchangePlan1.SkuId], "Plan 1 is cheaper");
        plan.TargetIds(StepIds.RemoveLicences).ShouldBe([ExchangePlan1.SkuId], "a shared mailbox needs it no longer");
        Plans.Says(offered, Standard, Fix).ShouldContain("C35.Gives.None");
        var full = inherited with { LicenceOffers = [AnOffer(ExchangePlan.Plan1, free: -1)] };
        Plans.Says(full, Standard, Blocker).ShouldBe(["R21.TakesMailbox", "C35.NoSeat"], ignoreOrder: true);
        Plans.Make(full, Standard).Findings.Single(f => f.Rule == "C35").Text.Args["missing"].ShouldBe("2");
    }

    [Fact]
    public void C35_what_the_mailbox_needs_afterwards_stays()
    {
        var large = Facts.With(ExchangePlan1).With(SmallMailbox with { SizeInBytes = 62L << 30 }) with { LicenceOffers = [AnOffer(ExchangePlan.Plan1), AnOffer(ExchangePlan.Plan2)] };

        var plan = Plans.Make(large, Standard);

        plan.IsBlocked.ShouldBeFalse();
        plan.TargetIds(StepIds.GiveMailboxLicence).ShouldBe([AnOffer(ExchangePlan.Plan2).SkuId]);
        plan.TargetIds(StepIds.RemoveLicences).ShouldBe([ExchangePlan1.SkuId]);
        Plans.Says(large with { Account = large.Account with { UsageLocation = null } }, Standard, Blocker).ShouldBe(["C35.NoUsageLocation"]);
    }

    [Fact]
    public void C35_an_inherited_licence_is_replaced_where_a_seat_is_free_and_kept_with_its_group_otherwise()
    {
        var group = AGroup("04", "Licensing") with { LicenceSkuIds = [E3] };
        var inherited = Facts.With(group).With(SpeE3 with { IsDirect = false, ViaGroupIds = [group.Id] });

        var given = Plans.Make(inherited with { LicenceOffers = [AnOffer(ExchangePlan.Plan1)] }, Forwarding);
        given.TargetIds(StepIds.GiveMailboxLicence).ShouldBe([ExchangePlan1.SkuId]);
        given.TargetIds(StepIds.LeaveLicensingGroups).ShouldBe([group.Id]);
        given.Step(StepIds.RemoveLicences).ShouldBeNull();

        var full = inherited with { LicenceOffers = [AnOffer(ExchangePlan.Plan1, free: 0)] };
        Plans.Make(full, Forwarding).Step(StepIds.GiveMailboxLicence).ShouldBeNull();
        Plans.Says(full, Forwarding, Fix).ShouldContain("R13.KeepsGroup");
        Plans.Make(full, Forwarding).IsBlocked.ShouldBeFalse();
    }

    [Fact]
    public void C35_a_hold_gets_Plan_2_and_an_unlicensed_mailbox_what_converting_needs()
    {
        var held = Standard with { Hold = new LitigationHold(null) };
        var small = Facts.With(ExchangePlan1) with { LicenceOffers = [AnOffer(ExchangePlan.Plan2)] };
        Plans.Make(small, held).IsBlocked.ShouldBeFalse();
        Plans.Make(small, held).TargetIds(StepIds.GiveMailboxLicence).ShouldBe([AnOffer(ExchangePlan.Plan2).SkuId]);
        Plans.Make(small, held).TargetIds(StepIds.RemoveLicences).ShouldBe([ExchangePlan1.SkuId], "a held mailbox keeps Plan 2");

        var bare = Facts.With(Calling) with { LicenceOffers = [AnOffer(ExchangePlan.Plan1)] };
        Plans.Says(bare, Standard, Fix).ShouldContain("C35.Gives.None");
        Plans.Says(bare, Keeping, Fix).ShouldBeEmpty();
    }

    [Fact]
    public void R8_an_account_that_carries_a_mailbox_is_not_deleted()
    {
        var deleted = Keeping with { Deletion = new AccountDeletion(30) };

        Plans.Says(Facts, Standard with { Deletion = new AccountDeletion(0) }, Blocker).ShouldBe(["R8.DeletesSharedMailbox"]);
        Plans.Says(Facts, Forwarding with { Deletion = new AccountDeletion(0) }, Blocker).ShouldContain("R8.DeletesForwardingMailbox");
        Plans.Says(Facts with { Mailbox = Fact.Unknown<Mailbox>(Phrase.Of("Rules.Unknown.Mailbox")) }, deleted, Blocker).ShouldContain("R8.DeletesUnknownMailbox");
        Plans.Make(Facts, deleted).IsBlocked.ShouldBeFalse();
        Plans.Make(Facts, deleted).TargetIds(StepIds.RemoveLicences).ShouldBe([Calling.SkuId], "the licence of the mailbox is freed by the deletion");
        Plans.Make(Facts, deleted).Findings.Single(f => f.Text.Key == "Rules.R8.AccountDeleted").Text.Args.Values.ShouldBe(["2026-12-21", "2027-01-20"]);
        Plans.Make(Facts with { Account = Facts.Account with { IsSynced = true } }, deleted).Step(StepIds.DeleteOnPremisesAccount)!.IsManual.ShouldBeTrue();
    }

    [Fact]
    public void R9_the_day_on_which_reading_ends_is_told()
    {
        var reading = Standard with { OneDrive = OneDriveChoice.LetRead, OneDriveDays = 30 };

        Plans.Make(Facts, reading).Findings.Single(f => f.Text.Key == "Rules.R9.ReadingEnds").Text.Args["endDate"].ShouldBe("2026-12-21");
        Plans.Make(Facts, reading).Step(StepIds.GiveOneDriveAccess).ShouldBeNull();
        Plans.Says(Facts, reading with { OneDriveOwner = null }, Blocker).ShouldBe(["R16.NoOneDriveOwner"]);
        Plans.Says(Facts, reading with { OneDriveDays = null }, Note).ShouldNotContain("R9.ReadingEnds");
    }

    [Fact]
    public void R22_the_leaver_gets_neither_mail_nor_files()
    {
        Plans.Says(Facts, Standard with { Delegates = [Adele.Id] }, Blocker).ShouldBe(["R22.LeaverNamed"]);
        Plans.Says(Facts, Standard with { OneDriveOwner = Adele.Id }, Blocker).ShouldBe(["R22.LeaverNamed"]);
        Plans.Says(Facts, Forwarding with { ForwardTo = new UserId(Adele.Id.Value.ToUpperInvariant()) }, Blocker).ShouldBe(["R22.LeaverNamed"]);
    }

    [Fact]
    public void R23_holders_of_roles_need_two_approvers_and_unknown_roles_are_roles()
    {
        Plans.Says(Holder, Standard, Warning).ShouldBe(["R23.HoldsRoles", "R23.TwoApprovers"]);
        Plans.Says(Holder, Standard with { IsImmediate = true }, Warning).ShouldBe(["R23.HoldsRoles", "R23.TwoApprovers.Immediate"]);
        Plans.Says(Facts.With(AGroup("15", "Helpdesk admins") with { IsRoleAssignable = true }), Standard, Warning).ShouldBe(["R23.InRoleGroup", "R23.TwoApprovers"]);
        var unknown = Facts with { DirectoryRoles = Fact.Unknown<IReadOnlyList<string>>(Phrase.Of("Rules.Unknown.DirectoryRoles.Permission", ("permission", "RoleManagement.Read.Directory"))) };
        Plans.Says(unknown, Standard, Warning).ShouldBe(["R23.RolesUnknown", "R23.TwoApprovers", "Unknown.DirectoryRoles.Permission"]);
        var groupless = Facts with { Groups = Fact.Unknown<IReadOnlyList<GroupMembership>>(Phrase.Of("Rules.Unknown.Groups.Permission", ("permission", "Group.Read.All"))) };
        Plans.Says(groupless, Standard, Warning).ShouldBe(["R23.GroupsUnknown", "R23.TwoApprovers", "Unknown.Groups.Permission"]);
        new[] { Holder, unknown, groupless }.ShouldAllBe(s => s.MayHoldRoles() && !Plans.Make(s, Standard).IsBlocked);
        Facts.MayHoldRoles().ShouldBeFalse();
    }

    [Fact]
    public void R19_a_holder_of_roles_who_may_be_the_last_Global_Administrator_is_refused_and_two_people_decide_when_roles_are_unknown()
    {
        Plans.Says(Holder with { GlobalAdministratorsAreUnknown = true }, Standard, Blocker).ShouldBe(["R19.GlobalAdministratorsUnknown"]);
        var unknown = Facts with { DirectoryRoles = Fact.Unknown<IReadOnlyList<string>>(Phrase.Of("Rules.Unknown.DirectoryRoles.Permission", ("permission", "RoleManagement.Read.Directory"))) };
        Plans.Says(unknown with { GlobalAdministratorsAreUnknown = true }, Standard, Warning).ShouldContain("R19.GlobalAdministratorsUnknown");
        Plans.Make(Facts with { GlobalAdministratorsAreUnknown = true }, Standard).Findings.ShouldNotContain(f => f.Rule == "R19");
    }

    [Fact]
    public void What_could_not_be_read_is_left_alone()
    {
        var unknown = Facts with
        {
            Groups = Fact.Unknown<IReadOnlyList<GroupMembership>>(Phrase.Of("Rules.Unknown.Groups")),
            Licences = Fact.Unknown<IReadOnlyList<LicenceAssignment>>(Phrase.Of("Rules.Unknown.Licences")),
        };

        var plan = Plans.Make(unknown, Standard);

        plan.Step(StepIds.LeaveGroups).ShouldBeNull();
        plan.Step(StepIds.RemoveLicences).ShouldBeNull();
        plan.Step(StepIds.LeaveLicensingGroups).ShouldBeNull();
        Plans.Says(unknown, Standard, Warning).ShouldBe(["R23.GroupsUnknown", "R23.TwoApprovers", "Unknown.Groups", "Unknown.Licences"]);
    }

    [Fact]
    public void A6_names_what_stays_although_nobody_chose_it()
    {
        var snapshot = Facts with
        {
            DirectReports = Fact.Of<IReadOnlyList<Person>>([Alex]),
            PhoneNumbers = Fact.Of<IReadOnlyList<string>>(["+14255550101"]),
            Devices = Fact.Of<IReadOnlyList<string>>(["ADELE-LAPTOP"]),
        };

        Plans.Says(snapshot, Standard with { RemoveLicences = false }, Note)
            .Where(k => k.StartsWith("A6.", StringComparison.Ordinal))
            .ShouldBe(["A6.LicencesStay", "A6.DirectReports", "A6.PhoneNumber", "A6.Devices"]);
        Plans.Make(snapshot, Standard).Step(StepIds.ReleaseTeamsNumber).ShouldNotBeNull();
        Plans.Make(snapshot, Standard).Step(StepIds.PersonalComputers).ShouldNotBeNull();
    }

    [Fact]
    public void R17_fewer_seats_are_paid_for_only_when_every_way_of_the_licences_is_proven_closed()
    {
        Plans.Make(Facts, Standard).TargetIds(StepIds.ReduceBillingSeats).ShouldBe([Calling.SkuId, E3], ignoreOrder: true);
        Plans.Catalog.Step(StepIds.ReduceBillingSeats).Needs
            .ShouldBe([StepIds.RemoveLicences, StepIds.LeaveLicensingGroups, StepIds.LicensingGroupsByHand]);
    }

    [Fact]
    public void R17_a_licence_that_also_comes_through_a_group_that_stays_frees_no_seat()
    {
        var owned = AGroup("04", "Licensing - Microsoft 365 E3") with { LicenceSkuIds = [E3], IsOwner = true, OwnerCount = 1 };

        var plan = Plans.Make(Facts.With(owned).With(SpeE3 with { ViaGroupIds = [owned.Id] }), Standard);

        plan.TargetIds(StepIds.RemoveLicences).ShouldBe([E3]);
        plan.Step(StepIds.ReduceBillingSeats).ShouldBeNull();
        Plans.Make(Facts, Standard with { RemoveLicences = false }).Step(StepIds.ReduceBillingSeats).ShouldBeNull();
    }

    [Fact]
    public void People_who_lose_access_to_the_mailbox_are_named_as_people_know_them()
    {
        var mailbox = SmallMailbox with { FullAccess = [Megan.UserPrincipalName, "Archive robot"], SendAs = [Alex.UserPrincipalName], PeopleWithAccess = [Megan] };

        var targets = Plans.Make(Facts.With(mailbox), Keeping with { Mailbox = MailboxChoice.Share }).Step(StepIds.RemoveOldMailboxAccess)!.Targets;

        targets.Select(t => t.Name).ShouldBe([Alex.UserPrincipalName, "Archive robot", "Megan Bowen"]);
        targets.Select(t => t.Id).ShouldContain(Megan.UserPrincipalName);
    }

    [Fact]
    public void Every_finding_has_its_words_and_fills_every_placeholder()
    {
        foreach (var finding in Leavers.Many(400).SelectMany(l => Plans.Make(l.Snapshot, l.Choices).Findings))
        {
            WordList.English.Say(finding.Text).ShouldNotContain("{", customMessage: finding.Text.Key);
        }
    }
}
