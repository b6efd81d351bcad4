using Shouldly;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;
using Xunit;
using static TeamsOffboardBot.Planning.FindingSeverity;
using static TeamsOffboardBot.Tests.Planning.ALeaver;

namespace TeamsOffboardBot.Tests.Planning;

public sealed class NameAndHoldRuleTests
{
    private static readonly Snapshot WithAliases = Facts.With(SmallMailbox with { Aliases = ["retail@contoso.com", "adele@contoso.com", "adele@contoso.onmicrosoft.com", "adelev@contoso.partner.onmschina.cn", Adele.UserPrincipalName] });

    private static readonly Choices Moving = Standard with { NamePrefix = "(left)", Aliases = AliasChoice.Move, AliasesTo = Alex.Id };

    private static readonly Snapshot Synced = WithAliases with { Account = Facts.Account with { IsSynced = true, OnPremisesSamAccountName = "o'adele" } };

    [Fact]
    public void C18_names_the_new_name_and_the_addresses_that_people_were_given()
    {
        var plan = Plans.Make(WithAliases, Moving);

        plan.Step(StepIds.RenameMailbox)!.Targets.Single().Name.ShouldBe("(left) Adele Vance");
        plan.TargetIds(StepIds.RemoveAliases).ShouldBe(["adele@contoso.com", "retail@contoso.com"]);
        plan.TargetIds(StepIds.GiveAliases).ShouldBe(["adele@contoso.com", "retail@contoso.com"]);
        plan.Step(StepIds.TellNewOwners)!.Parameters[Alex.Id.Value].ShouldContain(StepIds.GiveAliases.Value);
        Plans.Make(WithAliases, Standard).Steps.ShouldNotContain(s => s.Id == StepIds.RenameMailbox || s.Id == StepIds.RemoveAliases || s.Id == StepIds.GiveAliases);
    }

    [Fact]
    public void C18_a_name_that_says_it_already_stays()
    {
        var renamed = WithAliases with { Account = Facts.Account with { Person = Adele with { DisplayName = "(left) Adele Vance" } } };

        Plans.Make(renamed, Moving).Step(StepIds.RenameMailbox)!.Targets.Single().Name.ShouldBe("(left) Adele Vance");
    }

    [Fact]
    public void C18_says_what_is_lost_and_who_cannot_get_it()
    {
        Plans.Says(WithAliases, Moving with { Aliases = AliasChoice.Remove }, Warning).ShouldBe(["C18.AliasesGo"]);
        Plans.Says(WithAliases, Moving with { AliasesTo = null }, Blocker).ShouldBe(["C18.NobodyForAliases"]);
        Plans.Says(WithAliases, Moving with { AliasesTo = Adele.Id }, Blocker).ShouldContain("R22.LeaverNamed");
        Plans.Says(WithAliases with { Colleagues = [AColleague(Alex) with { IsSynced = true }, AColleague(Megan)] }, Moving, Blocker).ShouldBe(["C18.SyncedForAliases"]);
        Plans.Says(WithAliases with { Colleagues = [AColleague(Alex) with { HasMailbox = false }, AColleague(Megan)] }, Moving with { Delegates = [Megan.Id] }, Blocker).ShouldBe(["R16.NoMailbox"]);
    }

    [Fact]
    public void R2_names_and_addresses_that_Active_Directory_masters_are_a_task_there_with_its_commands()
    {
        var plan = Plans.Make(Synced, Moving);

        Plans.Says(Synced, Moving, Note).ShouldContain("R2.NamesInActiveDirectory");
        var task = plan.Step(StepIds.OnPremisesNames).ShouldNotBeNull();
        task.IsManual.ShouldBeTrue();
        task.Parameters["person"].ShouldBe("Alex Wilber");
        var order = OrderOf(plan, task);
        order.ShouldContain("Set-ADUser -Identity 'o''adele' -DisplayName '(left) Adele Vance'; Set-ADUser -Identity 'o''adele' -Remove @{proxyAddresses='smtp:adele@contoso.com','smtp:retail@contoso.com'}");
        order.ShouldContain("Then give the addresses adele@contoso.com, retail@contoso.com to Alex Wilber.");
        Plans.Make(Synced, Standard).Step(StepIds.OnPremisesNames).ShouldBeNull();
    }

    [Theory]
    [InlineData("user.displayName -notStartsWith \"(left)\"", true, false)]
    [InlineData("user.proxyAddresses -any (_ -contains \"retail\")", false, true)]
    public void R21_a_group_that_looks_at_name_or_addresses_is_warned_of_where_these_change(string rule, bool forName, bool forAliases)
    {
        var group = AGroup("04", "Licensing") with { IsDynamic = true, MembershipRule = rule, LicenceSkuIds = [E3] };
        var leaver = WithAliases.With(group);
        var unchanged = Standard with { RemoveLicences = false };

        Plans.Says(leaver, unchanged, Warning).ShouldNotContain("R21.TakesLicence");
        Plans.Says(leaver, unchanged with { NamePrefix = "(left)" }, Warning).Contains("R21.TakesLicence").ShouldBe(forName);
        Plans.Says(leaver, unchanged with { Aliases = AliasChoice.Move, AliasesTo = Alex.Id }, Warning).Contains("R21.TakesLicence").ShouldBe(forAliases);
    }

    [Fact]
    public void C19_says_how_far_it_was_looked_and_what_only_Active_Directory_ends()
    {
        var others = new OthersMailboxes
        {
            LookedInto = 12,
            Found =
            [
                new OthersMailbox("1", "Sales") { FullAccess = true }, new OthersMailbox("2", "Megan Bowen") { SendOnBehalf = true, IsSynced = true },
                new OthersMailbox("3", "Lee Gu") { SendOnBehalf = true, IsSynced = true, SendAs = true },
            ],
        };
        var leaver = Facts with { OthersMailboxes = Fact.Of(others) };

        Plans.Make(leaver, Standard).TargetIds(StepIds.LeaveOthersMailboxes).ShouldBe(["1", "3"]);
        Plans.Says(leaver, Standard, Note).ShouldContain("C19.LookedInto");
        Plans.Says(leaver, Standard, Warning).ShouldBe(["C19.OnBehalfInActiveDirectory"]);
        Plans.Says(Facts with { OthersMailboxes = Fact.Of(others with { LeavesSharedOut = true }) }, Standard, Note).ShouldContain("C19.LookedIntoSome");
        Plans.Make(Facts with { OthersMailboxes = Fact.Unknown<OthersMailboxes>(Phrase.Of("Rules.Unknown.OthersMailboxes")) }, Standard).Step(StepIds.LeaveOthersMailboxes).ShouldBeNull();
    }

    [Fact]
    public void C34_delegates_of_the_plan_stay_and_a_synced_account_keeps_who_writes_on_its_behalf()
    {
        OpenFolder[] folders = [new(@"\Calendar", "Alex Wilber", ["Editor"], ["Delegate"]), new(@"\Calendar\Fairs", "Diego Siciliani", ["Reviewer"], [])];
        var mailbox = SmallMailbox with { OpenFolders = folders, SendOnBehalf = [Alex.UserPrincipalName, "diego.siciliani@contoso.com"] };

        Plans.Make(Facts.With(mailbox), Standard).Step(StepIds.RemoveDelegates)!.Targets.Select(t => t.Name).ShouldBe(["Diego Siciliani (Calendar/Fairs)", "diego.siciliani@contoso.com"], ignoreOrder: true);
        Plans.Make(Facts.With(mailbox) with { Account = Facts.Account with { IsSynced = true } }, Standard).Step(StepIds.RemoveDelegates)!.Targets.Select(t => t.Name).ShouldBe(["Diego Siciliani (Calendar/Fairs)"]);
        Plans.Make(Facts.With(mailbox), Forwarding).TargetIds(StepIds.RemoveDelegates).Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("", "", false)]
    [InlineData("UniHa1b2", "", true)]
    [InlineData("cld9d0f81", "", true)]
    [InlineData("9d0f81154cc64c6b923ecc0be5ced0d7", "", true)]
    [InlineData("mbxcdbb:1", "", false)]
    [InlineData("mbxcdbb:2", "", true)]
    [InlineData("skp127d:3", "", true)]
    [InlineData("newkind", "", true)]
    [InlineData("", "mbx7cfb:2", true)]
    [InlineData("", "mbx7cfb:1", false)]
    [InlineData("", "grp1a0a:3", false)]
    [InlineData("", "unheard-of", true)]
    [InlineData("-mbx7cfb", "mbx7cfb:3", false)]
    [InlineData("-mbx7cfb", "mbx7cfb:3 mbx99:2", true)]
    [InlineData("-mbx7cfb", null, null)]
    [InlineData("", null, null)]
    [InlineData("UniHa1b2", null, true)]
    public void R8_a_hold_is_known_by_its_id_an_unknown_kind_is_one_and_what_cannot_be_read_is_not_known(string ofMailbox, string? ofOrganization, bool? isHeld)
    {
        var mailbox = new ExchangeMailbox { DisplayName = "Adele", RecipientTypeDetails = "UserMailbox", InPlaceHolds = ofMailbox.Split(' ', StringSplitOptions.RemoveEmptyEntries) };

        MailboxHolds.IsHeld(mailbox, ofOrganization?.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ShouldBe(isHeld);
        MailboxHolds.IsHeld(mailbox with { IsHeldByLabelOrDelay = true }, ofOrganization?.Split(' ')).ShouldBe(true);
    }

    [Fact]
    public void R8_what_becomes_of_the_mailbox_is_said_by_what_is_known_of_holds()
    {
        var deleted = Keeping with { Deletion = new AccountDeletion(30) };
        var unknown = Facts.With(SmallMailbox with { HasOtherHold = null, HoldsUnknown = Phrase.Of("Rules.Unknown.Holds") });
        var held = Facts.With(SmallMailbox with { HasOtherHold = true });

        Plans.Says(Facts, Keeping, Warning).ShouldContain("R8.MailboxDeleted");
        Plans.Says(held, Keeping, Warning).ShouldContain("R8.MailboxInactive");
        Plans.Says(unknown, Keeping, Warning).ShouldBe(["R8.MailboxMayBeInactive", "Unknown.Holds"], ignoreOrder: true);
        Plans.Says(Facts, deleted, Note).ShouldContain("R8.MailboxDeletedWhole");
        Plans.Says(held, deleted, Note).ShouldContain("R8.MailboxHeldToo");
        Plans.Says(unknown, deleted, Note).ShouldContain("R8.MailboxDeletedToo");
        Plans.Make(unknown, Standard).TargetIds(StepIds.RemoveLicences).ShouldNotContain(E3, "a hold that may be there needs Plan 2 (R6)");
    }

    private static string OrderOf(Plan plan, PlannedStep task)
    {
        var reading = Plans.Catalog.Step(task.Id).InspectAsync(
            new StepContext { Leaver = Adele, Request = new RequestId("7K2M9QXF"), Plan = plan, Step = task, Snapshot = Synced }, CancellationToken.None).Result;
        return TeamsOffboardBot.Cards.Words.WordList.English.Say(reading.ShouldBeOfType<StepReading.NeedsPerson>().Reason);
    }
}
