using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;
using Xunit;
using static TeamsOffboardBot.Tests.Planning.ALeaver;

namespace TeamsOffboardBot.Tests.Planning;

/// <summary>What holds for every plan, whatever the leaver and the choices.</summary>
public sealed class PlanPropertyTests
{
    /// <summary>Steps that only some installations have.</summary>
    private static readonly StepId[] ByConfiguration = [StepIds.JoinBlockGroup, StepIds.RemoveDirectoryRoles, StepIds.RemoveAppRoles];

    [Fact]
    public void Licences_stay_until_mailbox_and_files_are_safe() => ForAll((snapshot, choices, plan) =>
    {
        foreach (var step in new[] { StepIds.RemoveLicences, StepIds.LeaveLicensingGroups }.Where(s => plan.Step(s) is not null))
        {
            var needs = Plans.Catalog.Step(step).Needs;
            foreach (var safety in new[] { StepIds.PlaceLitigationHold, StepIds.ConvertToSharedMailbox, StepIds.ForwardMail, StepIds.GiveOneDriveAccess, StepIds.LetReadOneDrive, StepIds.CopyOneDrive })
            {
                needs.ShouldContain(safety);
            }

            if (choices.Mailbox == MailboxChoice.Share && snapshot.MayHaveCloudMailbox())
            {
                plan.Step(StepIds.ConvertToSharedMailbox).ShouldNotBeNull();
            }
        }
    });

    [Fact]
    public void A_mailbox_that_needs_a_licence_keeps_one_or_the_plan_is_blocked_or_nothing_goes() => ForAll((snapshot, choices, plan) =>
    {
        var need = MailboxNeed.Of(snapshot, choices);
        if (need.Plan == ExchangePlan.None || !snapshot.Licences.Exists(out var licences))
        {
            return;
        }

        var direct = plan.TargetIds(StepIds.RemoveLicences);
        var groups = plan.TargetIds(StepIds.LeaveLicensingGroups);
        var carriers = licences.Where(l => l.Exchange >= need.Plan).ToList();
        var isKept = carriers.Any(l => (l.IsDirect && !direct.Contains(l.SkuId)) || l.ViaGroupIds.Any(g => !groups.Contains(g)));
        var losesExchange = licences.Any(l => l.Exchange != ExchangePlan.None && (direct.Contains(l.SkuId) || l.ViaGroupIds.Intersect(groups).Any()));
        var isGiven = plan.TargetIds(StepIds.GiveMailboxLicence) is [var given] && !direct.Contains(given) && snapshot.LicenceOffers.Single(o => o.SkuId == given).Exchange >= need.Plan;
        (isKept || isGiven || plan.IsBlocked || !losesExchange).ShouldBeTrue();
    });

    [Fact]
    public void No_account_is_deleted_that_carries_a_shared_or_forwarding_mailbox_or_may_carry_one() => ForAll((snapshot, choices, plan) =>
    {
        var isDeleted = plan.Step(StepIds.DeleteAccount) is not null || plan.Step(StepIds.DeleteOnPremisesAccount) is not null;
        var mayAnchor = !snapshot.Mailbox.IsKnown
            || (snapshot.Mailbox.Value is { } mailbox && (mailbox.Type == MailboxType.Shared || choices.Mailbox != MailboxChoice.Keep));

        isDeleted.ShouldBe(choices.Deletion is not null && !mayAnchor);
        if (choices.Deletion is not null && mayAnchor)
        {
            plan.IsBlocked.ShouldBeTrue();
        }

        if (isDeleted)
        {
            (plan.Step(StepIds.DeleteAccount) is null).ShouldBe(snapshot.Account.IsSynced);
            var removed = plan.TargetIds(StepIds.RemoveLicences);
            (snapshot.Licences.Value ?? []).ShouldNotContain(l => l.Exchange != ExchangePlan.None && removed.Contains(l.SkuId), "a mailbox that may be held is deleted with its licence");
        }
    });

    [Fact]
    public void An_account_is_deleted_last_and_after_everything_was_handed_over()
    {
        var deletion = Plans.Catalog.Step(StepIds.DeleteAccount);

        deletion.After.ShouldBe(Plans.Catalog.Of(RequestKind.Offboarding).Where(s => s is not ManualTask && s != deletion && s.Id != StepIds.SignOutAfterActiveDirectory && s.Id != StepIds.CheckBlockAfterSync && s.Id != StepIds.StopForwarding && s.Id != StepIds.TellNewOwners && s.Id != StepIds.StopAutoReply && s.Id != StepIds.StopOneDriveReading).Select(s => s.Id), ignoreOrder: true);
        foreach (var handedOver in new[] { StepIds.GiveOneDriveAccess, StepIds.CopyOneDrive, StepIds.HandOverGroups, StepIds.PlaceLitigationHold })
        {
            deletion.Needs.ShouldContain(handedOver);
        }
    }

    [Fact]
    public void A_licence_given_for_the_mailbox_is_there_before_anything_needs_it_and_has_a_seat() => ForAll((snapshot, _, plan) =>
    {
        foreach (var step in new[] { StepIds.PlaceLitigationHold, StepIds.ConvertToSharedMailbox, StepIds.RemoveLicences, StepIds.LeaveLicensingGroups, StepIds.LicensingGroupsByHand })
        {
            Plans.Catalog.Step(step).Needs.ShouldContain(StepIds.GiveMailboxLicence);
        }

        foreach (var given in plan.TargetIds(StepIds.GiveMailboxLicence))
        {
            snapshot.LicenceOffers.ShouldContain(o => o.SkuId == given && o.FreeSeats > 0);
        }
    });

    [Fact]
    public void Where_a_hold_is_wanted_nothing_is_taken_out_of_the_mailbox_before_it_holds() => ForAll((snapshot, choices, plan) =>
    {
        if (choices.Hold is null || !snapshot.MayHaveCloudMailbox())
        {
            plan.Step(StepIds.PlaceLitigationHold).ShouldBeNull();
            return;
        }

        plan.Step(StepIds.PlaceLitigationHold).ShouldNotBeNull();
        foreach (var step in new[] { StepIds.RemoveInboxRules, StepIds.CancelMeetings, StepIds.RemoveLicences, StepIds.LeaveLicensingGroups, StepIds.LicensingGroupsByHand })
        {
            Plans.Catalog.Step(step).Needs.ShouldContain(StepIds.PlaceLitigationHold);
        }
    });

    [Fact]
    public void The_leaver_takes_over_nothing() => ForAll((_, choices, plan) =>
    {
        foreach (var step in new[] { StepIds.GiveMailboxAccess, StepIds.ForwardMail, StepIds.GiveOneDriveAccess, StepIds.LetReadOneDrive, StepIds.CopyOneDrive })
        {
            plan.TargetIds(step).ShouldNotContain(Adele.Id.Value);
        }

        plan.Step(StepIds.GiveAliases)?.Parameters["personId"].ShouldNotBe(Adele.Id.Value);

        if (choices.Named().Contains(Adele.Id))
        {
            plan.IsBlocked.ShouldBeTrue();
        }
    });

    [Fact]
    public void No_group_is_left_that_a_rule_protects() => ForAll((snapshot, _, plan) =>
    {
        var left = new[] { StepIds.LeaveGroups, StepIds.LeaveOwnedGroups, StepIds.LeaveDistributionLists, StepIds.LeaveLicensingGroups }.SelectMany(plan.TargetIds).ToList();

        left.ShouldBeUnique();
        foreach (var group in (snapshot.Groups.Value ?? []).Where(g => left.Contains(g.Id)))
        {
            (group.IsDynamic || group.IsSynced || group.IsRoleAssignable).ShouldBeFalse();
        }
    });

    [Fact]
    public void No_group_is_left_without_an_owner() => ForAll((snapshot, choices, plan) =>
    {
        var handedOver = plan.TargetIds(StepIds.HandOverGroups);
        var newOwner = plan.Step(StepIds.HandOverGroups)?.Parameters["newOwnerId"];
        newOwner.ShouldBe(newOwner is null ? null : choices.GroupOwner!.Value.Value);
        newOwner.ShouldNotBe(Adele.Id.Value);
        Plans.Catalog.Step(StepIds.LeaveOwnedGroups).Needs.ShouldContain(StepIds.HandOverGroups);
        foreach (var group in (snapshot.Groups.Value ?? []).Where(g => g is { IsOwner: true, OwnerCount: null or <= 1 }))
        {
            plan.TargetIds(StepIds.LeaveGroups).ShouldNotContain(group.Id, "this step takes the ownership too");
            plan.TargetIds(StepIds.LeaveDistributionLists).ShouldNotContain(group.Id, "so does this one");
            if (plan.TargetIds(StepIds.LeaveOwnedGroups).Contains(group.Id))
            {
                handedOver.ShouldContain(group.Id);
            }
        }
    });

    [Fact]
    public void Sign_in_is_blocked_and_sessions_end_in_every_plan() => ForAll((snapshot, _, plan) =>
    {
        foreach (var step in new[] { StepIds.BlockSignIn, StepIds.SignOut, StepIds.SignOutAfterLockOut, StepIds.SignOutAtTheEnd })
        {
            plan.Step(step).ShouldNotBeNull();
        }

        (plan.Step(StepIds.ResetPassword) is not null).ShouldBe(!snapshot.Account.IsSynced);
        (plan.Step(StepIds.OnPremisesAccount) is not null).ShouldBe(snapshot.Account.IsSynced);
    });

    /// <summary>Runs every plan in all the orders its steps allow, as far as each ordering is concerned: who may begin first may begin too early.</summary>
    [Fact]
    public void No_plan_lets_a_step_begin_before_what_must_come_first() => ForAll((_, _, plan) =>
    {
        foreach (var ordering in Orderings.All.Where(o => plan.Step(o.First) is not null && plan.Step(o.Then) is not null))
        {
            var begun = Begins(plan, without: ordering.First);

            begun.ShouldNotContain(ordering.Then, ordering.ToString());
        }
    });

    [Fact]
    public void No_plan_strips_sign_in_methods_from_an_account_that_is_not_proven_to_be_blocked() => ForAll((snapshot, _, plan) =>
    {
        plan.Step(StepIds.RemoveSignInMethods).ShouldNotBeNull();
        var proofs = Plans.Catalog.Step(StepIds.RemoveSignInMethods).Needs.Where(n => plan.Step(n) is not null).ToList();

        proofs.ShouldContain(StepIds.BlockSignIn);
        proofs.Contains(StepIds.OnPremisesAccount).ShouldBe(snapshot.Account.IsSynced);
        proofs.Contains(StepIds.CheckBlockAfterSync).ShouldBe(snapshot.Account.IsSynced);
    });

    [Fact]
    public void Everything_on_a_phone_goes_only_where_somebody_chose_that_for_it_and_never_from_evidence() => ForAll((snapshot, choices, plan) =>
    {
        foreach (var phone in plan.TargetIds(StepIds.WipeMobileDevices))
        {
            choices.Devices.ShouldContain(new DeviceChoice(phone, DeviceFate.Wipe));
            snapshot.MailDevices.Value!.Single(d => d.Id == phone).CanBeWipedWhole.ShouldBeTrue();
            (!snapshot.MayBeHeld() || plan.IsBlocked).ShouldBeTrue();
        }

        plan.TargetIds(StepIds.WipeMobileMail).Intersect(plan.TargetIds(StepIds.WipeMobileDevices)).ShouldBeEmpty();
        plan.TargetIds(StepIds.CheckMobileWipe).ShouldBe(plan.TargetIds(StepIds.WipeMobileMail).Concat(plan.TargetIds(StepIds.WipeMobileDevices)));
    });

    [Fact]
    public void The_same_facts_and_choices_make_the_same_plan() => ForAll((snapshot, choices, plan) =>
    {
        var shuffled = snapshot with
        {
            TakenAt = snapshot.TakenAt.AddHours(5),
            Groups = snapshot.Groups.Exists(out var groups) ? Fact.Of<IReadOnlyList<GroupMembership>>([.. groups.Reverse()]) : snapshot.Groups,
            Licences = snapshot.Licences.Exists(out var licences) ? Fact.Of<IReadOnlyList<LicenceAssignment>>([.. licences.Reverse()]) : snapshot.Licences,
        };

        Plans.Make(shuffled, choices).Hash.ShouldBe(plan.Hash);
    });

    [Fact]
    public void A_journal_brings_back_snapshot_and_choices_that_make_the_same_plan() => ForAll((snapshot, choices, plan) =>
    {
        var again = JsonSerializer.Deserialize<Snapshot>(JsonSerializer.Serialize(snapshot))!;
        var chosen = JsonSerializer.Deserialize<Choices>(JsonSerializer.Serialize(choices))!;
        var kept = JsonSerializer.Deserialize<Plan>(JsonSerializer.Serialize(plan))!;

        Plans.Make(again, chosen).Hash.ShouldBe(plan.Hash);
        PlanHash.Of(kept.Steps, chosen.Start).ShouldBe(plan.Hash);
        kept.IsBlocked.ShouldBe(plan.IsBlocked);
    });

    [Fact]
    public void Whoever_holds_roles_or_may_hold_them_is_told_of_as_needing_two_approvers_and_nobody_else_is() => ForAll((snapshot, _, plan) =>
        plan.Findings.Any(f => f.Rule == "R23").ShouldBe(snapshot.MayHoldRoles()));

    [Fact]
    public void Aliases_go_where_they_were_sent_or_stay_and_the_primary_address_always_stays() => ForAll((snapshot, choices, plan) =>
    {
        var taken = plan.TargetIds(StepIds.RemoveAliases);
        taken.Except(snapshot.Mailbox.Value?.Aliases ?? []).ShouldBeEmpty();
        taken.ShouldNotContain(a => a == Adele.UserPrincipalName || a == Adele.Mail || a.EndsWith(".onmicrosoft.com", StringComparison.Ordinal));
        (taken.Count > 0 && choices.Aliases == AliasChoice.Keep).ShouldBeFalse();
        plan.TargetIds(StepIds.GiveAliases).ShouldBe(choices.Aliases == AliasChoice.Move ? taken : []);
        if (choices is { Aliases: AliasChoice.Move, AliasesTo: null } && snapshot.MayHaveCloudMailbox())
        {
            plan.IsBlocked.ShouldBeTrue();
        }
    });

    [Fact]
    public void What_Active_Directory_masters_is_changed_there_and_nowhere_else() => ForAll((snapshot, choices, plan) =>
    {
        var refused = new[] { StepIds.HideFromAddressLists, StepIds.RenameMailbox, StepIds.RemoveAliases, StepIds.GiveAliases, StepIds.ResetPassword, StepIds.DeleteAccount, StepIds.DisableMailboxLogon };
        if (snapshot.Account.IsSynced)
        {
            refused.ShouldAllBe(step => plan.Step(step) == null);
            plan.TargetIds(StepIds.RemoveDelegates).ShouldNotContain(id => id.EndsWith('\n'), "sending on behalf");
            if (choices.NamePrefix is not null && snapshot.MayHaveCloudMailbox())
            {
                plan.Step(StepIds.OnPremisesNames).ShouldNotBeNull();
            }
        }
        else
        {
            plan.Step(StepIds.OnPremisesNames).ShouldBeNull();
        }
    });

    [Fact]
    public void Whoever_is_to_work_in_the_mailbox_is_let_out_of_it_by_no_step() => ForAll((snapshot, choices, plan) =>
    {
        var names = choices.WorkingDelegates().Select(snapshot.Colleague).OfType<Colleague>().SelectMany(c => new[] { c.Person.UserPrincipalName, c.Person.DisplayName }).ToList();

        plan.TargetIds(StepIds.RemoveOldMailboxAccess).Intersect(names).ShouldBeEmpty();
        plan.TargetIds(StepIds.RemoveDelegates).Select(id => id.Split('\n')[0]).Intersect(names).ShouldBeEmpty();
    });

    [Fact]
    public void Nobody_is_told_that_mail_is_gone_for_good_while_a_hold_may_keep_it_nor_that_a_hold_keeps_it_which_was_not_read() => ForAll((snapshot, choices, plan) =>
    {
        var said = plan.Findings.Where(f => f.Rule == "R8").Select(f => f.Text.Key).ToList();

        if (said.Contains("Rules.R8.MailboxDeleted") || said.Contains("Rules.R8.MailboxDeletedWhole"))
        {
            (snapshot.MayBeHeld() || choices.Hold is not null).ShouldBeFalse();
        }

        if (said.Contains("Rules.R8.MailboxInactive") || said.Contains("Rules.R8.MailboxHeldToo"))
        {
            (snapshot.IsHeld() || choices.Hold is not null).ShouldBeTrue();
        }
    });

    [Fact]
    public void Computers_are_touched_only_where_somebody_chose_that_for_them() => ForAll((_, choices, plan) =>
    {
        foreach (var (step, fate) in new[] { (StepIds.RetireManagedDevices, DeviceFate.Retire), (StepIds.WipeManagedDevices, DeviceFate.Wipe), (StepIds.DisableRegisteredDevices, DeviceFate.Disable) })
        {
            plan.TargetIds(step).ShouldAllBe(id => choices.Devices.Contains(new DeviceChoice(id, fate)));
        }
    });

    /// <summary>A law about plans that hardly ever hold the step it is about is no law.</summary>
    [Fact]
    public void Random_leavers_and_choices_bring_about_every_step_of_an_offboarding_and_many_blocked_plans()
    {
        var plans = Leavers.Many(2000).Select(l => Plans.Make(l.Snapshot, l.Choices)).ToList();

        Plans.Catalog.Of(RequestKind.Offboarding).Where(s => s is not ManualTask && !ByConfiguration.Contains(s.Id)).Where(s => plans.All(p => p.Step(s.Id) is null)).Select(s => s.Id).ShouldBeEmpty();
        plans.Count(p => p.IsBlocked).ShouldBeInRange(200, 1700);
    }

    [Fact]
    public void Findings_come_worst_first() => ForAll((_, _, plan) =>
        plan.Findings.Select(f => f.Severity).ShouldBe(plan.Findings.Select(f => f.Severity).OrderDescending()));

    /// <summary>What can begin, in whatever order, when one step never does.</summary>
    private static HashSet<StepId> Begins(Plan plan, StepId without)
    {
        HashSet<StepId> begun = [];
        for (var before = -1; begun.Count > before;)
        {
            before = begun.Count;
            begun.UnionWith(plan.Steps.Select(s => Plans.Catalog.Step(s.Id))
                .Where(s => s.Id != without && s.After.Concat(s.Needs).All(w => plan.Step(w) is null || begun.Contains(w)))
                .Select(s => s.Id));
        }

        return begun;
    }

    private static void ForAll(Action<Snapshot, Choices, Plan> law) =>
        Prop.ForAll(Leavers.Any, l => law(l.Snapshot, l.Choices, Plans.Make(l.Snapshot, l.Choices)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true));
}
