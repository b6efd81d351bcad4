using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shouldly;
using TeamsOffboardBot.Hosting;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Hosting;

/// <summary>The whole program, knocked at from outside.</summary>
public sealed class FrontDoorTests
{
    private const string OtherTenant = "7a3c1c0e-3d5b-4f0a-9a51-0c0a7e5b1d10";

    [Theory]
    [InlineData("/api/messages")]
    [InlineData("/api/messages/")]
    [InlineData("/API/Messages")]
    [InlineData("/api/%6Dessages")]
    [InlineData("/api//messages")]
    public async Task No_spelling_of_the_path_leads_around_the_gate(string path)
    {
        await using var bot = await BotHost.StartAsync();

        using var answer = await PostAsync(bot, Spoilt(bot, a => a["channelData"]!["tenant"]!["id"] = OtherTenant), path);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Whatever_is_not_health_is_behind_the_gate()
    {
        await using var bot = await BotHost.StartAsync();

        var routes = bot.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Select(e => e.RoutePattern.RawText!).ToList();

        routes.ShouldContain(Gate.Messages);
        routes.Where(r => !r.StartsWith("/health/", StringComparison.Ordinal)).ShouldAllBe(r => r.StartsWith(ActivityGates.Folder + "/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_no_client_of_Teams_would_send_is_answered_and_nothing_breaks()
    {
        await using var bot = await BotHost.StartAsync();

        foreach (var body in Oddities(bot))
        {
            using var answer = await PostAsync(bot, body);

            ((int)answer.StatusCode).ShouldBeOneOf([200, 202, 400, 501], body);
            (await answer.Content.ReadAsStringAsync()).ShouldNotContain("   at ");
        }

        await bot.Megan.SaysAsync("help");
    }

    [Fact]
    public async Task What_breaks_behind_the_gate_is_never_shown()
    {
        await using var bot = await BotHost.StartAsync(services: services => services.AddSingleton<IBotFrameworkHttpAdapter, BrokenAdapter>());

        using var answer = await PostAsync(bot, Spoilt(bot, _ => { }));

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Health_says_whether_and_never_why()
    {
        await using var bot = await BotHost.StartAsync(services: services =>
            services.AddHealthChecks().AddCheck("broken", () => HealthCheckResult.Unhealthy("disk /var/lib/bot is full"), tags: [Health.ReadyTag]));

        (await bot.Http.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var ready = await bot.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));

        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ready.Content.ReadAsStringAsync()).ShouldBe("Unhealthy");
    }

    [Fact]
    public async Task A_bot_whose_database_answers_is_ready()
    {
        await using var bot = await BotHost.StartAsync();

        (await bot.Http.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        bot.ShouldBeQuiet();
    }

    private static Task<HttpResponseMessage> PostAsync(BotHost bot, string body, string path = Gate.Messages) =>
        bot.Http.PostAsync(new Uri(path, UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));

    private static string Spoilt(BotHost bot, Action<JsonObject> spoil) => Activities.Message(spoil, bot.Teams.ServiceUrl);

    private static IEnumerable<string> Oddities(BotHost bot)
    {
        Action<JsonObject>[] odd =
        [
            a => a["timestamp"] = "the day before yesterday",
            a => a["entities"] = "none",
            a => a["attachments"] = new JsonObject { ["a"] = 1 },
            a => a["text"] = new JsonArray(1, 2),
            a => a["text"] = null,
            a => a["recipient"] = null,
            a => a["from"]!["aadObjectId"] = 7,
            a => a["from"]!.AsObject().Remove("aadObjectId"),
            a => a["from"]!["aadObjectId"] = "../../users",
            a => a["conversation"]!["isGroup"] = "perhaps",
            a => (a["conversation"]!["id"], a["conversation"]!["conversationType"]) = ("19:salon", "salon"),
            a => a["type"] = "soliloquy",
            a => a["locale"] = "xx-not-a-locale",
            a => a["localTimezone"] = "Mars/Olympus",
            a => Invoke(a, "no/such/invoke", new JsonObject()),
            a => Invoke(a, "adaptiveCard/action", value: null),
            a => Invoke(a, "adaptiveCard/action", "text"),
            a => Invoke(a, "adaptiveCard/action", new JsonObject { ["action"] = "approve" }),
            a => Invoke(a, "adaptiveCard/action", new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "no-such-verb", ["data"] = new JsonArray() } }),
            a => Invoke(a, "adaptiveCard/action", new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = 7, ["data"] = "approve" } }),
            a => a["text"] = new string('(', 100_000),
        ];
        return odd.Select(spoil => Spoilt(bot, spoil));
    }

    private static void Invoke(JsonObject activity, string name, JsonNode? value)
    {
        activity["type"] = "invoke";
        activity["name"] = name;
        activity["value"] = value;
    }

    private sealed class BrokenAdapter : IBotFrameworkHttpAdapter
    {
        public Task ProcessAsync(HttpRequest httpRequest, HttpResponse httpResponse, IBot bot, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("The password is swordfish.");
    }
}
