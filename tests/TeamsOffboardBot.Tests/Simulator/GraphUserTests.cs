using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.Simulator;

public sealed class GraphUserTests(SimulatedTenant tenant) : SimulatorTests(tenant)
{
    private static JsonObject Password(string password) => new() { ["passwordProfile"] = new JsonObject { ["password"] = password } };

    [Fact]
    public async Task A_call_without_a_token_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Tenant.Link("/graph/v1.0/users"));
        var answer = await Tenant.SendRawAsync(request);
        answer.Status.ShouldBe(401);
        answer.Code.ShouldBe("InvalidAuthenticationToken");
    }

    [Fact]
    public async Task Only_the_default_properties_come_unasked()
    {
        var user = (await Tenant.GraphAsync("GET", $"/users/{AdeleName}")).Body!.AsObject();
        user.ContainsKey("jobTitle").ShouldBeTrue();
        user.ContainsKey("accountEnabled").ShouldBeFalse();
        var selected = (await Tenant.GraphAsync("GET", $"/users/{Adele}?$select=accountEnabled")).Body!.AsObject();
        ((bool)selected["accountEnabled"]!).ShouldBeTrue();
        selected.ContainsKey("id").ShouldBeFalse();
    }

    [Theory]
    [InlineData("/users?$select=acountEnabled", 400)]
    [InlineData("/users?$filter=nickname eq 'x'", 400)]
    [InlineData("/users?$fliter=id eq 'x'", 400)]
    [InlineData("/users?$top=1000", 400)]
    [InlineData("/users?$skip=5", 400)]
    [InlineData("/users?$filter=displayName eq", 400)]
    [InlineData("/users/adele.vance@contoso.com?$filter=id eq 'x'", 400)]
    [InlineData("/users/adele.vance@contoso.com?$expand=directReports", 400)]
    [InlineData("/groups?$expand=members", 400)]
    [InlineData("/subscribedSkus?$filter=skuPartNumber eq 'SPE_E3'", 400)]
    [InlineData("/userz", 404)]
    [InlineData("/users/nobody@contoso.com", 404)]
    [InlineData("/users/adele.vance@contoso.com/sendMail", 405)]
    public async Task What_does_not_exist_is_refused(string path, int status) =>
        (await Tenant.GraphAsync("GET", path)).Status.ShouldBe(status);

    [Theory]
    [InlineData("$filter=startswith(displayName,'Alex')", 2)]
    [InlineData("$filter=userPrincipalName eq 'ALEX.WILBER@contoso.com'", 1)]
    [InlineData("$filter=department eq 'Legal' or mail eq 'lee.gu@contoso.com'", 1)]
    [InlineData("$filter=accountEnabled eq false and userType eq 'Member'", 2)]
    [InlineData("$filter=userPrincipalName in ('adele.vance@contoso.com','alex.darrow@contoso.com')", 2)]
    [InlineData("$filter=proxyAddresses/any(p:p eq 'smtp:adele@contoso.com')", 1)]
    [InlineData("$filter=userType eq 'Guest'", 1)]
    public async Task Filters_find_who_fits(string query, int count) =>
        (await Tenant.GraphAsync("GET", $"/users?{query}&$select=id")).Rows.Count.ShouldBe(count);

    [Theory]
    [InlineData("$filter=endsWith(mail,'contoso.com')")]
    [InlineData("$filter=department ne 'IT'")]
    [InlineData("$filter=not(department eq 'IT')")]
    public async Task Advanced_filters_want_the_header_and_the_count(string query)
    {
        (await Tenant.GraphAsync("GET", $"/users?{query}&$count=true")).Code.ShouldBe("Request_UnsupportedQuery");
        (await Tenant.EventualAsync($"/users?{query}")).Code.ShouldBe("Request_UnsupportedQuery");
        var found = await Tenant.EventualAsync($"/users?{query}&$count=true");
        found.Rows.Count.ShouldBeGreaterThan(10);
        ((int)found.Body!["@odata.count"]!).ShouldBe(found.Rows.Count);
    }

    [Theory]
    [InlineData("\"displayName:alex\"", 2)]
    [InlineData("\"displayName:vance\" OR \"mail:lee\"", 2)]
    [InlineData("\"displayName:al\" AND \"displayName:dar\"", 1)]
    [InlineData("\"displayName:a \\\" quote\"", 0)]
    public async Task Search_matches_the_beginnings_of_words(string search, int count)
    {
        var query = $"/users?$search={Uri.EscapeDataString(search)}";
        (await Tenant.EventualAsync(query)).Rows.Count.ShouldBe(count);
        var refused = await Tenant.GraphAsync("GET", query);
        refused.Code.ShouldBe("Request_UnsupportedQuery");
        refused.Message.ShouldContain("ConsistencyLevel: eventual");
    }

    [Fact]
    public async Task Search_without_quotes_is_refused() =>
        (await Tenant.EventualAsync("/users?$search=displayName:alex")).Status.ShouldBe(400);

    [Fact]
    public async Task Next_links_lead_through_everybody_once()
    {
        var all = (await Tenant.GraphAsync("GET", "/users?$select=id")).Texts("id");
        var seen = new List<string>();
        var link = "/graph/v1.0/users?$select=id&$top=7";
        while (link.Length > 0)
        {
            var page = await Tenant.GetAsync(link);
            page.Rows.Count.ShouldBeLessThanOrEqualTo(7);
            seen.AddRange(page.Texts("id"));
            link = (string?)page.Body!["@odata.nextLink"] ?? "";
            link.Length.ShouldBeLessThan(500);
        }

        seen.ShouldBe(all);
    }

    [Fact]
    public async Task Next_links_name_the_host_that_was_called()
    {
        var page = await Tenant.GraphAsync("GET", "/users?$top=1");
        ((string)page.Body!["@odata.nextLink"]!).ShouldStartWith($"{Tenant.Address}graph/v1.0/users?");
    }

    [Fact]
    public async Task The_manager_comes_along_when_expanded()
    {
        var user = (await Tenant.GraphAsync("GET", $"/users/{Adele}?$select=displayName&$expand=manager($select=displayName)")).Body!;
        ((string)user["manager"]!["displayName"]!).ShouldBe("Megan Bowen");
        user["manager"]!.AsObject().ContainsKey("mail").ShouldBeFalse();
    }

    [Fact]
    public async Task Blocking_takes_effect_and_says_nothing()
    {
        var answer = await Tenant.GraphAsync("PATCH", $"/users/{Adele}", new JsonObject { ["accountEnabled"] = false });
        answer.Status.ShouldBe(204);
        answer.Body.ShouldBeNull();
        ((bool)(await Tenant.TruthAsync(Adele))["accountEnabled"]!).ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"acountEnabled":false}""")]
    [InlineData("""{"accountEnabled":"false"}""")]
    [InlineData("""{"accountEnabled":null}""")]
    [InlineData("""{"createdDateTime":"2026-01-01T00:00:00Z"}""")]
    [InlineData("""{"passwordProfile":{"pasword":"Aa1!aaaaaaaa"}}""")]
    [InlineData("""{"passwordProfile":{"password":"short"}}""")]
    [InlineData("""{"aboutMe":"x","jobTitle":"y"}""")]
    [InlineData("""{"userPrincipalName":"alex.wilber@contoso.com"}""")]
    [InlineData("""{"userPrincipalName":"adele@fabrikam.com"}""")]
    [InlineData("{}")]
    public async Task A_wrong_change_is_refused_and_changes_nothing(string body)
    {
        var before = await Tenant.TruthAsync(Adele);
        var answer = await Tenant.GraphAsync("PATCH", $"/users/{Adele}", JsonNode.Parse(body));
        answer.Status.ShouldBe(400);
        answer.Code.ShouldBe("Request_BadRequest");
        (await Tenant.TruthAsync(Adele)).ToJsonString().ShouldBe(before.ToJsonString());
    }

    [Fact]
    public async Task A_new_password_and_a_sign_out_show_in_whole_seconds_of_the_tenants_clock()
    {
        await Tenant.AdvanceAsync("2.00:00:00");
        (await Tenant.GraphAsync("PATCH", $"/users/{Adele}", Password("Quite-Long-1234"))).Status.ShouldBe(204);
        var revoked = await Tenant.GraphAsync("POST", $"/users/{Adele}/revokeSignInSessions");
        revoked.Status.ShouldBe(200);
        ((bool)revoked.Body!["value"]!).ShouldBeTrue();
        var user = (await Tenant.GraphAsync("GET", $"/users/{Adele}?$select=lastPasswordChangeDateTime,signInSessionsValidFromDateTime")).Body!;
        var now = DateTimeOffset.Parse(revoked.Headers["Date"]);
        foreach (var property in new[] { "lastPasswordChangeDateTime", "signInSessionsValidFromDateTime" })
        {
            var at = (string)user[property]!;
            at.ShouldMatch("^[0-9-]+T[0-9:]{8}Z$");
            (now - DateTimeOffset.Parse(at)).TotalSeconds.ShouldBeInRange(-1, 3);
        }

        (now - DateTimeOffset.UtcNow).TotalDays.ShouldBe(2, 0.01);
    }

    [Theory]
    [InlineData("""{"displayName":"X"}""")]
    [InlineData("""{"passwordProfile":{"password":"Quite-Long-1234"}}""")]
    [InlineData("""{"accountEnabled":false,"department":"X"}""")]
    [InlineData("""{"showInAddressList":false}""")]
    public async Task The_cloud_refuses_what_the_on_premises_directory_masters(string body)
    {
        var answer = await Tenant.GraphAsync("PATCH", "/users/lee.gu@contoso.com", JsonNode.Parse(body));
        answer.Status.ShouldBe(400);
        answer.Message.ShouldStartWith("Unable to update the specified properties for on-premises mastered");
    }

    [Fact]
    public async Task Synchronisation_overwrites_a_block_in_the_cloud_until_the_on_premises_account_is_blocked_too()
    {
        var block = new JsonObject { ["accountEnabled"] = false };
        (await Tenant.GraphAsync("PATCH", "/users/lee.gu@contoso.com", block.DeepClone())).Status.ShouldBe(204);
        await Tenant.AdvanceAsync("00:30:00");
        ((bool)(await Tenant.TruthAsync("lee.gu@contoso.com"))["accountEnabled"]!).ShouldBeTrue();

        await Tenant.ControlAsync("on-premises", new JsonObject { ["user"] = "lee.gu@contoso.com", ["accountEnabled"] = false });
        await Tenant.GraphAsync("PATCH", "/users/lee.gu@contoso.com", block.DeepClone());
        await Tenant.AdvanceAsync("00:30:00");
        ((bool)(await Tenant.TruthAsync("lee.gu@contoso.com"))["accountEnabled"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_a_directory_role_the_application_cannot_touch_administrators()
    {
        await Tenant.ControlAsync("permissions", new JsonObject { ["directoryRoles"] = new JsonArray("User Administrator") });
        var block = new JsonObject { ["accountEnabled"] = false };
        (await Tenant.GraphAsync("PATCH", $"/users/{SimulatedTenant.UserId(11)}", block.DeepClone())).Code.ShouldBe("Authorization_RequestDenied");
        (await Tenant.GraphAsync("PATCH", $"/users/{SimulatedTenant.UserId(11)}", new JsonObject { ["jobTitle"] = "x" })).Status.ShouldBe(204);
        (await Tenant.GraphAsync("PATCH", $"/users/{Adele}", block.DeepClone())).Status.ShouldBe(204);
    }

    [Fact]
    public async Task Without_a_directory_role_the_application_resets_no_password_but_may_block_and_sign_out()
    {
        await Tenant.ControlAsync("permissions", new JsonObject { ["directoryRoles"] = new JsonArray() });
        (await Tenant.GraphAsync("PATCH", $"/users/{Adele}", Password("Quite-Long-1234"))).Status.ShouldBe(403);
        (await Tenant.GraphAsync("PATCH", $"/users/{Adele}", new JsonObject { ["accountEnabled"] = false })).Status.ShouldBe(204);
        (await Tenant.GraphAsync("POST", $"/users/{Adele}/revokeSignInSessions")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_fine_permission_opens_its_own_property_only()
    {
        var granted = new JsonArray("User.EnableDisableAccount.All", "User.Read.All");
        await Tenant.ControlAsync("permissions", new JsonObject { ["graph"] = granted });
        (await Tenant.GraphAsync("PATCH", $"/users/{Adele}", new JsonObject { ["accountEnabled"] = false })).Status.ShouldBe(204);
        (await Tenant.GraphAsync("PATCH", $"/users/{Adele}", Password("Quite-Long-1234"))).Status.ShouldBe(403);
        (await Tenant.GraphAsync("POST", $"/users/{Adele}/revokeSignInSessions")).Status.ShouldBe(403);
        (await Tenant.GraphAsync("GET", $"/users/{Adele}")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_directory_can_show_a_while_what_was_before()
    {
        await Tenant.ControlAsync("lag", new JsonObject { ["directoryReads"] = 2 });
        await Tenant.GraphAsync("PATCH", $"/users/{Adele}", new JsonObject { ["accountEnabled"] = false });
        ((bool)(await Tenant.TruthAsync(Adele))["accountEnabled"]!).ShouldBeFalse();
        var seen = new List<bool>();
        for (var read = 0; read < 3; read++)
        {
            seen.Add((bool)(await Tenant.GraphAsync("GET", $"/users/{Adele}?$select=accountEnabled")).Body!["accountEnabled"]!);
        }

        seen.ShouldBe([true, true, false]);
    }

    [Fact]
    public async Task Who_is_nobodys_report_has_no_manager_to_read()
    {
        var answer = await Tenant.GraphAsync("GET", $"/users/{SimulatedTenant.UserId(15)}/manager");
        answer.Status.ShouldBe(404);
        answer.Code.ShouldBe("Request_ResourceNotFound");
    }

    [Fact]
    public async Task A_manager_is_set_and_taken_away()
    {
        var body = new JsonObject { ["@odata.id"] = $"https://graph.microsoft.com/v1.0/users/{Alex}" };
        (await Tenant.GraphAsync("PUT", $"/users/{Adele}/manager/$ref", body)).Status.ShouldBe(204);
        ((string)(await Tenant.GraphAsync("GET", $"/users/{Adele}/manager?$select=id")).Body!["id"]!).ShouldBe(Alex);
        (await Tenant.GraphAsync("DELETE", $"/users/{Adele}/manager/$ref")).Status.ShouldBe(204);
        (await Tenant.GraphAsync("GET", $"/users/{Adele}/manager")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_guest_is_named_with_the_hash_escaped()
    {
        var name = "bruno.costa_fabrikam.com#EXT#@contoso.onmicrosoft.com";
        (await Tenant.GraphAsync("GET", $"/users/{Uri.EscapeDataString(name)}?$select=userType")).Body!["userType"]!.ToString().ShouldBe("Guest");
    }
}
