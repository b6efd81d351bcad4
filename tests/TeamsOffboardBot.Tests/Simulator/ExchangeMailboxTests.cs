using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.Simulator;

public sealed class ExchangeMailboxTests(SimulatedTenant tenant) : SimulatorTests(tenant)
{
    private static JsonObject HashTable(string operation, params string[] values) => new()
    {
        ["@odata.type"] = "#Exchange.GenericHashTable",
        [operation] = new JsonArray([.. values.Select(v => (JsonNode)v)]),
    };

    private async Task<JsonNode> TruthAsync(string user) => (await Tenant.TruthAsync(user))["mailbox"]!;

    [Fact]
    public async Task A_shared_mailbox_outlives_its_licence()
    {
        (await SetMailboxAsync(Adele, "Type", "Shared")).Status.ShouldBe(200);
        await RemoveLicencesAsync(Adele, Sku.MicrosoftE3, Sku.TeamsPhone);
        await Tenant.AdvanceAsync("31.00:00:00");
        var mailbox = await TruthAsync(Adele);
        ((string)mailbox["type"]!).ShouldBe("SharedMailbox");
        ((bool)mailbox["softDeleted"]!).ShouldBeFalse();
        ((bool)mailbox["canSend"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task A_user_mailbox_is_lost_thirty_days_after_its_licence()
    {
        await RemoveLicencesAsync(Adele, Sku.MicrosoftE3);
        ((bool)(await TruthAsync(Adele))["canSend"]!).ShouldBeFalse();
        await Tenant.AdvanceAsync("29.00:00:00");
        ((bool)(await TruthAsync(Adele))["softDeleted"]!).ShouldBeFalse();
        await Tenant.AdvanceAsync("2.00:00:00");
        ((bool)(await TruthAsync(Adele))["softDeleted"]!).ShouldBeTrue();
        (await Tenant.InvokeAsync("Get-Mailbox", new JsonObject { ["Identity"] = Adele })).Status.ShouldBe(404);
        (await Tenant.InvokeAsync("Get-Mailbox", new JsonObject { ["Identity"] = Adele, ["SoftDeletedMailbox"] = true })).Rows.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_licence_given_back_in_time_saves_the_mailbox()
    {
        await RemoveLicencesAsync(Adele, Sku.MicrosoftE3);
        await Tenant.AdvanceAsync("20.00:00:00");
        (await Tenant.GraphAsync("POST", $"/users/{Adele}/assignLicense", Licences([Sku.ExchangePlan1], []))).Status.ShouldBe(200);
        await Tenant.AdvanceAsync("20.00:00:00");
        ((bool)(await TruthAsync(Adele))["softDeleted"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task A_licence_given_back_too_late_makes_a_new_mailbox()
    {
        await RemoveLicencesAsync(Adele, Sku.MicrosoftE3);
        await Tenant.AdvanceAsync("31.00:00:00");
        await Tenant.GraphAsync("POST", $"/users/{Adele}/assignLicense", Licences([Sku.MicrosoftE3], []));
        var mailbox = await TruthAsync(Adele);
        ((long)mailbox["sizeBytes"]!).ShouldBe(0);
        mailbox["inboxRules"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_shared_mailbox_above_fifty_gigabytes_cannot_send_without_Plan_2()
    {
        var diego = SimulatedTenant.UserId(7);
        await SetMailboxAsync(diego, "Type", "Shared");
        ((bool)(await TruthAsync(diego))["canSend"]!).ShouldBeTrue();
        await RemoveLicencesAsync(diego, Sku.MicrosoftE3);
        ((bool)(await TruthAsync(diego))["overQuota"]!).ShouldBeTrue();
        ((bool)(await TruthAsync(diego))["canSend"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_a_licence_a_mailbox_cannot_be_converted()
    {
        await RemoveLicencesAsync(Adele, Sku.MicrosoftE3);
        var refused = await SetMailboxAsync(Adele, "Type", "Shared");
        refused.Status.ShouldBe(400);
        refused.Detail.ShouldContain("RecipientTaskException");
        ((string)(await TruthAsync(Adele))["type"]!).ShouldBe("UserMailbox");
    }

    [Fact]
    public async Task A_conversion_can_show_late()
    {
        await Tenant.ControlAsync("lag", new JsonObject { ["conversionReads"] = 2 });
        await SetMailboxAsync(Adele, "Type", "Shared");
        var seen = new List<string>();
        for (var read = 0; read < 3; read++)
        {
            var row = (await Tenant.InvokeAsync("Get-Mailbox", new JsonObject { ["Identity"] = Adele })).Rows.Single()!;
            seen.Add((string)row["RecipientTypeDetails"]!);
        }

        seen.ShouldBe(["UserMailbox", "UserMailbox", "SharedMailbox"]);
    }

    [Fact]
    public async Task Deleting_the_account_of_a_shared_mailbox_takes_the_mailbox()
    {
        await Tenant.GraphAsync("DELETE", $"/users/{SimulatedTenant.UserId(23)}");
        ((bool)(await TruthAsync("sales@contoso.com"))["softDeleted"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task Forwarding_is_set_read_and_cleared_with_null()
    {
        await SetMailboxAsync(Adele, "ForwardingAddress", "alex.wilber@contoso.com");
        await SetMailboxAsync(Adele, "ForwardingSmtpAddress", null);
        var mailbox = await TruthAsync(Adele);
        ((string)mailbox["forwardingAddress"]!).ShouldBe("alex.wilber@contoso.com");
        mailbox["forwardingSmtpAddress"].ShouldBeNull();
        (await SetMailboxAsync(Adele, "ForwardingAddress", "nobody@contoso.com")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Hiding_a_synced_mailbox_is_refused()
    {
        (await SetMailboxAsync(Adele, "HiddenFromAddressListsEnabled", true)).Status.ShouldBe(200);
        ((bool)(await TruthAsync(Adele))["hiddenFromAddressLists"]!).ShouldBeTrue();
        var refused = await SetMailboxAsync(SimulatedTenant.UserId(10), "HiddenFromAddressListsEnabled", true);
        refused.Status.ShouldBe(400);
        refused.Detail.ShouldContain("being synchronized from your on-premises organization");
    }

    [Fact]
    public async Task A_hold_needs_Plan_2()
    {
        (await SetMailboxAsync(Adele, "LitigationHoldEnabled", true)).Status.ShouldBe(200);
        ((bool)(await TruthAsync(Adele))["litigationHold"]!).ShouldBeTrue();
        (await SetMailboxAsync(SimulatedTenant.UserId(11), "LitigationHoldEnabled", true)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_mailbox_on_hold_stays_as_an_inactive_one()
    {
        await Tenant.GraphAsync("DELETE", $"/users/{SimulatedTenant.UserId(8)}");
        ((bool)(await TruthAsync("isaiah.langer@contoso.com"))["inactive"]!).ShouldBeTrue();
        (await Tenant.InvokeAsync("Get-Mailbox", new JsonObject { ["InactiveMailboxOnly"] = true })).Rows.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Addresses_are_added_removed_and_never_taken_twice()
    {
        (await SetMailboxAsync(Adele, "EmailAddresses", HashTable("Remove", "smtp:adele@contoso.com"))).Status.ShouldBe(200);
        Texts((await TruthAsync(Adele))["aliases"]).ShouldBeEmpty();
        (await SetMailboxAsync(Adele, "EmailAddresses", HashTable("Add", "smtp:a.vance@contoso.com"))).Status.ShouldBe(200);
        Texts((await TruthAsync(Adele))["aliases"]).ShouldBe(["a.vance@contoso.com"]);
        (await SetMailboxAsync(Alex, "EmailAddresses", HashTable("Add", "smtp:a.vance@contoso.com"))).Detail.ShouldContain("ProxyAddressExistsException");
        (await SetMailboxAsync(Adele, "EmailAddresses", HashTable("Remove", "SMTP:adele.vance@contoso.com"))).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Protocols_are_switched_one_by_one()
    {
        await Tenant.InvokeAsync("Set-CASMailbox", new JsonObject { ["Identity"] = Adele, ["ImapEnabled"] = false, ["SmtpClientAuthenticationDisabled"] = true });
        var protocols = (await TruthAsync(Adele))["protocols"]!;
        ((bool)protocols["ImapEnabled"]!).ShouldBeFalse();
        ((bool)protocols["SmtpClientAuthenticationDisabled"]!).ShouldBeTrue();
        ((bool)protocols["OWAEnabled"]!).ShouldBeTrue();
        var row = (await Tenant.InvokeAsync("Get-CASMailbox", new JsonObject { ["Identity"] = Adele })).Rows.Single()!;
        ((bool)row["ImapEnabled"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task Full_access_is_given_shown_and_taken()
    {
        JsonObject Grant() => new() { ["Identity"] = Adele, ["User"] = Alex, ["AccessRights"] = new JsonArray("FullAccess"), ["AutoMapping"] = false };
        (await Tenant.InvokeAsync("Add-MailboxPermission", Grant())).Rows.Count.ShouldBe(1);
        Texts((await TruthAsync(Adele))["fullAccess"]).ShouldContain("alex.wilber@contoso.com");
        (await Tenant.InvokeAsync("Add-MailboxPermission", Grant())).Body!["@adminapi.warnings"]!.AsArray().Count.ShouldBe(1);
        var rows = await Tenant.InvokeAsync("Get-MailboxPermission", new JsonObject { ["Identity"] = Adele });
        rows.Texts("User").ShouldBe(["NT AUTHORITY\\SELF", "alex.darrow@contoso.com", "alex.wilber@contoso.com"], ignoreOrder: true);

        var take = new JsonObject { ["Identity"] = Adele, ["User"] = Alex, ["AccessRights"] = new JsonArray("FullAccess"), ["Confirm"] = false };
        (await Tenant.InvokeAsync("Remove-MailboxPermission", take.DeepClone().AsObject())).Status.ShouldBe(200);
        Texts((await TruthAsync(Adele))["fullAccess"]).ShouldBe(["alex.darrow@contoso.com"]);
        (await Tenant.InvokeAsync("Remove-MailboxPermission", take)).Body!["@adminapi.warnings"]!.ToJsonString().ShouldContain("ACE isn");
    }

    [Fact]
    public async Task Send_as_is_given_and_shown()
    {
        var grant = new JsonObject { ["Identity"] = Adele, ["Trustee"] = Alex, ["AccessRights"] = new JsonArray("SendAs"), ["Confirm"] = false };
        await Tenant.InvokeAsync("Add-RecipientPermission", grant);
        Texts((await TruthAsync(Adele))["sendAs"]).ShouldBe(["alex.wilber@contoso.com"]);
        (await Tenant.InvokeAsync("Get-RecipientPermission", new JsonObject { ["Identity"] = Adele })).Texts("Trustee").ShouldContain("alex.wilber@contoso.com");
    }

    [Fact]
    public async Task Hidden_rules_are_removed_too()
    {
        var rules = await Tenant.InvokeAsync("Get-InboxRule", new JsonObject { ["Mailbox"] = Adele, ["IncludeHidden"] = true });
        foreach (var rule in rules.Rows)
        {
            var remove = new JsonObject { ["Identity"] = (string)rule!["Identity"]!, ["Force"] = true, ["Confirm"] = false };
            (await Tenant.InvokeAsync("Remove-InboxRule", remove)).Status.ShouldBe(200);
        }

        (await TruthAsync(Adele))["inboxRules"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Meetings_are_cancelled_while_the_mailbox_can_send()
    {
        JsonObject Cancel(bool preview) => new() { ["Identity"] = Adele, ["QueryWindowInDays"] = 365, ["CancelOrganizedMeetings"] = true, ["PreviewOnly"] = preview, ["Confirm"] = false };
        (await Tenant.InvokeAsync("Remove-CalendarEvents", Cancel(preview: true))).Rows.Count.ShouldBe(2);
        Texts((await TruthAsync(Adele))["meetings"]).Count.ShouldBe(3);
        (await Tenant.InvokeAsync("Remove-CalendarEvents", Cancel(preview: false))).Status.ShouldBe(200);
        Texts((await TruthAsync(Adele))["meetings"]).ShouldBe(["Marketing all hands"]);
        await RemoveLicencesAsync(Adele, Sku.MicrosoftE3);
        (await Tenant.InvokeAsync("Remove-CalendarEvents", Cancel(preview: false))).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_phone_acknowledges_its_wipe_when_it_comes_by_and_never_from_a_shared_mailbox()
    {
        var device = (await Tenant.InvokeAsync("Get-MobileDevice", new JsonObject { ["Mailbox"] = Adele })).Rows.Single()!;
        JsonObject Wipe() => new() { ["Identity"] = (string)device["Identity"]!, ["AccountOnly"] = true, ["Confirm"] = false };
        (await Tenant.InvokeAsync("Clear-MobileDevice", Wipe())).Status.ShouldBe(200);
        async Task<JsonNode> StatusAsync() => (await Tenant.InvokeAsync("Get-MobileDeviceStatistics", new JsonObject { ["Mailbox"] = Adele })).Rows.Single()!;
        ((string)(await StatusAsync())["Status"]!).ShouldBe("AccountOnlyDeviceWipePending");
        await Tenant.AdvanceAsync("00:15:00");
        ((string)(await StatusAsync())["Status"]!).ShouldBe("AccountOnlyDeviceWipeSucceeded");
        (await StatusAsync())["DeviceWipeAckTime"].ShouldNotBeNull();

        await SetMailboxAsync(Adele, "Type", "Shared");
        (await Tenant.InvokeAsync("Clear-MobileDevice", Wipe())).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Distribution_lists_are_left_by_id_past_the_managers_check()
    {
        JsonObject Leave(bool bypass) => new() { ["Identity"] = SimulatedTenant.GroupId(12), ["Member"] = Adele, ["BypassSecurityGroupManagerCheck"] = bypass, ["Confirm"] = false };
        (await Tenant.InvokeAsync("Remove-DistributionGroupMember", Leave(bypass: false))).Detail.ShouldContain("OperationRequiresGroupManagerException");
        (await Tenant.InvokeAsync("Remove-DistributionGroupMember", Leave(bypass: true))).Status.ShouldBe(200);
        Texts((await Tenant.TruthAsync(Adele))["groups"], "id").ShouldNotContain(SimulatedTenant.GroupId(12));
        (await Tenant.InvokeAsync("Remove-DistributionGroupMember", Leave(bypass: true))).Detail.ShouldContain("MemberNotFoundException");
        (await Tenant.InvokeAsync("Get-DistributionGroupMember", new JsonObject { ["Identity"] = SimulatedTenant.GroupId(12) })).Texts("ExternalDirectoryObjectId").ShouldNotContain(Adele);
    }

    [Fact]
    public async Task The_groups_of_somebody_are_found_by_distinguished_name_alone()
    {
        Task<Answer> FilteredAsync(string filter) => Tenant.InvokeAsync("Get-Recipient", new JsonObject { ["Filter"] = filter });
        var adele = (string)(await Tenant.InvokeAsync("Get-Recipient", new JsonObject { ["Identity"] = Adele })).Rows.Single()!["DistinguishedName"]!;

        (await FilteredAsync($"Members -eq '{adele}'")).Texts("ExternalDirectoryObjectId").ShouldContain(SimulatedTenant.GroupId(12));
        (await FilteredAsync($"Members -eq '{adele.Replace("CN=", "CN=x", StringComparison.Ordinal)}'")).Rows.ShouldBeEmpty();
        (await FilteredAsync($"Members -eq '{Adele}'")).Rows.ShouldBeEmpty();
        (await FilteredAsync($"Members -like '{adele}'")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_distribution_list_keeps_an_owner()
    {
        JsonObject Owners(JsonNode value) => new() { ["Identity"] = SimulatedTenant.GroupId(12), ["ManagedBy"] = value, ["BypassSecurityGroupManagerCheck"] = true };
        (await Tenant.InvokeAsync("Set-DistributionGroup", Owners(HashTable("Remove", "megan.bowen@contoso.com")))).Status.ShouldBe(400);
        (await Tenant.InvokeAsync("Set-DistributionGroup", Owners(HashTable("Add", "alex.wilber@contoso.com")))).Status.ShouldBe(200);
        (await Tenant.InvokeAsync("Set-DistributionGroup", Owners(HashTable("Remove", "megan.bowen@contoso.com")))).Status.ShouldBe(200);
    }
}
