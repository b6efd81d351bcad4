using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Tests.Planning;
using Xunit;

namespace TeamsOffboardBot.Tests.Steps;

/// <summary>Names, addresses, delegates and others' mailboxes, against the tenant.</summary>
public sealed class MailDelegationTests : ContosoTests
{
    private static readonly UserId Adele = AContoso.User(2);
    private static readonly UserId Alex = AContoso.User(3);

    [Fact]
    public async Task Aliases_reach_the_colleague_and_nobody_elses_address_changes()
    {
        var (remove, removing) = await Contoso.StepAsync(StepIds.RemoveAliases, Adele, AContoso.Renaming);
        var (give, giving) = await Contoso.StepAsync(StepIds.GiveAliases, Adele, AContoso.Renaming);

        await remove.ApplyAsync(removing, CancellationToken.None);
        (await Contoso.TruthAsync(Adele))["mailbox"]!["aliases"]!.AsArray().ShouldBeEmpty();
        (await give.InspectAsync(giving, CancellationToken.None)).ShouldBeOfType<StepReading.Open>("here a process may have died: the plan still says where the address goes");
        await give.ApplyAsync(giving, CancellationToken.None);

        (await give.InspectAsync(giving, CancellationToken.None)).ShouldBeOfType<StepReading.InPlace>();
        (await Contoso.TruthAsync(Alex))["mailbox"]!["aliases"]!.AsArray().Select(a => (string)a!).ShouldContain(AContoso.AdelesAlias);
        ((string?)(await Contoso.TruthAsync(Adele))["mailbox"]!["primaryAddress"]).ShouldBe("adele.vance@contoso.com");
        ((string?)(await Contoso.TruthAsync(Alex))["mailbox"]!["primaryAddress"]).ShouldBe("alex.wilber@contoso.com");
    }

    [Fact]
    public async Task A_primary_address_is_never_taken_whatever_a_plan_says()
    {
        var (remove, context) = await Contoso.StepAsync(StepIds.RemoveAliases, Adele, AContoso.Renaming);
        context = context with { Step = context.Step with { Targets = [new StepTarget("adele.vance@contoso.com", "adele.vance@contoso.com")] } };

        await remove.ApplyAsync(context, CancellationToken.None);

        ((string?)(await Contoso.TruthAsync(Adele))["mailbox"]!["primaryAddress"]).ShouldBe("adele.vance@contoso.com");
        var fault = await Should.ThrowAsync<Microsoft365Fault>(Contoso.Tenant.Names.RemoveAliasesAsync(Adele.Value, ["adele.vance@contoso.com"], CancellationToken.None));
        fault.ServiceMessage.ShouldContain("primary");
    }

    [Fact]
    public async Task An_address_that_somebody_took_meanwhile_is_refused_and_told_as_that()
    {
        var (give, context) = await StepLawTests.ReadyAsync(Contoso, StepIds.GiveAliases, Adele, AContoso.Renaming);
        await Contoso.Tenant.Names.AddAliasesAsync(AContoso.User(1).Value, [AContoso.AdelesAlias], CancellationToken.None);

        var fault = await Should.ThrowAsync<Microsoft365Fault>(give.ApplyAsync(context, CancellationToken.None));

        fault.Code.ShouldBe(Microsoft365FaultCodes.ExchangeAddressTaken);
        fault.IsTransient.ShouldBeFalse();
        fault.ServiceMessage.ShouldContain(AContoso.AdelesAlias);
    }

    [Fact]
    public async Task A_synced_mailbox_is_renamed_by_nobody_but_Active_Directory()
    {
        var fault = await Should.ThrowAsync<Microsoft365Fault>(Contoso.Tenant.Names.SetDisplayNameAsync(AContoso.User(10).Value, "(left) Lee Gu", CancellationToken.None));

        fault.ServiceMessage.ShouldContain("synchronized from your on-premises organization");
        var (_, plan) = await Contoso.PlanAsync(AContoso.User(10), AContoso.Renaming);
        plan.Steps.Select(s => s.Id).ShouldNotContain(StepIds.RenameMailbox);
        plan.Step(StepIds.OnPremisesNames).ShouldNotBeNull();
    }

    [Fact]
    public async Task Sending_for_others_is_found_anywhere_and_Full_Access_and_calendars_where_they_are_to_be_expected()
    {
        await Contoso.Tenant.MailboxAccess.AddSendAsAsync(AContoso.User(32).Value, Adele.Value, CancellationToken.None);
        await Contoso.Tenant.Folders.LetSendOnBehalfAsync(AContoso.User(24).Value, [Adele.Value], CancellationToken.None);
        await Contoso.Tenant.MailboxAccess.AddFullAccessAsync(AContoso.User(43).Value, Adele.Value, autoMapping: false, CancellationToken.None);

        var others = (await Contoso.ReadAsync(Adele)).OthersMailboxes.Value!;

        others.Found.ToDictionary(m => m.Id, m => (m.FullAccess, m.SendAs, m.SendOnBehalf, m.Calendar is not null)).ShouldBe(
            new Dictionary<string, (bool, bool, bool, bool)>
            {
                [AContoso.User(1).Value] = (false, false, true, true),
                [AContoso.User(23).Value] = (true, false, false, false),
                [AContoso.User(24).Value] = (false, false, true, false),
                [AContoso.User(32).Value] = (false, true, false, false),
            },
            ignoreOrder: true,
            "the Full Access to a colleague who is neither manager nor report cannot be seen");
        others.LookedInto.ShouldBe(4);
    }

    [Fact]
    public async Task The_number_of_shared_mailboxes_that_are_looked_into_is_kept_and_said()
    {
        var tenant = Contoso.Tenant;
        var one = new OthersReader(tenant, Microsoft.Extensions.Options.Options.Create(new AccessOptions { ApproverGroupId = AContoso.Group(1), SharedMailboxesLookedInto = 1 }));
        await tenant.Mailboxes.SetTypeAsync(AContoso.User(32).Value, ExchangeMailboxType.Shared, CancellationToken.None);
        await tenant.Mailboxes.GetAsync(AContoso.User(32).Value, CancellationToken.None);

        var others = (await one.ReadAsync(AContoso.User(13), Task.FromResult<TeamsOffboardBot.Microsoft365.Graph.GraphUser?>(null), Task.FromResult(Fact.Of<IReadOnlyList<Person>>([])), CancellationToken.None))!;

        others.LookedInto.ShouldBe(1);
        others.LeavesSharedOut.ShouldBeTrue();
    }

    [Fact]
    public async Task A_calendar_is_found_by_what_its_owner_calls_it()
    {
        await Contoso.Tenant.Folders.GiveAsync(Alex.Value, new FolderAccess(@"\Kalender", Adele.Value, ["Reviewer"]), CancellationToken.None);

        var access = await Contoso.Tenant.Folders.CalendarAccessAsync(Alex.Value, Adele.Value, CancellationToken.None);

        access.ShouldNotBeNull().Folder.ShouldBe(@"\Kalender");
        (await Contoso.Tenant.Folders.CalendarAccessAsync(AContoso.User(13).Value, Adele.Value, CancellationToken.None)).ShouldBeNull("there is no mailbox");
        (await Contoso.Tenant.Folders.CalendarAccessAsync(AContoso.User(24).Value, Adele.Value, CancellationToken.None)).ShouldBeNull();
    }

    [Theory]
    [InlineData("mbx7cfb:2", null, false, true)]
    [InlineData("mbx7cfb:1", null, false, false)]
    [InlineData("grp1a0a:3", null, false, false)]
    [InlineData("mbx7cfb:2", "-mbx7cfb", false, false)]
    [InlineData(null, "UniHa1b2", false, true)]
    [InlineData(null, null, true, true)]
    [InlineData(null, null, false, false)]
    public async Task Holds_are_read_from_mailbox_and_organisation(string? ofOrganization, string? ofMailbox, bool hasLabel, bool isHeld)
    {
        await Contoso.ControlAsync("seed", new
        {
            change = new[] { new { user = Adele.Value, holds = ofMailbox is null ? [] : new[] { ofMailbox }, retentionLabel = hasLabel } },
            organizationHolds = ofOrganization is null ? [] : new[] { ofOrganization },
        });

        var adele = await Contoso.ReadAsync(Adele);

        adele.Mailbox.Value!.HasOtherHold.ShouldBe(isHeld);
        adele.Mailbox.Value.HoldsUnknown.ShouldBeNull();
    }

    [Fact]
    public async Task Holds_of_the_organisation_that_cannot_be_read_count_as_there()
    {
        await Contoso.ControlAsync("faults", new JsonArray(new JsonObject { ["match"] = "exchange Get-OrganizationConfig", ["status"] = 403, ["times"] = 9, ["when"] = "before" }));

        var adele = await Contoso.ReadAsync(Adele);

        adele.Mailbox.Value!.HasOtherHold.ShouldBeNull();
        adele.MayBeHeld().ShouldBeTrue();
        Plans.Says(adele, AContoso.Standard, FindingSeverity.Warning).ShouldContain("Unknown.Holds.Permission");
    }

    [Fact]
    public async Task An_account_is_not_deleted_when_the_policy_that_held_its_mailbox_is_gone()
    {
        await Contoso.ControlAsync("seed", new { organizationHolds = new[] { "mbx7cfb:2" } });
        await Contoso.Tenant.Accounts.SetAccountEnabledAsync(Adele.Value, enabled: false, CancellationToken.None);
        await Contoso.Tenant.Mailboxes.ClearForwardingAsync(Adele.Value, CancellationToken.None);
        var (delete, context) = await Contoso.StepAsync(StepIds.DeleteAccount, Adele, AContoso.DeletingAdele);
        (await delete.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.Open>();

        await Contoso.ControlAsync("seed", new { organizationHolds = Array.Empty<string>() });

        (await delete.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.NeedsPerson>().Reason.Key.ShouldBe("Steps.Reasons.OtherHoldIsGone");
    }
}
