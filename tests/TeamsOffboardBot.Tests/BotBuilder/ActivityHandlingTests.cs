using System.Net;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.BotBuilder;

public sealed class ActivityHandlingTests : IAsyncLifetime
{
    private readonly ScriptedBot _bot = new();
    private BotUnderTest _host = null!;

    public async Task InitializeAsync() => _host = await BotUnderTest.StartAsync(_bot);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_message_reaches_the_message_handler()
    {
        var response = await _host.PostAsync(_host.Message("offboard Adele"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        _bot.Handled.ShouldBe(["message offboard Adele"]);
    }

    [Theory]
    [InlineData("add", "installed")]
    [InlineData("add-upgrade", "installed")]
    [InlineData("remove", "uninstalled")]
    [InlineData("remove-upgrade", "uninstalled")]
    public async Task An_installation_reaches_its_own_handler(string action, string handled)
    {
        await _host.PostAsync(_host.Incoming("installationUpdate", new { action }));

        _bot.Handled.ShouldBe([handled]);
    }

    [Fact]
    public async Task An_installation_of_an_unknown_kind_is_left_alone()
    {
        var response = await _host.PostAsync(_host.Incoming("installationUpdate", new { action = "replace" }));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        _bot.Handled.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_new_member_named_by_id_alone_is_asked_for()
    {
        await _host.PostAsync(_host.Incoming("conversationUpdate", new { membersAdded = new[] { new { id = "29:adele" } } }));

        _bot.Handled.ShouldBe(["added 29:adele"]);
        _bot.Added.Single().UserPrincipalName.ShouldBe("adele.vance@contoso.com");
        _bot.Added.Single().AadObjectId.ShouldBe("a0000000-0000-4000-8000-000000000002");
        _host.Connector.Calls.Single().Line.ShouldBe("GET /v3/conversations/a:1%2F2/members/29:adele");
    }

    [Fact]
    public async Task The_bot_itself_is_not_asked_for()
    {
        var members = new { membersAdded = new[] { new { id = BotUnderTest.BotId } } };

        await _host.PostAsync(_host.Incoming("conversationUpdate", members));

        _bot.Handled.ShouldBe(["added 28:bot"]);
        _host.Connector.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_member_who_is_gone_already_is_still_named()
    {
        _host.Connector.Answer(404, body: """{"error":{"code":"ConversationNotFound","message":"gone"}}""");

        await _host.PostAsync(_host.Incoming("conversationUpdate", new { membersAdded = new[] { new { id = "29:gone" } } }));

        _bot.Handled.ShouldBe(["added 29:gone"]);
    }

    [Fact]
    public async Task A_removed_member_reaches_the_handler_for_removals()
    {
        await _host.PostAsync(_host.Incoming("conversationUpdate", new { membersRemoved = new[] { new { id = "29:adele" } } }));

        _bot.Handled.ShouldBe(["removed 29:adele"]);
    }

    [Fact]
    public async Task An_activity_of_an_unknown_type_is_not_refused()
    {
        var response = await _host.PostAsync(_host.Incoming("trafficReport"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        _bot.Handled.ShouldBe(["unrecognized trafficReport"]);
    }

    [Fact]
    public async Task A_card_action_is_answered_in_the_response()
    {
        _bot.OnCard = value => new AdaptiveCardInvokeResponse
        {
            StatusCode = 200,
            Type = "application/vnd.microsoft.activity.message",
            Value = $"thanks for {((JObject)value.Action.Data)["choice"]}",
        };

        var response = await _host.PostAsync(_host.CardAction("submit", new { choice = "2026-12-21" }));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        JToken.DeepEquals(JObject.Parse(await response.Content.ReadAsStringAsync()), new JObject
        {
            ["statusCode"] = 200,
            ["type"] = "application/vnd.microsoft.activity.message",
            ["value"] = "thanks for 2026-12-21",
        }).ShouldBeTrue();
    }

    [Fact]
    public async Task A_card_action_that_nobody_handles_is_not_implemented()
    {
        var response = await _host.PostAsync(_host.CardAction("submit"));

        response.StatusCode.ShouldBe(HttpStatusCode.NotImplemented);
    }

    [Fact]
    public async Task What_is_typed_into_a_card_is_answered_with_what_fits()
    {
        _bot.OnSearch = value => new SearchInvokeResponse { StatusCode = 200, Type = "found", Value = $"{value.QueryText} {value.QueryOptions.Top}" };

        var response = await _host.PostAsync(_host.Incoming("invoke", new { name = "application/search", value = new { queryText = "Ade", queryOptions = new { skip = 0, top = 15 } } }));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        _bot.Handled.ShouldBe(["search Ade"]);
        ((string?)JObject.Parse(await response.Content.ReadAsStringAsync())["value"]).ShouldBe("Ade 15");
    }

    [Fact]
    public async Task A_search_for_nothing_is_a_bad_request_and_one_that_nobody_handles_is_not_implemented()
    {
        var empty = await _host.PostAsync(_host.Incoming("invoke", new { name = "application/search", value = new { queryText = "" } }));
        var unhandled = await _host.PostAsync(_host.Incoming("invoke", new { name = "application/search", value = new { queryText = "Ade" } }));

        empty.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        unhandled.StatusCode.ShouldBe(HttpStatusCode.NotImplemented);
    }

    [Fact]
    public async Task An_edited_message_is_no_new_one()
    {
        await _host.PostAsync(_host.Incoming("messageUpdate", new { text = "offboard Adele", channelData = new { eventType = "editMessage" } }));
        await _host.PostAsync(_host.Incoming("messageUpdate", new { text = "offboard Adele", channelData = new { eventType = "somethingElse" } }));

        _bot.Handled.ShouldBe(["edited offboard Adele"]);
    }

    [Theory]
    [InlineData("composeExtension/query")]
    [InlineData("task/fetch")]
    [InlineData(null)]
    public async Task An_invoke_of_another_name_is_not_implemented(string? name)
    {
        var response = await _host.PostAsync(_host.Incoming("invoke", new { name, value = new { } }));

        response.StatusCode.ShouldBe(HttpStatusCode.NotImplemented);
    }

    [Fact]
    public async Task A_handler_may_refuse_an_invoke_with_a_status_of_its_own()
    {
        _bot.OnCard = _ => ScriptedBot.Refuse(403);

        var response = await _host.PostAsync(_host.CardAction("submit"));

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("""{"value":null}""")]
    [InlineData("""{"value":"text"}""")]
    [InlineData("""{"value":["a"]}""")]
    [InlineData("""{"value":{}}""")]
    [InlineData("""{"value":{"action":"text"}}""")]
    [InlineData("""{"value":{"action":{"type":"Action.Submit"}}}""")]
    public async Task A_card_action_that_is_none_is_a_bad_request(string more)
    {
        var activity = _host.Incoming("invoke", new { name = "adaptiveCard/action" });
        activity.Merge(JObject.Parse(more));

        var response = await _host.PostAsync(activity);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JObject.Parse(await response.Content.ReadAsStringAsync())["type"]!.ToString().ShouldBe("application/vnd.microsoft.error");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("<html></html>")]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("{}")]
    [InlineData("""{"type":"message"}""")]
    [InlineData("""{"type":"message","serviceUrl":"file:///etc/passwd"}""")]
    [InlineData("""{"type":"message","timestamp":"yesterday","serviceUrl":"http://127.0.0.1"}""")]
    public async Task A_body_that_is_no_activity_is_a_bad_request(string body)
    {
        var response = await _host.PostAsync(body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        _bot.Handled.ShouldBeEmpty();
    }

    [Fact]
    public async Task JSON_nested_without_end_is_a_bad_request()
    {
        var body = $$"""{"type":"message","value":{{new string('[', 5000)}}{{new string(']', 5000)}}}""";

        (await _host.PostAsync(body)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Only_POST_is_answered() => (await _host.GetAsync()).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);

    [Fact]
    public async Task What_the_bot_throws_goes_to_its_one_error_handler()
    {
        var caught = new List<string>();
        _host.Adapter.OnTurnError = (turn, error) =>
        {
            caught.Add($"{turn.Activity.Text}: {error.Message}");
            return Task.CompletedTask;
        };
        _bot.InTurn = (_, _) => throw new InvalidOperationException("broken");

        var response = await _host.PostAsync(_host.Message("hello"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        caught.ShouldBe(["hello: broken"]);
    }

    [Fact]
    public async Task A_turn_runs_in_the_culture_of_its_activity()
    {
        var written = string.Empty;
        _bot.InTurn = (_, _) =>
        {
            written = 1.5.ToString("0.0");
            return Task.CompletedTask;
        };
        var message = _host.Message("hej");
        message["locale"] = "sv-SE";

        await _host.PostAsync(message);

        written.ShouldBe("1,5");
    }
}
