using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;
using Xunit;
using static TeamsOffboardBot.Tests.Planning.ALeaver;

namespace TeamsOffboardBot.Tests.Planning;

/// <summary>What is said before a deleted account is restored (D3), and before a mailbox ends (R8): pure functions of facts and choices.</summary>
public sealed class RestorationRuleTests
{
    private static readonly Snapshot Gone = Facts with { Deleted = new DeletedAccount { DeletedAt = Noon.AddDays(-10), OneDriveDays = 365 } };

    private static readonly Snapshot Shared = Facts with { Mailbox = Fact.Of(SmallMailbox with { Type = MailboxType.Shared, FullAccess = ["alex.wilber@contoso.com"] }) };

    [Theory]
    [InlineData(-29, false)]
    [InlineData(-30, true)]
    [InlineData(-60, true)]
    public void A_mailbox_that_was_thirty_days_without_a_licence_does_not_come_back(int takenDays, bool isLost)
    {
        var said = Says(Gone, Restoring(After(takenDays)));

        said.Contains("Restore.MailboxLost").ShouldBe(isLost);
        said.Contains("Restore.MailboxStays").ShouldBe(!isLost, "the plan gives the licence back");
        said.ShouldNotContain("Restore.MailboxUntil");
    }

    [Fact]
    public void That_a_mailbox_is_deleted_for_want_of_a_licence_is_said_only_where_the_plan_gives_none()
    {
        var none = Restoring(After(-12));

        var said = Says(Gone, none with { Restores = none.Restores! with { GivesLicences = false } });

        said.ShouldContain("Restore.MailboxUntil");
        said.ShouldNotContain("Restore.MailboxStays");
        Plans.Make(Gone, none).Findings.Single(f => f.Text.Key == "Restore.MailboxStays").Text.Args["licences"].ShouldBe("Microsoft 365 E3");
    }

    [Fact]
    public void What_was_taken_before_the_deletion_is_named_and_what_nobody_knows_is_said()
    {
        Says(Gone, Restoring(After(-12))).ShouldContain("Restore.GroupsLeft");
        Says(Gone, Restoring(After(-12)) with { Restores = Restoring(After(-12)).Restores! with { GivesLicences = false } }).ShouldContain("Restore.LicencesTaken");
        Says(Gone, Restoring(null)).ShouldContain("Restore.NotOffboardedHere");
    }

    [Fact]
    public void Licences_from_before_the_offboarding_are_given_with_those_of_the_deletion_as_far_as_was_chosen()
    {
        var before = Gone with { Licences = Fact.Of<IReadOnlyList<LicenceAssignment>>([Calling]) };

        Plans.Make(before, Restoring(After(-12))).TargetIds(StepIds.GiveRestoredLicences).ShouldBe([Calling.SkuId, E3], ignoreOrder: true);
        var none = Restoring(After(-12));
        Plans.Make(before, none with { Restores = none.Restores! with { GivesLicences = false } }).Step(StepIds.GiveRestoredLicences).ShouldBeNull();
        Says(before with { FreeSeats = new Dictionary<string, int>(StringComparer.Ordinal) { [E3] = 0 } }, none).ShouldContain("Restore.NoSeats");
    }

    [Fact]
    public void A_taken_name_stops_a_restoration_until_one_of_the_two_gets_another()
    {
        var taken = Gone with { Deleted = Gone.Deleted! with { NameHolder = Alex } };

        Plans.Make(taken, Restoring(null)).IsBlocked.ShouldBeTrue();
        Plans.Make(taken, Choices.ToRestore(new Restoration { NewUserPrincipalName = "a@contoso.com" })).IsBlocked.ShouldBeFalse();
        Plans.Make(taken, Choices.ToRestore(new Restoration { Renames = new NewName(Alex.Id, "Alex", "a@contoso.com") })).IsBlocked.ShouldBeFalse();
        Plans.Make(taken, Choices.ToRestore(new Restoration { Renames = new NewName(Megan.Id, "Megan", "a@contoso.com") })).IsBlocked.ShouldBeTrue("another has it by now");
    }

    [Theory]
    [InlineData(false, false, "restore-account keep-sign-in-blocked give-restored-licences")]
    [InlineData(true, false, "restore-account keep-sign-in-blocked reset-restored-password give-restored-licences allow-sign-in hand-over-password")]
    [InlineData(true, true, "restore-on-premises-account restore-account give-restored-licences allow-sign-in")]
    public void The_steps_follow_from_sign_in_and_Active_Directory(bool allowsSignIn, bool isSynced, string steps)
    {
        var plan = Plans.Make(Gone with { Account = Gone.Account with { IsSynced = isSynced } }, Choices.ToRestore(new Restoration { AllowsSignIn = allowsSignIn }));

        string.Join(' ', plan.Steps.Select(s => s.Id.Value)).ShouldBe(steps);
    }

    [Fact]
    public void Role_holders_need_two_also_when_they_held_them_before_the_offboarding()
    {
        var roles = Fact.Of<IReadOnlyList<string>>(["User Administrator"]);

        Says(Gone with { DirectoryRoles = roles }, Restoring(null)).ShouldContain("Restore.TwoApprovers");
        Restoring(After(-12, Facts with { DirectoryRoles = roles })).HeldRolesBefore.ShouldBeTrue();
        Says(Gone, Restoring(null)).ShouldNotContain("Restore.TwoApprovers");
    }

    [Theory]
    [InlineData(true, false, "Ending.ContentKept")]
    [InlineData(false, false, "Ending.ContentLost")]
    [InlineData(null, false, "Ending.HoldUnknown")]
    [InlineData(null, true, "Ending.HoldAccepted")]
    public void A_mailbox_is_never_deleted_with_an_unknown_hold_unless_that_is_chosen_knowingly(bool? isHeld, bool accepts, string says)
    {
        var snapshot = Shared with { Mailbox = Fact.Of(Shared.Mailbox.Value! with { HasOtherHold = isHeld }) };
        var choices = Choices.ToEnd(new Ending { AcceptsUnknownHold = accepts }, hold: null, new AccountDeletion(0));

        Says(snapshot, choices).ShouldContain(says);
        Plans.Make(snapshot, choices).IsBlocked.ShouldBe(says == "Ending.HoldUnknown");
    }

    [Fact]
    public void An_end_takes_access_and_forwarding_holds_when_chosen_and_deletes_last()
    {
        var offer = new LicenceOffer { SkuId = "plan2", SkuPartNumber = "EXCHANGEENTERPRISE", Exchange = ExchangePlan.Plan2, FreeSeats = 1 };
        var unlicensed = Shared with { Licences = Fact.Of<IReadOnlyList<LicenceAssignment>>([]), LicenceOffers = [offer] };

        Steps(unlicensed, hold: null, new AccountDeletion(0)).ShouldBe("clear-old-forwarding remove-old-mailbox-access delete-account");
        Steps(unlicensed, new LitigationHold(null), new AccountDeletion(0)).ShouldBe("clear-old-forwarding remove-old-mailbox-access give-mailbox-licence place-litigation-hold delete-account");
        Steps(unlicensed, hold: null, deletion: null).ShouldBe("clear-old-forwarding remove-old-mailbox-access");
        Plans.Make(unlicensed with { LicenceOffers = [offer with { FreeSeats = 0 }] }, Choices.ToEnd(new Ending(), new LitigationHold(null), new AccountDeletion(0)))
            .IsBlocked.ShouldBeTrue("a hold without a licence keeps nothing");
    }

    private static string Steps(Snapshot snapshot, LitigationHold? hold, AccountDeletion? deletion) =>
        string.Join(' ', Plans.Make(snapshot, Choices.ToEnd(new Ending(), hold, deletion)).Steps.Select(s => s.Id.Value));

    private static Choices Restoring(Reinstatement? offboarding) => Choices.ToRestore(new Restoration { Offboarding = offboarding });

    private static IReadOnlyList<string> Says(Snapshot snapshot, Choices choices) => [.. Plans.Make(snapshot, choices).Findings.Select(f => f.Text.Key)];

    /// <summary>An offboarding that took the E3 licence so many days ago, and a group.</summary>
    private static Reinstatement After(int days, Snapshot? before = null)
    {
        var facts = before ?? Facts with { Licences = Fact.Of<IReadOnlyList<LicenceAssignment>>([SpeE3]) };
        return new()
        {
            Of = new RequestId("7K2M9QXF"),
            Before = facts,
            Done =
            [
                Done("remove-licences", "stillAssigned", new StepTarget(E3, "Microsoft 365 E3"), Noon.AddDays(days)),
                Done("leave-groups", "stillIn", new StepTarget("b9", "VPN users"), Noon.AddDays(days)),
            ],
        };
    }

    private static DoneStep Done(string step, string list, StepTarget target, DateTimeOffset at) => new()
    {
        Planned = new PlannedStep { Id = new StepId(step), Targets = [target] },
        Before = new JsonObject { [list] = new JsonArray($"{target.Name} ({target.Id})") },
        At = at,
    };
}
