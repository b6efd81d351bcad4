using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.Simulator;

public sealed class FaultTests(SimulatedTenant tenant) : SimulatorTests(tenant)
{
    private static JsonObject Block => new() { ["accountEnabled"] = false };

    private Task<Answer> FaultAsync(string json) => Tenant.ControlAsync("faults", JsonNode.Parse($"[{json}]")!);

    private Task<Answer> BlockAsync() => Tenant.GraphAsync("PATCH", $"/users/{AdeleName}", Block);

    private async Task<bool> IsBlockedAsync() => !(bool)(await Tenant.TruthAsync(Adele))["accountEnabled"]!;

    [Theory]
    [InlineData("graph PATCH /users/a0000000-0000-4000-8000-000000000002$")]
    [InlineData("graph PATCH /users/adele.vance@contoso.com")]
    [InlineData("graph PATCH /users/\\\\{user-id\\\\}")]
    [InlineData("^graph PATCH")]
    public async Task A_fault_names_the_operation_as_sent_by_id_or_as_template(string match)
    {
        (await FaultAsync($$"""{"match":"{{match}}","status":503,"times":1,"when":"before"}""")).Status.ShouldBe(204);
        (await BlockAsync()).Status.ShouldBe(503);
        (await IsBlockedAsync()).ShouldBeFalse();
        (await BlockAsync()).Status.ShouldBe(204);
        (await IsBlockedAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Throttling_carries_its_wait_to_the_letter_as_often_as_asked()
    {
        await FaultAsync("""{"match":"graph GET /organization","status":429,"retryAfter":"2.128","times":2}""");
        for (var time = 0; time < 2; time++)
        {
            var answer = await Tenant.GraphAsync("GET", "/organization");
            answer.Status.ShouldBe(429);
            answer.Headers["Retry-After"].ShouldBe("2.128");
            answer.Code.ShouldBe("TooManyRequests");
        }

        (await Tenant.GraphAsync("GET", "/organization")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_cut_before_leaves_no_effect_and_a_cut_after_leaves_the_effect()
    {
        await FaultAsync("""{"match":"graph PATCH","status":0,"when":"before"}""");
        await Should.ThrowAsync<HttpRequestException>(BlockAsync);
        (await IsBlockedAsync()).ShouldBeFalse();
        await FaultAsync("""{"match":"graph PATCH","status":500,"when":"after"}""");
        await Should.ThrowAsync<HttpRequestException>(BlockAsync);
        (await IsBlockedAsync()).ShouldBeTrue();
        var log = (await Tenant.GetAsync("/_tenant/requests")).Body!.AsArray();
        log.Select(r => (int)r!["status"]!).ShouldBe([0, 0]);
    }

    [Fact]
    public async Task An_item_of_a_batch_fails_alone()
    {
        await FaultAsync("""{"match":"graph PATCH /users","status":429,"retryAfter":"1.5"}""");
        var answer = await Tenant.GraphAsync("POST", "/$batch", Batch());
        var items = answer.Body!["responses"]!.AsArray().ToDictionary(r => (string)r!["id"]!, r => r!);
        ((int)items["block"]["status"]!).ShouldBe(429);
        ((string)items["block"]["headers"]!["Retry-After"]!).ShouldBe("1.5");
        ((int)items["revoke"]["status"]!).ShouldBe(200);
    }

    [Fact]
    public async Task An_item_that_is_cut_cuts_the_batch_and_the_others_have_happened()
    {
        await FaultAsync("""{"match":"revokeSignInSessions","when":"after"}""");
        await Should.ThrowAsync<HttpRequestException>(() => Tenant.GraphAsync("POST", "/$batch", Batch()));
        (await IsBlockedAsync()).ShouldBeTrue();
        (await Tenant.TruthAsync(Adele))["sessionsRevokedAt"].ShouldNotBeNull();
    }

    private static JsonObject Batch()
    {
        JsonObject Item(string id, string method, string url, JsonNode body) => new()
        {
            ["id"] = id,
            ["method"] = method,
            ["url"] = url,
            ["body"] = body,
            ["headers"] = new JsonObject { ["Content-Type"] = "application/json" },
        };
        return new JsonObject
        {
            ["requests"] = new JsonArray(
                Item("block", "PATCH", $"/users/{Adele}", Block),
                Item("revoke", "POST", $"/users/{Adele}/revokeSignInSessions", new JsonObject())),
        };
    }

    [Fact]
    public async Task An_answer_can_be_given_without_the_effect()
    {
        await FaultAsync("""{"match":"^exchange Set-Mailbox","status":200,"body":{"@adminapi.confirmationmessage":"Sure?","value":[]}}""");
        var answer = await SetMailboxAsync(Adele, "Type", "Shared");
        answer.Status.ShouldBe(200);
        ((string)answer.Body!["@adminapi.confirmationmessage"]!).ShouldBe("Sure?");
        ((string)(await Tenant.TruthAsync(Adele))["mailbox"]!["type"]!).ShouldBe("UserMailbox");
    }

    [Fact]
    public async Task An_error_can_be_answered_although_the_effect_happened()
    {
        await FaultAsync("""{"match":"graph PATCH","status":504,"effect":"happens"}""");
        (await BlockAsync()).Status.ShouldBe(504);
        (await IsBlockedAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_fault_can_look_at_what_is_sent()
    {
        await FaultAsync("""{"match":"graph PATCH /users","requestBody":"passwordProfile","status":403}""");
        (await BlockAsync()).Status.ShouldBe(204);
        var password = new JsonObject { ["passwordProfile"] = new JsonObject { ["password"] = "Quite-Long-1234" } };
        (await Tenant.GraphAsync("PATCH", $"/users/{Adele}", password)).Code.ShouldBe("Authorization_RequestDenied");
    }

    [Theory]
    [InlineData("exchange Get-Mailbox$", 401)]
    [InlineData("exchange Get-Mailbox a0000000", 403)]
    public async Task Exchange_says_nothing_with_a_refused_token_or_role(string match, int status)
    {
        await FaultAsync($$"""{"match":"{{match}}","status":{{status}}}""");
        var answer = await Tenant.InvokeAsync("Get-Mailbox", new JsonObject { ["Identity"] = Adele });
        answer.Status.ShouldBe(status);
        answer.Body.ShouldBeNull();
    }

    [Fact]
    public async Task SharePoint_faults_name_the_call_below_the_site()
    {
        await FaultAsync("""{"match":"^sharepoint GET /_api/web/siteusers$","status":429,"retryAfter":"3"}""");
        var answer = await Tenant.GetAsync("/sharepoint/personal/adele_vance_contoso_com/_api/web/siteusers");
        answer.Status.ShouldBe(429);
        answer.Code.ShouldBe("activityLimitReached");
    }

    [Fact]
    public async Task An_empty_list_clears_what_is_pending()
    {
        await FaultAsync("""{"match":"graph","status":500,"times":100}""");
        await Tenant.ControlAsync("faults", new JsonArray());
        (await Tenant.GraphAsync("GET", "/organization")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_fault_without_a_pattern_is_refused() => (await FaultAsync("""{"status":500}""")).Status.ShouldBe(400);
}
