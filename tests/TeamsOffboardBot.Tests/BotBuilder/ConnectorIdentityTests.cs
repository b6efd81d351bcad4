using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.BotBuilder;

public sealed class ConnectorIdentityTests
{
    private const string AppId = "0d6f1a52-8f0c-4a7e-9a50-0f3f5c1d2b11";
    private const string TenantId = "6f2c1c0e-3d5b-4f0a-9a51-0c0a7e5b1d10";

    [Theory]
    [InlineData("SingleTenant", null, "login.microsoftonline.com", TenantId, "https://api.botframework.com/.default")]
    [InlineData("MultiTenant", null, "login.microsoftonline.com", "botframework.com", "https://api.botframework.com/.default")]
    [InlineData("SingleTenant", "https://botframework.azure.us", "login.microsoftonline.us", TenantId, "https://api.botframework.us/.default")]
    [InlineData(
        "MultiTenant",
        "https://botframework.azure.us",
        "login.microsoftonline.us",
        "MicrosoftServices.onmicrosoft.us",
        "https://api.botframework.us/.default")]
    public async Task A_token_is_got_where_the_cloud_says_and_used_until_it_expires(
        string appType,
        string? channelService,
        string host,
        string tenant,
        string scope)
    {
        var login = new FakeLogin();
        await using var bot = await StartAsync(login, Settings(appType, channelService));

        await SpeakAsync(bot);
        await SpeakAsync(bot);

        var request = login.Requests.ShouldHaveSingleItem();
        request.Address.ShouldBe($"https://{host}/{tenant}/oauth2/v2.0/token", StringCompareShould.IgnoreCase);
        request.Form["scope"].ShouldBe(scope);
        request.Form["client_id"].ShouldBe(AppId);
        request.Form["client_secret"].ShouldBe("the secret");
        bot.Connector.Calls.Select(c => c.Authorization).ShouldBe(["Bearer the token", "Bearer the token"]);
    }

    [Fact]
    public async Task China_is_named_by_its_addresses()
    {
        var login = new FakeLogin();
        var settings = Settings("SingleTenant", channelService: null);
        settings["ToChannelFromBotLoginUrl"] = $"https://login.partner.microsoftonline.cn/{TenantId}";
        settings["ToChannelFromBotOAuthScope"] = "https://api.botframework.azure.cn";
        await using var bot = await StartAsync(login, settings);

        await SpeakAsync(bot);

        login.Requests.Single().Address.ShouldBe($"https://login.partner.microsoftonline.cn/{TenantId}/oauth2/v2.0/token");
        login.Requests.Single().Form["scope"].ShouldBe("https://api.botframework.azure.cn/.default");
    }

    [Fact]
    public async Task With_an_app_id_a_request_without_a_token_is_refused()
    {
        var handler = new ScriptedBot();
        await using var bot = await BotUnderTest.StartAsync(handler, Settings("MultiTenant", channelService: null));

        var response = await bot.PostAsync(bot.Message("hello"));

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        handler.Handled.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("SingleTenant", "MicrosoftAppTenantId")]
    [InlineData("SingleTenant", "MicrosoftAppPassword")]
    [InlineData("SingleTenant", "MicrosoftAppId")]
    [InlineData("UserAssignedMsi", "MicrosoftAppTenantId")]
    [InlineData("UserAssignedMsi", "MicrosoftAppId")]
    public void A_setting_that_is_missing_is_named(string appType, string missing)
    {
        var settings = Settings(appType, channelService: null);
        settings[missing] = null;

        Build(settings).ShouldThrow<ArgumentException>().Message.ShouldContain(missing);
    }

    [Fact]
    public void A_managed_identity_has_no_password() =>
        Build(Settings("UserAssignedMsi", channelService: null)).ShouldThrow<ArgumentException>().Message.ShouldContain("MicrosoftAppPassword");

    [Fact]
    public void A_cloud_that_nobody_knows_is_refused() =>
        Build(Settings("MultiTenant", "https://moon.example")).ShouldThrow<ArgumentException>().Message.ShouldContain("ChannelService");

    private static Func<object> Build(Dictionary<string, string?> settings) => () =>
        new ConfigurationBotFrameworkAuthentication(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());

    private static Dictionary<string, string?> Settings(string appType, string? channelService) => new()
    {
        ["MicrosoftAppType"] = appType,
        ["MicrosoftAppId"] = AppId,
        ["MicrosoftAppTenantId"] = TenantId,
        ["MicrosoftAppPassword"] = "the secret",
        ["ChannelService"] = channelService,
        ["ValidateAuthority"] = "false",
    };

    private static Task<BotUnderTest> StartAsync(FakeLogin login, Dictionary<string, string?> settings) => BotUnderTest.StartAsync(
        new ScriptedBot(),
        settings,
        services => services.AddHttpClient(Options.DefaultName).AddHttpMessageHandler(() => new Redirecting(login)));

    private static Task SpeakAsync(BotUnderTest bot) => bot.Adapter.ContinueConversationAsync(
        AppId,
        bot.Reference(),
        (turn, token) => turn.SendActivityAsync("hello", cancellationToken: token),
        CancellationToken.None);

    private sealed record TokenRequest(string Address, IReadOnlyDictionary<string, string> Form);

    private sealed class FakeLogin
    {
        public ConcurrentQueue<TokenRequest> Requests { get; } = new();

        public async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = await request.Content!.ReadAsStringAsync(cancellationToken);
            var form = QueryHelpers.ParseQuery(body).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
            Requests.Enqueue(new TokenRequest(request.RequestUri!.GetLeftPart(UriPartial.Path), form));
            const string token = """{"token_type":"Bearer","expires_in":3600,"access_token":"the token"}""";
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(token, Encoding.UTF8, "application/json"),
            };
        }
    }

    /// <summary>The login host exists only in this process; the connector is really called.</summary>
    private sealed class Redirecting(FakeLogin login) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri!.Host.StartsWith("login.", StringComparison.Ordinal)
                ? login.AnswerAsync(request, cancellationToken)
                : base.SendAsync(request, cancellationToken);
    }
}
