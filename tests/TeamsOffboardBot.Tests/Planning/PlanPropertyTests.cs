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
    [Fact]
    public void Licences_stay_until_mailbox_and_files_are_safe() => ForAll((snapshot, choices, plan) =>
    {
        foreach (var step in new[] { StepIds.RemoveLicences, StepIds.LeaveLicensingGroups }.Where(s => plan.Step(s) is not null))
        {
            var needs = Plans.Catalog.Step(step).Needs;
            foreach (var safety in new[] { StepIds.ConvertToSharedMailbox, StepIds.ForwardMail, StepIds.GiveOneDriveAccess })
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
        (isKept || plan.IsBlocked || !losesExchange).ShouldBeTrue();
    });

    [Fact]
    public void The_leaver_takes_over_nothing() => ForAll((_, choices, plan) =>
    {
        foreach (var step in new[] { StepIds.GiveMailboxAccess, StepIds.ForwardMail, StepIds.GiveOneDriveAccess })
        {
            plan.TargetIds(step).ShouldNotContain(Adele.Id.Value);
        }

        if (choices.Named().Contains(Adele.Id))
        {
            plan.IsBlocked.ShouldBeTrue();
        }
    });

    [Fact]
    public void No_group_is_left_that_a_rule_protects() => ForAll((snapshot, _, plan) =>
    {
        var left = new[] { StepIds.LeaveGroups, StepIds.LeaveDistributionLists, StepIds.LeaveLicensingGroups }.SelectMany(plan.TargetIds).ToList();

        left.ShouldBeUnique();
        foreach (var group in (snapshot.Groups.Value ?? []).Where(g => left.Contains(g.Id)))
        {
            (group.IsDynamic || group.IsSynced || group.IsRoleAssignable || group is { IsOwner: true, OwnerCount: null or 1 }).ShouldBeFalse();
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
        PlanHash.Of(kept.Steps).ShouldBe(plan.Hash);
        kept.IsBlocked.ShouldBe(plan.IsBlocked);
    });

    [Fact]
    public void Whoever_holds_roles_or_may_hold_them_is_refused() => ForAll((snapshot, _, plan) =>
    {
        if (snapshot.MayHoldRoles())
        {
            plan.IsBlocked.ShouldBeTrue();
        }
    });

    [Fact]
    public void Findings_come_worst_first() => ForAll((_, _, plan) =>
        plan.Findings.Select(f => f.Severity).ShouldBe(plan.Findings.Select(f => f.Severity).OrderDescending()));

    private static void ForAll(Action<Snapshot, Choices, Plan> law) =>
        Prop.ForAll(Leavers.Any, l => law(l.Snapshot, l.Choices, Plans.Make(l.Snapshot, l.Choices)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true));
}
