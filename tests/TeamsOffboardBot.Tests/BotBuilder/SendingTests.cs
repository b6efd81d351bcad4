using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.BotBuilder;

public sealed class SendingTests : IAsyncLifetime
{
    private readonly ScriptedBot _bot = new();
    private BotUnderTest _host = null!;

    public async Task InitializeAsync() => _host = await BotUnderTest.StartAsync(_bot);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task An_answer_is_addressed_to_whoever_asked()
    {
        var sent = await InTurn(turn => turn.SendActivityAsync("Who leaves?"));

        sent.Id.ShouldBe("sent-1");
        var call = _host.Connector.Calls.Single();
        call.Line.ShouldBe("POST /v3/conversations/a:1%2F2/activities/incoming-1");
        JToken.DeepEquals(call.Body, JObject.FromObject(new
        {
            type = "message",
            serviceUrl = _host.Connector.Url + "/",
            channelId = "msteams",
            from = new { id = "28:bot", name = "Offboarding" },
            conversation = new { conversationType = "personal", id = "a:1/2" },
            recipient = new { id = "29:megan", name = "Megan Bowen" },
            text = "Who leaves?",
            inputHint = "acceptingInput",
            replyToId = "incoming-1",
        })).ShouldBeTrue(call.Body!.ToString());
    }

    [Fact]
    public async Task Without_an_app_id_nothing_is_authorized()
    {
        await InTurn(turn => turn.SendActivityAsync("Who leaves?"));

        _host.Connector.Calls.Single().Authorization.ShouldBeNull();
    }

    [Fact]
    public async Task Many_turns_share_a_connection()
    {
        for (var i = 0; i < 5; i++)
        {
            await InTurn(turn => turn.SendActivityAsync($"answer {i}"));
        }

        _host.Connector.Calls.Count.ShouldBe(5);
        _host.Connector.Connections.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Several_activities_go_out_in_order_and_get_their_own_ids()
    {
        var sent = await InTurn(turn => turn.SendActivitiesAsync([MessageFactory.Text("one"), MessageFactory.Text("two")]));

        sent.Select(r => r.Id).ShouldBe(["sent-1", "sent-2"]);
        _host.Connector.Calls.Select(c => c.Body!["text"]!.ToString()).ShouldBe(["one", "two"]);
    }

    [Fact]
    public async Task A_card_travels_as_an_attachment_without_text()
    {
        var attachment = new Attachment { ContentType = "application/vnd.microsoft.card.adaptive", Content = new { type = "AdaptiveCard" } };

        await InTurn(turn => turn.SendActivityAsync(MessageFactory.Attachment(attachment)));

        var body = _host.Connector.Calls.Single().Body!;
        body.ContainsKey("text").ShouldBeFalse();
        body["attachmentLayout"]!.ToString().ShouldBe("list");
        body["attachments"]![0]!["content"]!["type"]!.ToString().ShouldBe("AdaptiveCard");
    }

    [Fact]
    public async Task A_sent_activity_can_be_replaced_and_taken_back()
    {
        await InTurn<object?>(async turn =>
        {
            await turn.UpdateActivityAsync(new Activity { Type = "message", Id = "sent-9", Text = "changed" });
            await turn.DeleteActivityAsync("sent-9");
            return null;
        });

        _host.Connector.Calls.Select(c => c.Line).ShouldBe(
        [
            "PUT /v3/conversations/a:1%2F2/activities/sent-9",
            "DELETE /v3/conversations/a:1%2F2/activities/sent-9",
        ]);
        _host.Connector.Calls.First().Body!["text"]!.ToString().ShouldBe("changed");
    }

    [Fact]
    public async Task A_hook_sees_what_goes_out_and_may_keep_it()
    {
        var seen = new List<string>();

        var sent = await InTurn(turn => turn
            .OnSendActivities((_, activities, next) =>
            {
                seen.AddRange(activities.Select(a => a.Text));
                return activities.Exists(a => a.Text == "secret") ? Task.FromResult(Array.Empty<ResourceResponse>()) : next();
            })
            .SendActivityAsync("secret"));

        sent.Id.ShouldBeNull();
        seen.ShouldBe(["secret"]);
        _host.Connector.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Middleware_stands_around_the_bot()
    {
        var order = new List<string>();
        _host.Adapter.Use(new Around("outer", order)).Use(new Around("inner", order));
        _bot.InTurn = (_, _) =>
        {
            order.Add("bot");
            return Task.CompletedTask;
        };

        await _host.PostAsync(_host.Message("hello"));

        order.ShouldBe(["outer in", "inner in", "bot", "inner out", "outer out"]);
    }

    [Fact]
    public async Task What_the_schema_does_not_name_is_kept()
    {
        JObject? echoed = null;
        _bot.InTurn = (turn, _) =>
        {
            echoed = JObject.FromObject(turn.Activity);
            return Task.CompletedTask;
        };
        var message = _host.Message("hello");
        message["suggestedActions"] = new JObject { ["to"] = new JArray("29:megan") };
        message["from"]!["email"] = "megan.bowen@contoso.com";

        await _host.PostAsync(message);

        echoed!["suggestedActions"]!["to"]![0]!.ToString().ShouldBe("29:megan");
        echoed["from"]!["email"]!.ToString().ShouldBe("megan.bowen@contoso.com");
    }

    [Fact]
    public async Task The_mention_of_the_bot_is_taken_out_of_the_text()
    {
        var text = string.Empty;
        _bot.InTurn = (turn, _) =>
        {
            text = turn.Activity.RemoveRecipientMention();
            return Task.CompletedTask;
        };
        var message = _host.Message("<at>Offboarding</at> offboard Adele");
        message["entities"] = JArray.FromObject(new[]
        {
            new { type = "mention", text = "<at>Offboarding</at>", mentioned = new { id = "28:bot", name = "Offboarding" } },
        });

        await _host.PostAsync(message);

        text.ShouldBe("offboard Adele");
    }

    [Fact]
    public async Task A_refusal_of_the_connector_names_its_status_and_code()
    {
        _host.Connector.Answer(403, body: """{"error":{"code":"BotNotInConversationRoster","message":"not here"}}""");

        var error = await InTurn(turn => Should.ThrowAsync<ErrorResponseException>(turn.SendActivityAsync("hello")));

        error.Response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        error.Body.Error.Code.ShouldBe("BotNotInConversationRoster");
    }

    [Fact]
    public async Task A_refusal_in_HTML_still_has_its_status()
    {
        _host.Connector.Answer(404, body: "<html>no</html>");

        var error = await InTurn(turn => Should.ThrowAsync<ErrorResponseException>(turn.SendActivityAsync("hello")));

        error.Response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        error.Response.Content.ShouldBe("<html>no</html>");
        error.Body.ShouldBeNull();
    }

    [Fact]
    public async Task The_members_of_a_conversation_come_page_by_page()
    {
        var first = await InTurn(turn => TeamsInfo.GetPagedMembersAsync(turn, pageSize: 2));
        var second = await InTurn(turn => TeamsInfo.GetPagedMembersAsync(turn, continuationToken: first.ContinuationToken));

        first.Members.Select(m => m.Id).ShouldBe(["29:one", "29:two"]);
        second.Members.Select(m => m.AadObjectId).ShouldBe(["a0000000-0000-4000-8000-000000000002"]);
        second.ContinuationToken.ShouldBeNull();
        _host.Connector.Calls.Select(c => c.Line).ShouldBe(
        [
            "GET /v3/conversations/a:1%2F2/pagedmembers?pageSize=2",
            "GET /v3/conversations/a:1%2F2/pagedmembers?continuationToken=second%20page",
        ]);
    }

    [Fact]
    public async Task In_a_channel_the_members_are_those_of_the_team()
    {
        _bot.InTurn = (turn, token) => TeamsInfo.GetPagedMembersAsync(turn, cancellationToken: token);
        var message = _host.Message("hello");
        message["channelData"] = JObject.FromObject(new { team = new { id = "19:team" }, channel = new { id = "19:channel" } });

        await _host.PostAsync(message);

        _host.Connector.Calls.Single().Line.ShouldBe("GET /v3/conversations/19:team/pagedmembers");
    }

    private async Task<T> InTurn<T>(Func<ITurnContext, Task<T>> act)
    {
        var result = default(T);
        _bot.InTurn = async (turn, _) => result = await act(turn);
        (await _host.PostAsync(_host.Message("hello"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        return result!;
    }

    private sealed class Around(string name, List<string> order) : IMiddleware
    {
        public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            order.Add($"{name} in");
            await next(cancellationToken);
            order.Add($"{name} out");
        }
    }
}
