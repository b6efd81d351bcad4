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
        await ApplyAsync(StepIds.SwitchOffMobileMail, delegatesWork ? AContoso.Standard : AContoso.Forwarding);

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
    public async Task Inbox_rules_go_hidden_ones_too_and_are_kept_whole_in_the_evidence()
    {
        var (step, context) = await Contoso.StepAsync(StepIds.RemoveInboxRules, Adele, AContoso.Standard with { RemoveInboxRules = true });
        var before = (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.Open>();

        await step.ApplyAsync(context, CancellationToken.None);

        (await Contoso.TruthAsync(Adele))["mailbox"]!["inboxRules"]!.AsArray().Select(r => (string?)r!["name"]).ShouldBe(["Junk E-mail Rule"]);
        var kept = before.Facts["inboxRules"]!.AsArray().Single(r => (string?)r!["Name"] == ".")!;
        ((bool)kept["DeleteMessage"]!).ShouldBeTrue();
        kept["SubjectContainsWords"]!.ToJsonString().ShouldContain("payment");
    }

    [Fact]
    public async Task Meetings_are_cancelled_that_the_leaver_organises_and_no_others()
    {
        await ApplyAsync(StepIds.CancelMeetings, AContoso.Standard with { CancelMeetings = true });

        Texts((await Contoso.TruthAsync(Adele))["mailbox"]!["meetings"]).ShouldBe(["Marketing all hands"]);
    }

    [Theory]
    [InlineData(365, 365)]
    [InlineData(null, null)]
    public async Task A_hold_is_proven_when_its_hour_has_passed(int? days, int? held)
    {
        var (step, context) = await Contoso.StepAsync(StepIds.PlaceLitigationHold, Adele, AContoso.Standard with { Hold = new LitigationHold(days) });

        await step.ApplyAsync(context, CancellationToken.None);

        var mailbox = (await Contoso.TruthAsync(Adele))["mailbox"]!;
        ((bool)mailbox["litigationHold"]!).ShouldBeTrue();
        ((int?)mailbox["litigationHoldDays"]).ShouldBe(held);
        var wait = (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.WaitUntil>();
        (wait.At - Contoso.Tenant.Clock.UtcNow).TotalMinutes.ShouldBeInRange(59, 60.1);
        await Contoso.LetPassAsync(TimeSpan.FromMinutes(60.1));
        (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.InPlace>();
    }

    [Fact]
    public async Task A_longer_hold_is_never_made_shorter()
    {
        await Contoso.Tenant.Mailboxes.SetLitigationHoldAsync(Adele.Value, 400, CancellationToken.None);
        await Contoso.LetPassAsync(TimeSpan.FromHours(2));

        var (shorter, asked) = await Contoso.StepAsync(StepIds.PlaceLitigationHold, Adele, AContoso.Standard with { Hold = new LitigationHold(30) });
        var (longer, wanted) = await Contoso.StepAsync(StepIds.PlaceLitigationHold, Adele, AContoso.Standard with { Hold = new LitigationHold(null) });

        (await shorter.InspectAsync(asked, CancellationToken.None)).ShouldBeOfType<StepReading.InPlace>();
        (await longer.InspectAsync(wanted, CancellationToken.None)).ShouldBeOfType<StepReading.Open>();
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
    public async Task Forwarding_ends_when_its_days_are_over_and_nobody_elses_with_it()
    {
        var choices = AContoso.Forwarding with { ForwardDays = 90 };
        await ApplyAsync(StepIds.ForwardMail, choices);
        var (step, context) = await Contoso.StepAsync(StepIds.StopForwarding, Adele, choices);
        (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.WaitUntil>().At.ShouldBe(context.StartedAt!.Value.AddDays(90));

        await Contoso.LetPassAsync(TimeSpan.FromDays(91));
        (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.Open>();
        await Contoso.Tenant.Mailboxes.SetForwardingAsync(Adele.Value, "megan.bowen@contoso.com", keepCopy: true, CancellationToken.None);
        (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.InPlace>("what somebody set since is theirs");
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
    public async Task What_only_the_leaver_owned_belongs_to_the_new_owner_before_it_is_left()
    {
        var megan = AContoso.User(1);
        var (handOver, context) = await Contoso.StepAsync(StepIds.HandOverGroups, megan, AContoso.LeavingMegan);
        context.Step.Targets.Select(t => t.Name).ShouldBe(["Brand assets", "Marketing", "Marketing news", "Newsletter editors", "Press office"]);

        await ApplyAsync(StepIds.HandOverGroups, AContoso.LeavingMegan, megan);
        (await handOver.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.InPlace>();
        await ApplyAsync(StepIds.LeaveGroups, AContoso.LeavingMegan, megan);

        var owned = (await Contoso.TruthAsync(AContoso.User(3)))["groups"]!.AsArray().Where(g => (bool)g!["owner"]!).Select(g => (string?)g!["displayName"]);
        owned.ShouldBe(context.Step.Targets.Select(t => (string?)t.Name), ignoreOrder: true);
        Owned(await Contoso.TruthAsync(megan)).ShouldBeEmpty();
        var calls = (await Contoso.RequestsAsync()).SelectMany(r => r!["items"] is JsonArray { Count: > 0 } items ? items.AsEnumerable() : Enumerable.Repeat(r, 1)).Select(r => (string)r!["operation"]!).ToList();
        var marketing = AContoso.Group(6);
        calls.FindIndex(c => c.StartsWith($"POST /groups/{marketing}/owners", StringComparison.Ordinal))
            .ShouldBeLessThan(calls.FindIndex(c => c.StartsWith($"DELETE /groups/{marketing}/owners", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("graph POST /groups/.*/owners")]
    [InlineData("exchange Set-DistributionGroup")]
    public async Task A_new_owner_who_is_refused_leaves_the_old_one_in_place(string refused)
    {
        var megan = AContoso.User(1);
        var (step, context) = await Contoso.StepAsync(StepIds.HandOverGroups, megan, AContoso.LeavingMegan);
        await Contoso.ControlAsync("faults", new JsonArray(new JsonObject { ["match"] = refused, ["status"] = 403, ["times"] = 50, ["when"] = "before" }));

        await Should.ThrowAsync<Microsoft365Fault>(() => step.ApplyAsync(context, CancellationToken.None));

        var open = (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.Open>();
        foreach (var name in Texts(open.Facts["withoutNewOwner"]))
        {
            Texts(open.Facts["stillOwnedByLeaver"]).ShouldContain(name);
        }

        Owned(await Contoso.TruthAsync(megan)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_list_with_another_owner_is_left_as_owner_and_as_member()
    {
        await Contoso.Tenant.DistributionGroups.AddManagerAsync(AContoso.Group(12), Adele.Value, CancellationToken.None);

        await ApplyAsync(StepIds.LeaveDistributionLists);

        (await Contoso.TruthAsync(Adele))["groups"]!.AsArray().Select(g => (string?)g!["displayName"]).ShouldNotContain("Marketing news");
        Owned(await Contoso.TruthAsync(AContoso.User(1))).ShouldContain("Marketing news");
    }

    [Fact]
    public async Task An_owner_who_cannot_sign_in_counts_for_none()
    {
        await Contoso.Tenant.Accounts.SetAccountEnabledAsync(AContoso.User(1).Value, enabled: false, CancellationToken.None);

        var (_, plan) = await Contoso.PlanAsync(Adele, AContoso.Standard with { GroupOwner = AContoso.User(3) });

        plan.Step(StepIds.HandOverGroups)!.Targets.Select(t => t.Name).ShouldBe(["Campaigns"]);
        plan.Step(StepIds.LeaveOwnedGroups)!.Targets.Select(t => t.Name).ShouldBe(["Campaigns"]);
        plan.Step(StepIds.LeaveGroups)!.Targets.Select(t => t.Name).ShouldNotContain("Campaigns");
    }

    [Fact]
    public async Task An_account_is_deleted_when_its_days_are_over_people_agreed_again_and_nothing_hangs_on_it_then()
    {
        var (step, context) = await Contoso.StepAsync(StepIds.DeleteAccount, Adele, AContoso.DeletingAdele with { Deletion = new AccountDeletion(30) });
        (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.WaitUntil>().At.ShouldBe(context.StartedAt!.Value.AddDays(27));
        (await step.InspectAsync(context with { IsReleased = true }, CancellationToken.None)).ShouldBeOfType<StepReading.WaitUntil>().At.ShouldBe(context.StartedAt!.Value.AddDays(30));
        await Contoso.LetPassAsync(TimeSpan.FromDays(31));
        Reason(await step.InspectAsync(context, CancellationToken.None)).ShouldBe("Steps.Reasons.AsksBeforeDeletion");
        context = context with { IsReleased = true };

        Reason(await step.InspectAsync(context, CancellationToken.None)).ShouldBe("Steps.Reasons.EnabledAgain");
        await Contoso.Tenant.Accounts.SetAccountEnabledAsync(Adele.Value, enabled: false, CancellationToken.None);
        Reason(await step.InspectAsync(context, CancellationToken.None)).ShouldBe("Steps.Reasons.CarriesMailbox", "it forwards");
        await Contoso.Tenant.Mailboxes.ClearForwardingAsync(Adele.Value, CancellationToken.None);
        await Contoso.Tenant.Mailboxes.SetTypeAsync(Adele.Value, TeamsOffboardBot.Microsoft365.Exchange.ExchangeMailboxType.Shared, CancellationToken.None);
        Reason(await step.InspectAsync(context, CancellationToken.None)).ShouldBe("Steps.Reasons.CarriesMailbox", "it is shared");
        await Contoso.Tenant.Mailboxes.SetTypeAsync(Adele.Value, TeamsOffboardBot.Microsoft365.Exchange.ExchangeMailboxType.Regular, CancellationToken.None);
        var held = context with { Step = context.Step with { Parameters = new Dictionary<string, string>(context.Step.Parameters) { ["isOnHold"] = "true" } } };
        Reason(await step.InspectAsync(held, CancellationToken.None)).ShouldBe("Steps.Reasons.HoldIsGone");
        (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.Open>();
        ((bool)(await Contoso.TruthAsync(Adele))["deleted"]!).ShouldBeFalse("nobody pressed anything yet");
    }

    private static string Reason(StepReading reading) => reading.ShouldBeOfType<StepReading.NeedsPerson>().Reason.Key;

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

    [Theory]
    [InlineData(30)]
    [InlineData(null)]
    public async Task Somebody_reads_OneDrive_until_the_day_that_was_chosen(int? days)
    {
        var choices = AContoso.Standard with { OneDrive = OneDriveChoice.LetRead, OneDriveDays = days };
        var (step, context) = await Contoso.StepAsync(StepIds.LetReadOneDrive, Adele, choices);

        await step.ApplyAsync(context, CancellationToken.None);

        var facts = (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.InPlace>().Facts;
        Texts(facts["roles"]).ShouldBe(["read"]);
        (facts["expirationDateTime"] is null).ShouldBe(days is null);
        Texts((await Contoso.TruthAsync(Adele))["oneDrive"]!["siteAdmins"]).ShouldNotContain("megan.bowen@contoso.com");
        await Contoso.LetPassAsync(TimeSpan.FromDays(31));
        (await step.InspectAsync(context, CancellationToken.None)).GetType().ShouldBe(days is null ? typeof(StepReading.InPlace) : typeof(StepReading.Open));
    }

    [Fact]
    public async Task An_automatic_reply_ends_after_the_days_that_were_chosen()
    {
        var choices = AContoso.Standard with { AutoReply = AContoso.Standard.AutoReply! with { Days = 90 } };
        var (step, context) = await Contoso.StepAsync(StepIds.SetAutoReply, Adele, choices);
        (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.Open>();

        await step.ApplyAsync(context, CancellationToken.None);

        (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.InPlace>();
        var reply = (await Contoso.TruthAsync(Adele))["mailbox"]!["autoReply"]!;
        ((string?)reply["status"]).ShouldBe("scheduled");
        (DateTimeOffset.Parse((string)reply["scheduledEndDateTime"]!, System.Globalization.CultureInfo.InvariantCulture) - context.StartedAt!.Value).TotalDays.ShouldBeInRange(89.99, 90);
    }

    [Fact]
    public async Task Many_targets_travel_together()
    {
        using var contoso = new Contoso { GatherWindow = TimeSpan.FromMilliseconds(300) };
        await contoso.InitializeAsync();
        var (step, context) = await contoso.StepAsync(StepIds.LeaveGroups, Adele, AContoso.Standard);
        var before = (await contoso.RequestsAsync()).Count;

        await step.ApplyAsync(context, CancellationToken.None);

        ((await contoso.RequestsAsync()).Count - before).ShouldBeLessThanOrEqualTo(3);
        await contoso.DisposeAsync();
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

    private static IEnumerable<string?> Owned(JsonObject truth) =>
        truth["groups"]!.AsArray().Where(g => (bool)g!["owner"]!).Select(g => (string?)g!["displayName"]);

    private static IEnumerable<string?> Licences(JsonObject truth) => truth["licences"]!.AsArray().Select(l => (string?)l!["skuPartNumber"]);

    private async Task ApplyAsync(StepId id, Choices? choices = null, UserId? leaver = null)
    {
        var (step, context) = await Contoso.StepAsync(id, leaver ?? Adele, choices ?? AContoso.Standard);
        await step.ApplyAsync(context, CancellationToken.None);
    }
}
