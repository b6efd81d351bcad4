using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.BotBuilder;

public sealed class ConnectorRetryTests : IAsyncLifetime
{
    private BotUnderTest _host = null!;

    public async Task InitializeAsync() => _host = await BotUnderTest.StartAsync(new ScriptedBot());

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("2.128", 2128)]
    [InlineData("3", 3000)]
    [InlineData("Mon, 21 Dec 2026 09:00:07 GMT", 7000)]
    public async Task The_wait_is_the_one_the_connector_asks_for(string retryAfter, double milliseconds)
    {
        _host.Connector.Answer(429, retryAfter);

        await SpeakAsync();

        _host.Time.Waits.ShouldBe([TimeSpan.FromMilliseconds(milliseconds)]);
        _host.Connector.Calls.Count.ShouldBe(2);
        _host.Connector.Calls.ShouldAllBe(call => call.Body!["text"]!.ToString() == "hello");
    }

    [Theory]
    [InlineData(412)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Without_a_wish_the_waits_grow(int status)
    {
        _host.Connector.Answer(status);
        _host.Connector.Answer(status);
        _host.Connector.Answer(status);

        await SpeakAsync();

        _host.Connector.Calls.Count.ShouldBe(4);
        var waits = _host.Time.Waits.Select(w => w.TotalMilliseconds).ToArray();
        waits[0].ShouldBeInRange(200, 600);
        waits[1].ShouldBeInRange(400, 1200);
        waits[2].ShouldBeInRange(800, 2400);
    }

    [Fact]
    public async Task A_cut_connection_is_tried_again()
    {
        _host.Connector.Cut();

        await SpeakAsync();

        _host.Connector.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Patience_ends_after_four_attempts()
    {
        for (var i = 0; i < 4; i++)
        {
            _host.Connector.Answer(503);
        }

        var error = await Should.ThrowAsync<ErrorResponseException>(SpeakAsync());

        error.Response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        _host.Connector.Calls.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Nobody_is_kept_waiting_for_minutes()
    {
        _host.Connector.Answer(429, retryAfter: "180");

        await Should.ThrowAsync<ErrorResponseException>(SpeakAsync());

        _host.Connector.Calls.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task Any_other_refusal_is_final(int status)
    {
        _host.Connector.Answer(status);

        await Should.ThrowAsync<ErrorResponseException>(SpeakAsync());

        _host.Connector.Calls.Count.ShouldBe(1);
    }

    private Task SpeakAsync() => _host.Adapter.ContinueConversationAsync(
        "app",
        _host.Reference(),
        (turn, token) => turn.SendActivityAsync("hello", cancellationToken: token),
        CancellationToken.None);
}
