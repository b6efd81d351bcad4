using System.Net;
using Microsoft.Bot.Builder;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.BotBuilder;

/// <summary>https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-activities and what Teams sends besides.</summary>
public sealed class ProtocolTests : IAsyncLifetime
{
    private readonly ScriptedBot _bot = new();
    private BotUnderTest _host = null!;

    public async Task InitializeAsync() => _host = await BotUnderTest.StartAsync(_bot);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task An_event_reaches_its_handler_by_name()
    {
        var response = await _host.PostAsync(_host.Incoming("event", new { name = "application/vnd.microsoft.readReceipt" }));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        _bot.Handled.ShouldBe(["event application/vnd.microsoft.readReceipt"]);
    }

    [Theory]
    [InlineData("messageDelete")]
    [InlineData("endOfConversation")]
    [InlineData("Message")]
    public async Task A_kind_that_is_not_known_by_this_very_name_is_no_message(string type)
    {
        await _host.PostAsync(_host.Incoming(type, new { text = "offboard Adele" }));

        _bot.Handled.ShouldBe([$"unrecognized {type}"]);
    }

    [Fact]
    public async Task Typing_is_no_message_and_is_not_answered()
    {
        var response = await _host.PostAsync(_host.Incoming("typing"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldBeEmpty();
        _bot.Handled.ShouldBeEmpty();
    }

    [Fact]
    public async Task Members_who_come_count_before_members_who_go()
    {
        await _host.PostAsync(_host.Incoming("conversationUpdate", new { membersAdded = new[] { new { id = BotUnderTest.BotId } }, membersRemoved = new[] { new { id = "29:adele" } } }));

        _bot.Handled.ShouldBe(["added 28:bot"]);
    }

    [Fact]
    public async Task A_message_is_answered_with_nothing_in_the_response_whatever_the_bot_says()
    {
        _bot.InTurn = (turn, cancellationToken) => turn.SendActivityAsync("hello", cancellationToken: cancellationToken);

        var response = await _host.PostAsync(_host.Message("hello"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldBeEmpty();
        _host.Connector.Calls.ShouldHaveSingleItem();
    }
}
