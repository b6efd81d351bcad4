using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.Simulator;

public sealed class ExchangeTests(SimulatedTenant tenant) : SimulatorTests(tenant)
{
    private static JsonObject Identity(string name) => new() { ["Identity"] = name };

    private async Task<JsonNode> MailboxAsync(string name) => (await Tenant.InvokeAsync("Get-Mailbox", Identity(name))).Rows.Single()!;

    [Theory]
    [InlineData("a0000000-0000-4000-8000-000000000002")]
    [InlineData("adele.vance@contoso.com")]
    [InlineData("adele@contoso.com")]
    [InlineData("adele.vance")]
    [InlineData("Adele Vance")]
    [InlineData("e0000000-0000-4000-8000-000000000002")]
    public async Task A_mailbox_goes_by_many_names(string name) =>
        ((string)(await MailboxAsync(name))["ExternalDirectoryObjectId"]!).ShouldBe(Adele);

    [Fact]
    public async Task Types_of_the_wire_stand_beside_the_names()
    {
        var row = await MailboxAsync(Adele);
        ((string)row["EmailAddresses@odata.type"]!).ShouldBe("#Collection(String)");
        ((string)row["ExchangeGuid@data.type"]!).ShouldBe("System.Guid");
        ((string)row["ProhibitSendQuota"]!).ShouldBe("99 GB (106,300,440,576 bytes)");
        ((string)row["LitigationHoldDuration"]!).ShouldBe("Unlimited");
        ((string)row["ForwardingSmtpAddress"]!).ShouldBe("smtp:adele@fabrikam.com");
        Texts(row["EmailAddresses"])[0].ShouldBe("SMTP:adele.vance@contoso.com");
        var size = (await Tenant.InvokeAsync("Get-MailboxStatistics", Identity("diego.siciliani@contoso.com"))).Rows.Single()!["TotalItemSize"]!;
        ((string?)size).ShouldBe("62 GB (66,571,993,088 bytes)");
    }

    [Theory]
    [InlineData("nobody@contoso.com")]
    [InlineData("johanna.lorenz@contoso.com")]
    [InlineData("cameron.white@contoso.com")]
    public async Task A_mailbox_that_is_not_here_is_not_found(string name)
    {
        var answer = await Tenant.InvokeAsync("Set-Mailbox", new JsonObject { ["Identity"] = name, ["Type"] = "Shared" });
        answer.Status.ShouldBe(404);
        answer.Code.ShouldBe("NotFound");
        answer.Detail.ShouldMatch(@"^Ex[0-9A-F]{6}\|Microsoft\.Exchange\.Configuration\.Tasks\.ManagementObjectNotFoundException\|The operation couldn't be performed");
    }

    [Fact]
    public async Task A_hybrid_mailbox_is_a_mail_user_here()
    {
        var row = (await Tenant.InvokeAsync("Get-Recipient", Identity("cameron.white@contoso.com"))).Rows.Single()!;
        ((string)row["RecipientTypeDetails"]!).ShouldBe("MailUser");
    }

    [Fact]
    public async Task Without_token_and_for_unknown_cmdlets_the_answer_is_empty()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Tenant.Link(SimulatedTenant.Exchange));
        var anonymous = await Tenant.SendRawAsync(request);
        (anonymous.Status, anonymous.Body).ShouldBe((401, null));
        var unknown = await Tenant.InvokeAsync("Get-Everything", []);
        (unknown.Status, unknown.Body).ShouldBe((403, null));
    }

    [Fact]
    public async Task A_role_that_is_missing_looks_like_an_unknown_cmdlet()
    {
        await Tenant.ControlAsync("permissions", new JsonObject { ["exchange"] = new JsonArray("Get-Mailbox") });
        (await Tenant.InvokeAsync("Get-Mailbox", Identity(Adele))).Status.ShouldBe(200);
        var refused = await SetMailboxAsync(Adele, "Type", "Shared");
        (refused.Status, refused.Body).ShouldBe((403, null));
    }

    [Theory]
    [InlineData("Set-Mailbox", """{"Identity":"adele","Tpye":"Shared"}""")]
    [InlineData("Set-Mailbox", """{"Type":"Shared"}""")]
    [InlineData("Get-Mailbox", """{"Identity":null}""")]
    [InlineData("Set-Mailbox", """{"Identity":"adele.vance","Type":"Common"}""")]
    [InlineData("Set-Mailbox", """{"Identity":"adele.vance","HiddenFromAddressListsEnabled":"yes"}""")]
    [InlineData("Set-CASMailbox", """{"Identity":"adele.vance","IMAP":false}""")]
    [InlineData("Add-MailboxPermission", """{"Identity":"adele.vance","User":"alex.wilber"}""")]
    [InlineData("Add-MailboxPermission", """{"Identity":"adele.vance","User":"alex.wilber","AccessRights":["Everything"]}""")]
    [InlineData("Remove-CalendarEvents", """{"Identity":"adele.vance","Confirm":false}""")]
    [InlineData("Remove-CalendarEvents", """{"Identity":"adele.vance","QueryWindowInDays":2000,"CancelOrganizedMeetings":true,"Confirm":false}""")]
    public async Task A_parameter_that_does_not_bind_is_refused(string cmdlet, string parameters)
    {
        var answer = await Tenant.InvokeAsync(cmdlet, JsonNode.Parse(parameters)!.AsObject());
        answer.Status.ShouldBe(400);
        answer.Detail.ShouldContain("ParameterBindingException");
    }

    [Theory]
    [InlineData("""{"CmdletInput":{"Parameters":{}}}""")]
    [InlineData("""{"CmdletInput":{"CmdletName":"Get-Mailbox","Params":{}}}""")]
    [InlineData("""{"Cmdlet":"Get-Mailbox"}""")]
    public async Task A_malformed_command_is_refused(string body) =>
        (await Tenant.SendAsync("POST", SimulatedTenant.Exchange, JsonNode.Parse(body))).Status.ShouldBe(400);

    [Fact]
    public async Task Other_doors_are_closed()
    {
        (await Tenant.SendAsync("POST", SimulatedTenant.Exchange.Replace("beta", "v1.0", StringComparison.Ordinal), new JsonObject())).Status.ShouldBe(405);
        (await Tenant.GetAsync(SimulatedTenant.Exchange)).Status.ShouldBe(405);
        (await Tenant.SendAsync("POST", SimulatedTenant.Exchange.Replace(SimulatedTenant.TenantId, Guid.Empty.ToString(), StringComparison.Ordinal), new JsonObject())).Status.ShouldBe(401);
    }

    [Theory]
    [InlineData("UPN:adele.vance@contoso.com", 200)]
    [InlineData("OID:a0000000-0000-4000-8000-000000000002@6f2c1c0e-3d5b-4f0a-9a51-0c0a7e5b1d10", 200)]
    [InlineData("APP:SystemMailbox{bb558c35-97f1-4cb9-8ff7-d53741dc928c}@6f2c1c0e-3d5b-4f0a-9a51-0c0a7e5b1d10", 200)]
    [InlineData("UPN:nobody@contoso.com", 404)]
    public async Task The_anchor_must_lead_somewhere(string anchor, int status) =>
        (await Tenant.InvokeAsync("Get-Mailbox", Identity(Adele), ("X-AnchorMailbox", anchor))).Status.ShouldBe(status);

    public static TheoryData<string, string> Asking => new()
    {
        { "Remove-MailboxPermission", """{"User":"alex.darrow@contoso.com","AccessRights":["FullAccess"]}""" },
        { "Add-RecipientPermission", """{"Trustee":"alex.wilber@contoso.com","AccessRights":["SendAs"]}""" },
        { "Remove-RecipientPermission", """{"Trustee":"alex.wilber@contoso.com","AccessRights":["SendAs"]}""" },
        { "Remove-InboxRule", """{"Mailbox":"adele.vance","Identity":"News to folder"}""" },
        { "Disable-InboxRule", """{"Mailbox":"adele.vance","Identity":"News to folder"}""" },
        { "Remove-CalendarEvents", """{"QueryWindowInDays":100,"CancelOrganizedMeetings":true}""" },
        { "Clear-MobileDevice", """{"Identity":"4D7E1C0AF2B94D6E8A11","AccountOnly":true}""" },
        { "Remove-MobileDevice", """{"Identity":"4D7E1C0AF2B94D6E8A11"}""" },
        { "Remove-DistributionGroupMember", """{"Identity":"Marketing news","Member":"adele.vance","BypassSecurityGroupManagerCheck":true}""" },
    };

    [Theory]
    [MemberData(nameof(Asking))]
    public async Task Who_does_not_confirm_is_asked_back_and_nothing_happens(string cmdlet, string parameters)
    {
        var before = (await Tenant.TruthAsync(Adele)).ToJsonString();
        var given = JsonNode.Parse(parameters)!.AsObject();
        given.TryAdd("Identity", "adele.vance");
        var asked = await Tenant.InvokeAsync(cmdlet, given.DeepClone().AsObject());
        asked.Status.ShouldBe(200);
        ((string?)asked.Body!["@adminapi.confirmationmessage"]).ShouldNotBeNullOrEmpty();
        (await Tenant.TruthAsync(Adele)).ToJsonString().ShouldBe(before);

        given["Confirm"] = false;
        var done = await Tenant.InvokeAsync(cmdlet, given);
        done.Status.ShouldBe(200);
        done.Body!["@adminapi.confirmationmessage"].ShouldBeNull();
        if (cmdlet != "Remove-RecipientPermission")
        {
            (await Tenant.TruthAsync(Adele)).ToJsonString().ShouldNotBe(before);
        }
    }

    [Fact]
    public async Task Pages_are_asked_for_with_the_same_body()
    {
        var names = new List<string>();
        var link = SimulatedTenant.Exchange + "?$select=ExternalDirectoryObjectId";
        var body = SimulatedTenant.Cmdlet("Get-Mailbox", new JsonObject { ["ResultSize"] = "Unlimited" });
        while (link.Length > 0)
        {
            var page = await Tenant.SendAsync("POST", link, body.DeepClone(), ("Prefer", "odata.maxpagesize=10"));
            page.Rows.Count.ShouldBeLessThanOrEqualTo(10);
            page.Rows.ShouldAllBe(r => r!.AsObject().Count == 1);
            names.AddRange(page.Texts("ExternalDirectoryObjectId"));
            link = (string?)page.Body!["@odata.nextLink"] ?? "";
        }

        names.Count.ShouldBeGreaterThan(30);
        names.ShouldBeUnique();
    }

    [Fact]
    public async Task A_cut_result_says_so()
    {
        var answer = await Tenant.InvokeAsync("Get-Mailbox", new JsonObject { ["ResultSize"] = 5 });
        answer.Rows.Count.ShouldBe(5);
        answer.Body!["@adminapi.warnings"]!.AsArray().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Ten_commands_go_in_a_batch_and_eleven_do_not()
    {
        JsonObject Batch(int count) => new()
        {
            ["requests"] = new JsonArray([.. Enumerable.Range(0, count).Select(n => new JsonObject
            {
                ["id"] = $"{n}",
                ["method"] = "POST",
                ["url"] = n % 2 == 0 ? Tenant.Link(SimulatedTenant.Exchange).AbsoluteUri : "InvokeCommand",
                ["headers"] = new JsonObject { ["X-AnchorMailbox"] = $"UPN:{AdeleName}" },
                ["body"] = SimulatedTenant.Cmdlet("Get-Mailbox", Identity(n == 3 ? "nobody" : Adele)),
            })]),
        };
        var path = SimulatedTenant.Exchange.Replace("InvokeCommand", "$batch", StringComparison.Ordinal);
        var answer = await Tenant.SendAsync("POST", path, Batch(10));
        answer.Body!["responses"]!.AsArray().Select(r => (int)r!["status"]!).ShouldBe([200, 200, 200, 404, 200, 200, 200, 200, 200, 200]);
        (await Tenant.SendAsync("POST", path, Batch(11))).Status.ShouldBe(400);
        var log = (await Tenant.GetAsync("/_tenant/requests")).Body!.AsArray();
        Texts(log[0]!["items"], "operation").Distinct().ShouldBe(["Get-Mailbox"]);
    }
}
