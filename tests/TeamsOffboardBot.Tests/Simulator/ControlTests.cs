using System.Diagnostics;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.Simulator;

public sealed class ControlTests(SimulatedTenant tenant) : SimulatorTests(tenant)
{
    [Fact]
    public async Task Reset_brings_everything_back()
    {
        var before = Comparable(await Tenant.TruthAsync(Adele));
        await Tenant.GraphAsync("PATCH", $"/users/{Adele}", new JsonObject { ["accountEnabled"] = false });
        await SetMailboxAsync(Adele, "Type", "Shared");
        await Tenant.AdvanceAsync("40.00:00:00");
        await Tenant.ControlAsync("faults", JsonNode.Parse("""[{"match":"graph","status":500,"times":9}]""")!);
        await Tenant.ControlAsync("quota", JsonNode.Parse("""{"graph":{"capacity":0,"perSecond":1}}""")!);
        await Tenant.ResetAsync();
        Comparable(await Tenant.TruthAsync(Adele)).ShouldBe(before);
        (await Tenant.GetAsync("/_tenant/requests")).Body!.AsArray().ShouldBeEmpty();
        (await Tenant.GraphAsync("GET", "/organization")).Status.ShouldBe(200);
        var now = (DateTimeOffset)(await Tenant.GetAsync("/_tenant/clock")).Body!["now"]!;
        (DateTimeOffset.UtcNow - now).Duration().ShouldBeLessThan(TimeSpan.FromMinutes(1));
    }

    /// <summary>Times are relative to the reset, so they differ by its seconds.</summary>
    private static string Comparable(JsonNode truth)
    {
        truth["password"]!["changedAt"] = null;
        return truth.ToJsonString();
    }

    [Fact]
    public async Task A_quota_gives_tokens_and_then_says_how_long_to_wait()
    {
        await Tenant.ControlAsync("quota", JsonNode.Parse("""{"graph":{"capacity":3,"perSecond":0.01}}""")!);
        for (var call = 0; call < 3; call++)
        {
            (await Tenant.GraphAsync("GET", "/organization")).Status.ShouldBe(200);
        }

        var throttled = await Tenant.GraphAsync("GET", "/organization");
        throttled.Status.ShouldBe(429);
        double.Parse(throttled.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(90, 100);
        await Tenant.AdvanceAsync("00:02:00");
        (await Tenant.GraphAsync("GET", "/organization")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Latency_counts_once_for_a_request_and_parallel_requests_do_not_wait_for_each_other()
    {
        await Tenant.ControlAsync("latency", JsonNode.Parse("""{"graphMs":300}""")!);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Tenant.GraphAsync("GET", "/organization")));
        watch.Elapsed.ShouldBeInRange(TimeSpan.FromMilliseconds(290), TimeSpan.FromMilliseconds(1500));
    }

    [Fact]
    public async Task Everything_that_is_asked_is_logged_in_order()
    {
        await Tenant.GraphAsync("GET", $"/users/{AdeleName}?$select=id");
        await Tenant.InvokeAsync("Get-Mailbox", new JsonObject { ["Identity"] = Adele });
        await Tenant.GetAsync("/sharepoint/personal/adele_vance_contoso_com/_api/web");
        await Tenant.GraphAsync("GET", "/nothing");
        var log = (await Tenant.GetAsync("/_tenant/requests")).Body!.AsArray();
        log.Select(r => $"{r!["n"]} {r["service"]} {r["operation"]} {r["status"]}").ShouldBe(
        [
            $"1 graph GET /users/{AdeleName} 200",
            "2 exchange Get-Mailbox 200",
            "3 sharepoint GET /_api/web 200",
            "4 graph GET /nothing 404",
        ]);
    }

    [Fact]
    public async Task A_seed_adds_people_with_licences_and_groups()
    {
        var seed = """
            {"users":[{"userPrincipalName":"new.person@contoso.com","displayName":"New Person","department":"Sales","manager":"megan.bowen@contoso.com","skus":["FLOW_FREE"]}],
             "groups":[{"displayName":"Project Zulu","kind":"microsoft365","members":["new.person@contoso.com"],"owners":["megan.bowen@contoso.com"]}]}
            """;
        (await Tenant.ControlAsync("seed", JsonNode.Parse(seed)!)).Status.ShouldBe(200);
        var person = await Tenant.TruthAsync("new.person@contoso.com");
        Texts(person["licences"], "skuPartNumber").ShouldBe(["FLOW_FREE", "SPE_E3"], ignoreOrder: true);
        Texts(person["groups"], "displayName").ShouldContain("Project Zulu");
        ((string)person["mailbox"]!["type"]!).ShouldBe("UserMailbox");
    }

    [Theory]
    [InlineData("POST", "clock", """{"advance":"tomorrow"}""", 400)]
    [InlineData("POST", "clock", """{"advance":"-1.00:00:00"}""", 400)]
    [InlineData("POST", "faults", "{}", 400)]
    [InlineData("POST", "nothing", "{}", 404)]
    public async Task A_wrong_turn_of_the_controls_is_refused(string method, string route, string body, int status) =>
        (await Tenant.SendAsync(method, "/_tenant/" + route, JsonNode.Parse(body))).Status.ShouldBe(status);

    [Fact]
    public async Task A_body_that_is_no_JSON_is_refused_not_broken_on()
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, Tenant.Link($"/graph/v1.0/users/{Adele}"));
        request.Headers.Add("Authorization", "Bearer x");
        request.Content = new StringContent("{accountEnabled");
        (await Tenant.SendRawAsync(request)).Status.ShouldBe(400);
    }
}
