using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;
using Xunit;

namespace TeamsOffboardBot.Tests.Steps;

/// <summary>What each step leaves behind in the tenant.</summary>
public sealed class StepTests : ContosoTests
{
    private static readonly UserId Adele = AContoso.User(2);

    [Fact]
    public async Task Lock_out_blocks_replaces_the_password_and_ends_the_sessions()
    {
        var before = await Contoso.TruthAsync(Adele);

        await ApplyAsync(StepIds.BlockSignIn);
        await ApplyAsync(StepIds.ResetPassword);
        await ApplyAsync(StepIds.SignOut);

        var truth = await Contoso.TruthAsync(Adele);
        ((bool)truth["accountEnabled"]!).ShouldBeFalse();
        ((string?)truth["password"]!["changedAt"]).ShouldNotBe((string?)before["password"]!["changedAt"]);
        ((string?)truth["sessionsRevokedAt"]).ShouldNotBe((string?)before["sessionsRevokedAt"]);
    }

    [Fact]
    public async Task A_password_changed_before_the_step_proves_nothing()
    {
        var (step, context) = await Contoso.StepAsync(StepIds.ResetPassword, Adele, AContoso.Standard);
        await step.ApplyAsync(context, CancellationToken.None);

        var later = context with { StartedAt = context.StartedAt!.Value.AddSeconds(5) };

        (await step.InspectAsync(later, CancellationToken.None)).ShouldBeOfType<StepReading.Open>();
        (await step.InspectAsync(context with { StartedAt = null }, CancellationToken.None)).ShouldBeOfType<StepReading.Open>();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Outlook_stays_on_only_where_delegates_will_work(bool delegatesWork)
    {
        await ApplyAsync(StepIds.SwitchOffMailProtocols, delegatesWork ? AContoso.Standard : AContoso.Forwarding);

        var protocols = (await Contoso.TruthAsync(Adele))["mailbox"]!["protocols"]!.AsObject();
        foreach (var name in new[] { "OWAEnabled", "MAPIEnabled", "EwsEnabled" })
        {
            ((bool)protocols[name]!).ShouldBe(delegatesWork, name);
        }

        foreach (var name in new[] { "PopEnabled", "ImapEnabled", "ActiveSyncEnabled", "OWAforDevicesEnabled", "OutlookMobileEnabled", "UniversalOutlookEnabled", "MacOutlookEnabled", "OneWinNativeOutlookEnabled" })
        {
            ((bool)protocols[name]!).ShouldBeFalse(name);
        }

        ((bool)protocols["SmtpClientAuthenticationDisabled"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task Old_forwarding_and_forwarding_rules_are_cleared_and_other_rules_stay()
    {
        await ApplyAsync(StepIds.ClearOldForwarding);

        var mailbox = (await Contoso.TruthAsync(Adele))["mailbox"]!;
        mailbox["forwardingSmtpAddress"].ShouldBeNull();
        mailbox["inboxRules"]!.ToJsonString().ShouldNotContain("Invoices home");
        mailbox["inboxRules"]!.ToJsonString().ShouldContain("News to folder");
    }

    [Fact]
    public async Task What_the_plan_forwards_is_not_cleared_again()
    {
        var (clear, clearing) = await Contoso.StepAsync(StepIds.ClearOldForwarding, Adele, AContoso.Forwarding);
        var (forward, forwarding) = await Contoso.StepAsync(StepIds.ForwardMail, Adele, AContoso.Forwarding);

        await clear.ApplyAsync(clearing, CancellationToken.None);
        await forward.ApplyAsync(forwarding, CancellationToken.None);

        (await clear.InspectAsync(clearing, CancellationToken.None)).ShouldBeOfType<StepReading.InPlace>();
        await clear.ApplyAsync(clearing, CancellationToken.None);
        ((string?)(await Contoso.TruthAsync(Adele))["mailbox"]!["forwardingSmtpAddress"]).ShouldBe("alex.wilber@contoso.com");
    }

    [Fact]
    public async Task Delegates_of_the_plan_keep_the_access_that_others_lose()
    {
        var choices = AContoso.Standard with { Delegates = [AContoso.User(3), AContoso.User(19)] };
        var (_, plan) = await Contoso.PlanAsync(Adele, choices);
        plan.Step(StepIds.RemoveOldMailboxAccess).ShouldBeNull();

        await ApplyAsync(StepIds.RemoveOldMailboxAccess);
        await ApplyAsync(StepIds.GiveMailboxAccess);

        var mailbox = (await Contoso.TruthAsync(Adele))["mailbox"]!;
        Texts(mailbox["fullAccess"]).ShouldBe(["alex.wilber@contoso.com"]);
        Texts(mailbox["sendAs"]).ShouldBe(["alex.wilber@contoso.com"]);
    }

    [Fact]
    public async Task What_people_type_into_the_automatic_reply_is_no_markup()
    {
        await ApplyAsync(StepIds.SetAutoReply);

        var reply = (await Contoso.TruthAsync(Adele))["mailbox"]!["autoReply"]!.ToJsonString();
        reply.ShouldNotContain("<no longer>");
        reply.ShouldContain("no longer");
    }

    [Fact]
    public async Task A_conversion_that_shows_late_is_open_until_Exchange_calls_the_mailbox_shared()
    {
        var (step, context) = await Contoso.StepAsync(StepIds.ConvertToSharedMailbox, Adele, AContoso.Standard);
        await Contoso.ControlAsync("lag", new { conversionReads = 2 });
        await step.ApplyAsync(context, CancellationToken.None);

        List<Type> readings = [];
        for (var i = 0; i < 4; i++)
        {
            readings.Add((await step.InspectAsync(context, CancellationToken.None)).GetType());
        }

        readings[0].ShouldBe(typeof(StepReading.Open));
        readings[^1].ShouldBe(typeof(StepReading.InPlace));
    }

    [Fact]
    public async Task Groups_are_left_as_member_and_as_owner_and_the_rest_stays()
    {
        await ApplyAsync(StepIds.LeaveGroups);
        await ApplyAsync(StepIds.LeaveDistributionLists);

        var groups = (await Contoso.TruthAsync(Adele))["groups"]!.AsArray().Select(g => (string?)g!["displayName"]);
        groups.ShouldBe(["All employees"]);
    }

    [Fact]
    public async Task The_last_owner_stays_in_the_group()
    {
        await ApplyAsync(StepIds.LeaveGroups, leaver: AContoso.User(17));

        var groups = (await Contoso.TruthAsync(AContoso.User(17)))["groups"]!.AsArray();
        groups.Select(g => (string?)g!["displayName"]).ShouldContain("Project Aurora");
    }

    [Fact]
    public async Task The_block_group_is_joined_and_not_left()
    {
        await ApplyAsync(StepIds.JoinBlockGroup);

        var (_, plan) = await Contoso.PlanAsync(Adele, AContoso.Standard);

        plan.Steps.Where(s => s.Id != StepIds.JoinBlockGroup).SelectMany(s => s.Targets).Select(t => t.Id).ShouldNotContain(AContoso.Group(3));
    }

    [Fact]
    public async Task Licences_go_all_but_the_one_that_forwarding_needs()
    {
        await ApplyAsync(StepIds.RemoveLicences, AContoso.Forwarding);

        Licences(await Contoso.TruthAsync(Adele)).ShouldBe(["SPE_E3"]);

        await ApplyAsync(StepIds.RemoveLicences);

        Licences(await Contoso.TruthAsync(Adele)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_licence_removed_meanwhile_does_not_stop_the_others()
    {
        var (step, context) = await Contoso.StepAsync(StepIds.RemoveLicences, Adele, AContoso.Standard);
        await Contoso.Tenant.Licences.RemoveAsync(Adele.Value, [context.Step.Targets[0].Id], CancellationToken.None);

        await step.ApplyAsync(context, CancellationToken.None);

        Licences(await Contoso.TruthAsync(Adele)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Inherited_licences_go_with_the_group()
    {
        var grady = AContoso.User(14);

        await ApplyAsync(StepIds.RemoveLicences, leaver: grady);
        await ApplyAsync(StepIds.LeaveLicensingGroups, leaver: grady);

        Licences(await Contoso.TruthAsync(grady)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_new_owner_administers_OneDrive()
    {
        await ApplyAsync(StepIds.GiveOneDriveAccess);

        Texts((await Contoso.TruthAsync(Adele))["oneDrive"]!["siteAdmins"]).ShouldContain("megan.bowen@contoso.com");
    }

    [Fact]
    public async Task Many_targets_travel_together()
    {
        var (step, context) = await Contoso.StepAsync(StepIds.LeaveGroups, Adele, AContoso.Standard);
        var before = (await Contoso.RequestsAsync()).Count;

        await step.ApplyAsync(context, CancellationToken.None);

        ((await Contoso.RequestsAsync()).Count - before).ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task A_mailbox_or_OneDrive_that_is_not_there_is_not_applicable()
    {
        var (_, context) = await Contoso.StepAsync(StepIds.ConvertToSharedMailbox, Adele, AContoso.Standard);
        var johanna = await Contoso.ReadAsync(AContoso.User(13));
        var elsewhere = context with
        {
            Leaver = johanna.Account.Person,
            Snapshot = johanna with { OneDrive = Fact.Unknown<OneDrive>(Phrase.Of("Rules.Unknown.OneDrive")) },
        };

        foreach (var id in new[] { StepIds.ConvertToSharedMailbox, StepIds.SwitchOffMailProtocols, StepIds.ClearOldForwarding, StepIds.HideFromAddressLists })
        {
            (await Contoso.Catalog.Step(id).InspectAsync(elsewhere, CancellationToken.None)).ShouldBeOfType<StepReading.NotApplicable>(id.Value);
        }

        var give = elsewhere with { Step = new PlannedStep { Id = StepIds.GiveOneDriveAccess, Targets = [new StepTarget(AContoso.User(1).Value, "Megan Bowen")] } };
        (await Contoso.Catalog.Step(StepIds.GiveOneDriveAccess).InspectAsync(give, CancellationToken.None)).ShouldBeOfType<StepReading.NotApplicable>();
    }

    [Fact]
    public async Task The_block_of_a_synchronised_account_is_proven_by_the_next_sync_only()
    {
        var lee = AContoso.User(10);
        await ApplyAsync(StepIds.BlockSignIn, leaver: lee);
        var (check, context) = await Contoso.StepAsync(StepIds.CheckBlockAfterSync, lee, AContoso.Standard);

        (await check.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.WaitUntil>();

        await Contoso.ControlAsync("clock", new { advance = "00:31:00" });
        (await check.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.NeedsPerson>("Active Directory still lets the person in");

        await Contoso.ControlAsync("on-premises", new { user = lee.Value, accountEnabled = false });
        await Contoso.ControlAsync("clock", new { advance = "00:31:00" });
        (await check.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.InPlace>();
    }

    [Fact]
    public async Task A_refusal_leaves_the_step_as_a_fault()
    {
        var (step, context) = await Contoso.StepAsync(StepIds.HideFromAddressLists, Adele, AContoso.Standard);
        await Contoso.ControlAsync("faults", new JsonArray(new JsonObject { ["match"] = "exchange Set-Mailbox", ["status"] = 403, ["times"] = 1, ["when"] = "before" }));

        (await Should.ThrowAsync<Microsoft365Fault>(() => step.ApplyAsync(context, CancellationToken.None))).IsForbidden.ShouldBeTrue();
    }

    private static IEnumerable<string?> Texts(JsonNode? list) => list!.AsArray().Select(t => (string?)t);

    private static IEnumerable<string?> Licences(JsonObject truth) => truth["licences"]!.AsArray().Select(l => (string?)l!["skuPartNumber"]);

    private async Task ApplyAsync(StepId id, Choices? choices = null, UserId? leaver = null)
    {
        var (step, context) = await Contoso.StepAsync(id, leaver ?? Adele, choices ?? AContoso.Standard);
        await step.ApplyAsync(context, CancellationToken.None);
    }
}
