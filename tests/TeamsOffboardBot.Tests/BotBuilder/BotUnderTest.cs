using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;
using TeamsOffboardBot.Hosting;
using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Tests.BotBuilder;

/// <summary>A bot behind its HTTP endpoint, with a connector to answer to.</summary>
public sealed class BotUnderTest : IAsyncDisposable
{
    public const string UserId = "29:megan";
    public const string BotId = "28:bot";

    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private BotUnderTest(FakeConnector connector, IBot bot, IReadOnlyDictionary<string, string?> settings, Action<IServiceCollection>? change)
    {
        Connector = connector;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();

        // The settings of the service lie beside the tests; here only those of the test count.
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(new WireClock(Time));
        builder.Services.AddConnectorHttp();
        builder.Services.AddSingleton<BotFrameworkAuthentication>(services => new ConfigurationBotFrameworkAuthentication(
            builder.Configuration, httpClientFactory: services.GetRequiredService<IHttpClientFactory>()));
        builder.Services.AddSingleton(services => new CloudAdapter(services.GetRequiredService<BotFrameworkAuthentication>()));
        change?.Invoke(builder.Services);
        _app = builder.Build();
        _app.MapMethods("/api/messages", ["POST", "GET"], (HttpContext http, CloudAdapter adapter) =>
            adapter.ProcessAsync(http.Request, http.Response, bot, http.RequestAborted));
        _client = new HttpClient();
    }

    public FakeConnector Connector { get; }

    public HurryingTime Time { get; } = new(new DateTimeOffset(2026, 12, 21, 9, 0, 0, TimeSpan.Zero));

    public CloudAdapter Adapter => _app.Services.GetRequiredService<CloudAdapter>();

    public static async Task<BotUnderTest> StartAsync(
        IBot bot,
        IReadOnlyDictionary<string, string?>? settings = null,
        Action<IServiceCollection>? change = null)
    {
        var started = new BotUnderTest(await FakeConnector.StartAsync(), bot, settings ?? new Dictionary<string, string?>(), change);
        await started._app.StartAsync();
        return started;
    }

    /// <summary>An activity as Teams sends it, with what the test adds.</summary>
    public JObject Incoming(string type, object? more = null)
    {
        var activity = new JObject
        {
            ["type"] = type,
            ["id"] = "incoming-1",
            ["channelId"] = "msteams",
            ["serviceUrl"] = Connector.Url + "/",
            ["from"] = new JObject { ["id"] = UserId, ["name"] = "Megan Bowen" },
            ["recipient"] = new JObject { ["id"] = BotId, ["name"] = "Offboarding" },
            ["conversation"] = new JObject { ["id"] = "a:1/2", ["conversationType"] = "personal" },
        };
        activity.Merge(JObject.FromObject(more ?? new { }));
        return activity;
    }

    public JObject Message(string text) => Incoming("message", new { text });

    public JObject CardAction(string verb, object? data = null) => Incoming("invoke", new
    {
        name = "adaptiveCard/action",
        value = new { action = new { type = "Action.Execute", verb, data } },
    });

    public Task<HttpResponseMessage> PostAsync(JObject activity) => PostAsync(activity.ToString());

    public Task<HttpResponseMessage> PostAsync(string body, string? authorization = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Endpoint)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return _client.SendAsync(request);
    }

    public Task<HttpResponseMessage> GetAsync() => _client.GetAsync(Endpoint);

    public ConversationReference Reference(string? activityId = null) => new()
    {
        ActivityId = activityId,
        ChannelId = "msteams",
        ServiceUrl = Connector.Url,
        Conversation = new ConversationAccount(id: "19:approvals"),
        Bot = new ChannelAccount(BotId),
        User = new ChannelAccount(UserId),
    };

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        await Connector.DisposeAsync();
    }

    private Uri Endpoint => new($"{_app.Urls.Single()}/api/messages");
}
