using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using TeamsOffboardBot.Hosting;
using TeamsOffboardBot.Microsoft365;
using Xunit;

namespace TeamsOffboardBot.Tests.Hosting;

/// <summary>How the bot proves who it is when it answers, for every cloud and every proof the settings may name.</summary>
public sealed class ConnectorSignInTests
{
    private const string Identity = "c0000000-0000-4000-8000-000000000009";

    [Theory]
    [InlineData("Global", "SingleTenant", "login.microsoftonline.com", Gate.Tenant, "https://api.botframework.com/.default")]
    [InlineData("Global", "MultiTenant", "login.microsoftonline.com", "botframework.com", "https://api.botframework.com/.default")]
    [InlineData("UsGov", "SingleTenant", "login.microsoftonline.us", Gate.Tenant, "https://api.botframework.us/.default")]
    [InlineData("UsGovDod", "MultiTenant", "login.microsoftonline.us", "MicrosoftServices.onmicrosoft.us", "https://api.botframework.us/.default")]
    [InlineData("China", "SingleTenant", "login.partner.microsoftonline.cn", Gate.Tenant, "https://api.botframework.azure.cn/.default")]
    [InlineData("China", "MultiTenant", "login.partner.microsoftonline.cn", "microsoftservices.partner.onmschina.cn", "https://api.botframework.azure.cn/.default")]
    public async Task The_bot_signs_in_at_the_cloud_that_the_tenant_is_in(string cloud, string type, string host, string tenant, string scope)
    {
        var web = await AnswerAsync(("Microsoft365:Cloud", cloud), ("MicrosoftAppType", type), ("MicrosoftAppPassword", "the secret"));

        var (address, form) = web.SignIns.ShouldHaveSingleItem();
        address.ShouldBe($"https://{host}/{tenant}/oauth2/v2.0/token", StringCompareShould.IgnoreCase);
        form["scope"].ShouldBe(scope);
        form["client_secret"].ShouldBe("the secret");
        web.Answers.ShouldBe(["Bearer of login"]);
    }

    [Fact]
    public async Task An_address_that_the_settings_name_comes_before_that_of_the_cloud()
    {
        var web = await AnswerAsync(
            ("Microsoft365:Cloud", "China"),
            ("MicrosoftAppPassword", "the secret"),
            ("ToChannelFromBotLoginUrl", "https://login.chinacloudapi.cn/contoso.partner.onmschina.cn"));

        web.SignIns.Single().Address.ShouldStartWith("https://login.chinacloudapi.cn/contoso.partner.onmschina.cn/");
    }

    [Theory]
    [InlineData("pfx")]
    [InlineData("pem")]
    public async Task A_certificate_stands_for_the_password(string kind)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("certificate-").FullName, $"bot.{kind}");
        using (var key = RSA.Create(2048))
        {
            using var certificate = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
            await File.WriteAllBytesAsync(file, kind == "pfx"
                ? certificate.Export(X509ContentType.Pfx, "of the file")
                : Encoding.ASCII.GetBytes(certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem()));
        }

        var web = await AnswerAsync(
            ("MicrosoftAppType", "SingleTenant"), ("MicrosoftAppCertificatePath", file), ("MicrosoftAppCertificatePassword", kind == "pfx" ? "of the file" : ""));

        var (address, form) = web.SignIns.ShouldHaveSingleItem();
        address.ShouldBe($"https://login.microsoftonline.com/{Gate.Tenant}/oauth2/v2.0/token");
        form.Keys.ShouldNotContain("client_secret");
        form["client_assertion"].Split('.').Length.ShouldBe(3);
        web.Answers.ShouldBe(["Bearer of login"]);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Theory]
    [InlineData("Global", "api://AzureADTokenExchange")]
    [InlineData("UsGov", "api://AzureADTokenExchangeUSGov")]
    [InlineData("China", "api://AzureADTokenExchangeChina")]
    public async Task A_managed_identity_that_the_app_trusts_stands_for_the_password(string cloud, string audience)
    {
        var web = await AnswerAsync(("Microsoft365:Cloud", cloud), ("MicrosoftAppType", "SingleTenant"), ("MicrosoftAppClientId", Identity));

        web.Identities.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            asked => asked["resource"].ShouldBe(audience),
            asked => asked["client_id"].ShouldBe(Identity));
        var form = web.SignIns.ShouldHaveSingleItem().Form;
        form["client_assertion"].ShouldBe("of the identity");
        form["client_id"].ShouldBe(Gate.AppId);
        form.Keys.ShouldNotContain("client_secret");
        web.Answers.ShouldBe(["Bearer of login"]);
    }

    /// <summary>One message of the bot, and whom it asked for what on the way.</summary>
    private static async Task<Web> AnswerAsync(params (string Key, string Value)[] settings)
    {
        var web = new Web();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["MicrosoftAppId"] = Gate.AppId,
            ["MicrosoftAppTenantId"] = Gate.Tenant,
            ["ValidateAuthority"] = "false",
        }).AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value, StringComparer.OrdinalIgnoreCase)).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddOptions<BotIdentityOptions>().Bind(configuration);
        services.AddSingleton(Options.Create(new Microsoft365Options { TenantId = Gate.Tenant, Cloud = Enum.Parse<Microsoft365Cloud>(configuration["Microsoft365:Cloud"] ?? "Global") }));
        services.AddConnector(configuration);
        services.AddHttpClient(Options.DefaultName).ConfigurePrimaryHttpMessageHandler(() => web);
        await using var parts = services.BuildServiceProvider();
        var factory = parts.GetRequiredService<BotFrameworkAuthentication>().CreateConnectorFactory(new ClaimsIdentity());
        using var connector = await factory.CreateAsync(Gate.Connector, null, CancellationToken.None);
        await connector.Conversations.SendToConversationAsync(new Activity { Type = "message", Text = "hello", Conversation = new ConversationAccount(id: "a:1") });
        return web;
    }

    /// <summary>Login, the endpoint of managed identities and the connector, none of which can be reached.</summary>
    private sealed class Web : HttpMessageHandler
    {
        public List<(string Address, IReadOnlyDictionary<string, string> Form)> SignIns { get; } = [];

        public List<IReadOnlyDictionary<string, string>> Identities { get; } = [];

        public List<string> Answers { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var url = request.RequestUri!;
            switch (url.Host)
            {
                case "smba.trafficmanager.net":
                    Answers.Add(request.Headers.Authorization!.ToString());
                    return Json("""{"id":"1"}""");
                case "169.254.169.254":
                    Identities.Add(Read(url.Query));
                    return Json("""{"token_type":"Bearer","expires_in":"3600","expires_on":"4102444800","resource":"x","access_token":"of the identity"}""");
                default:
                    SignIns.Add((url.GetLeftPart(UriPartial.Path), Read(await request.Content!.ReadAsStringAsync(cancellationToken))));
                    return Json("""{"token_type":"Bearer","expires_in":3600,"access_token":"of login"}""");
            }
        }

        private static Dictionary<string, string> Read(string query) => QueryHelpers.ParseQuery(query).ToDictionary(p => p.Key, p => p.Value.ToString(), StringComparer.Ordinal);

        private static HttpResponseMessage Json(string body) => new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    }
}
