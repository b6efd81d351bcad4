using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.BotBuilder;

public sealed class ProactiveTests : IAsyncLifetime
{
    private readonly ScriptedBot _bot = new();
    private BotUnderTest _host = null!;

    public async Task InitializeAsync() => _host = await BotUnderTest.StartAsync(_bot);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_conversation_goes_on_without_anybody_having_written()
    {
        string? name = null;
        await _host.Adapter.ContinueConversationAsync(
            "app",
            _host.Reference(),
            async (turn, token) =>
            {
                name = turn.Activity.Name;
                await turn.SendActivityAsync("Please approve.", cancellationToken: token);
            },
            CancellationToken.None);

        name.ShouldBe("ContinueConversation");
        var call = _host.Connector.Calls.Single();
        call.Method.ShouldBe("POST");
        call.Path.ShouldStartWith("/v3/conversations/19:approvals/activities/");
        call.Body!["text"]!.ToString().ShouldBe("Please approve.");
        call.Body["recipient"]!["id"]!.ToString().ShouldBe("29:megan");
    }

    [Fact]
    public async Task A_card_sent_earlier_is_replaced_from_outside_a_turn()
    {
        await _host.Adapter.ContinueConversationAsync(
            "app",
            _host.Reference(),
            (turn, token) => turn.UpdateActivityAsync(new Activity { Type = "message", Id = "card-1", Text = "done" }, token),
            CancellationToken.None);

        _host.Connector.Calls.Single().Line.ShouldBe("PUT /v3/conversations/19:approvals/activities/card-1");
    }

    [Fact]
    public async Task A_proactive_turn_can_run_the_bot_itself()
    {
        await _host.Adapter.ContinueConversationAsync("app", _host.Reference(), _bot.OnTurnAsync, CancellationToken.None);

        _bot.Handled.ShouldBe(["event ContinueConversation"]);
    }

    [Fact]
    public async Task A_new_conversation_is_made_and_spoken_in()
    {
        var parameters = new ConversationParameters
        {
            IsGroup = false,
            Bot = new ChannelAccount(BotUnderTest.BotId),
            Members = [new ChannelAccount("29:nestor")],
            TenantId = "6f2c1c0e-3d5b-4f0a-9a51-0c0a7e5b1d10",
        };
        ConversationReference? reference = null;

        await _host.Adapter.CreateConversationAsync(
            "app",
            "msteams",
            _host.Connector.Url,
            audience: null,
            parameters,
            async (turn, token) =>
            {
                reference = turn.Activity.GetConversationReference();
                await turn.SendActivityAsync("Please approve.", cancellationToken: token);
            },
            CancellationToken.None);

        var calls = _host.Connector.Calls.ToArray();
        calls.Select(c => c.Line).ShouldBe(
        [
            "POST /v3/conversations",
            "POST /v3/conversations/conversation-new/activities/activity-new",
        ]);
        calls[0].Body!["members"]![0]!["id"]!.ToString().ShouldBe("29:nestor");
        calls[0].Body!["tenantId"]!.ToString().ShouldBe("6f2c1c0e-3d5b-4f0a-9a51-0c0a7e5b1d10");
        reference!.Conversation.Id.ShouldBe("conversation-new");
        reference.ServiceUrl.ShouldBe(_host.Connector.Url);
    }

    [Fact]
    public async Task Where_no_conversation_is_made_nobody_speaks()
    {
        var spoke = false;
        _host.Connector.Answer(403, body: """{"error":{"code":"Forbidden"}}""");

        await Should.ThrowAsync<ErrorResponseException>(_host.Adapter.CreateConversationAsync(
            "app",
            "msteams",
            _host.Connector.Url,
            audience: null,
            new ConversationParameters(),
            (_, _) => Task.FromResult(spoke = true),
            CancellationToken.None));

        spoke.ShouldBeFalse();
    }
}
