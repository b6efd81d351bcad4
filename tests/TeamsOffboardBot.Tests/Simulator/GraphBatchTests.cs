using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.Simulator;

public sealed class GraphBatchTests(SimulatedTenant tenant) : SimulatorTests(tenant)
{
    private static JsonObject Item(string id, string method, string url, JsonNode? body = null, string[]? dependsOn = null)
    {
        var item = new JsonObject { ["id"] = id, ["method"] = method, ["url"] = url };
        if (body is not null)
        {
            item["body"] = body;
            item["headers"] = new JsonObject { ["Content-Type"] = "application/json" };
        }

        if (dependsOn is not null)
        {
            item["dependsOn"] = new JsonArray([.. dependsOn.Select(d => (JsonNode)d)]);
        }

        return item;
    }

    private Task<Answer> BatchAsync(params JsonNode[] items) =>
        Tenant.GraphAsync("POST", "/$batch", new JsonObject { ["requests"] = new JsonArray(items) });

    private static Dictionary<string, JsonNode> ById(Answer answer) =>
        answer.Body!["responses"]!.AsArray().ToDictionary(r => (string)r!["id"]!, r => r!);

    private static JsonObject Block => new() { ["accountEnabled"] = false };

    [Fact]
    public async Task Each_item_has_its_own_status_and_the_whole_is_200()
    {
        var answer = await BatchAsync(
            Item("read", "GET", $"/users/{Adele}?$select=displayName"),
            Item("missing", "GET", "/users/nobody"),
            Item("write", "PATCH", $"/users/{Adele}", Block));
        answer.Status.ShouldBe(200);
        var items = ById(answer);
        ((int)items["read"]["status"]!).ShouldBe(200);
        ((string)items["read"]["body"]!["displayName"]!).ShouldBe("Adele Vance");
        ((int)items["missing"]["status"]!).ShouldBe(404);
        ((int)items["write"]["status"]!).ShouldBe(204);
        items["write"]["body"].ShouldBeNull();
        ((bool)(await Tenant.TruthAsync(Adele))["accountEnabled"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task Answers_come_in_an_order_of_their_own_but_always_the_same()
    {
        var asked = Enumerable.Range(1, 8).Select(n => n.ToString()).ToArray();
        var first = await BatchAsync([.. asked.Select(id => Item(id, "GET", "/organization"))]);
        var second = await BatchAsync([.. asked.Select(id => Item(id, "GET", "/organization"))]);
        var order = Texts(first.Body!["responses"], "id");
        order.ShouldNotBe(asked);
        order.ShouldBe(asked, ignoreOrder: true);
        Texts(second.Body!["responses"], "id").ShouldBe(order);
    }

    [Fact]
    public async Task What_depends_on_a_failure_is_not_done()
    {
        var items = ById(await BatchAsync(
            Item("first", "GET", "/users/nobody"),
            Item("second", "GET", $"/users/{Adele}", null, ["first"]),
            Item("last", "PATCH", $"/users/{Adele}", Block, ["second"])));
        ((int)items["first"]["status"]!).ShouldBe(404);
        ((int)items["second"]["status"]!).ShouldBe(424);
        ((int)items["last"]["status"]!).ShouldBe(424);
        ((bool)(await Tenant.TruthAsync(Adele))["accountEnabled"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task Twenty_items_are_taken_and_twenty_one_refused()
    {
        JsonNode[] Many(int count) => [.. Enumerable.Range(0, count).Select(n => Item($"{n}", "GET", "/organization"))];
        (await BatchAsync(Many(20))).Status.ShouldBe(200);
        (await BatchAsync(Many(21))).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("""{"requests":[]}""")]
    [InlineData("""{"items":[]}""")]
    [InlineData("""{"requests":[{"id":"1","method":"GET"}]}""")]
    [InlineData("""{"requests":[{"id":1,"method":"GET","url":"/organization"}]}""")]
    [InlineData("""{"requests":[{"id":"1","method":"GET","url":"/organization"},{"id":"1","method":"GET","url":"/organization"}]}""")]
    [InlineData("""{"requests":[{"id":"1","method":"GET","url":"https://graph.microsoft.com/v1.0/organization"}]}""")]
    [InlineData("""{"requests":[{"id":"1","method":"GET","url":"/organization","dependsOn":["2"]}]}""")]
    [InlineData("""{"requests":[{"id":"1","method":"GET","url":"/a","dependsOn":["2"]},{"id":"2","method":"GET","url":"/b","dependsOn":["1"]}]}""")]
    [InlineData("""{"requests":[{"id":"1","method":"GET","url":"/a"},{"id":"2","method":"GET","url":"/b","dependsOn":["1"]},{"id":"3","method":"GET","url":"/c"}]}""")]
    [InlineData("""{"requests":[{"id":"1","method":"GET","url":"/a"},{"id":"2","method":"GET","url":"/b","dependsOn":["1"]},{"id":"3","method":"GET","url":"/c","dependsOn":["1"]}]}""")]
    [InlineData("""{"requests":[{"id":"1","method":"PATCH","url":"/users/x","body":{"accountEnabled":false}}]}""")]
    [InlineData("""{"requests":[{"id":"1","method":"POST","url":"/users/x/revokeSignInSessions"}]}""")]
    public async Task A_malformed_batch_is_refused_whole(string body) =>
        (await Tenant.GraphAsync("POST", "/$batch", JsonNode.Parse(body))).Status.ShouldBe(400);

    [Fact]
    public async Task One_write_without_content_type_stops_every_item_of_the_batch()
    {
        var bad = new JsonObject { ["id"] = "2", ["method"] = "POST", ["url"] = $"/users/{Adele}/revokeSignInSessions" };
        var answer = await BatchAsync(Item("1", "PATCH", $"/users/{Adele}", Block), bad);
        answer.Message.ShouldBe("Write request id : 2 does not contain Content-Type header or body.");
        ((bool)(await Tenant.TruthAsync(Adele))["accountEnabled"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task More_than_four_calls_for_one_mailbox_are_too_many_at_once()
    {
        var items = ById(await BatchAsync([.. Enumerable.Range(1, 6).Select(n => Item($"{n}", "GET", $"/users/{Adele}/mailboxSettings"))]));
        items.Values.Count(i => (int)i["status"]! == 200).ShouldBe(4);
        var throttled = items.Values.Where(i => (int)i["status"]! == 429).ToList();
        throttled.Count.ShouldBe(2);
        throttled.ShouldAllBe(i => (string)i["headers"]!["Retry-After"]! == "1");
    }

    [Fact]
    public async Task A_search_item_needs_the_header_on_the_item()
    {
        var plain = Item("1", "GET", "/users?$search=\"displayName:alex\"");
        var eventual = Item("2", "GET", "/users?$search=\"displayName:alex\"");
        eventual["headers"] = new JsonObject { ["ConsistencyLevel"] = "eventual" };
        var items = ById(await BatchAsync(plain, eventual));
        ((int)items["1"]["status"]!).ShouldBe(400);
        items["2"]["body"]!["value"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_log_shows_the_items()
    {
        await BatchAsync(Item("1", "GET", "/organization"), Item("2", "PATCH", $"/users/{Adele}", Block));
        var log = (await Tenant.GetAsync("/_tenant/requests")).Body!.AsArray();
        log.Count.ShouldBe(1);
        ((string)log[0]!["operation"]!).ShouldBe("POST /$batch");
        ((int)log[0]!["n"]!).ShouldBe(1);
        Texts(log[0]!["items"], "operation").ShouldBe(["GET /organization", $"PATCH /users/{Adele}"]);
        log[0]!["items"]!.AsArray().Select(i => (int)i!["status"]!).ShouldBe([200, 204]);
    }
}
