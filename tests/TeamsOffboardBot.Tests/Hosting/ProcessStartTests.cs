using System.Net;
using System.Text;
using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Storage;
using Xunit;

namespace TeamsOffboardBot.Tests.Hosting;

/// <summary>The dll as a platform starts it, with its settings in the environment.</summary>
public sealed class ProcessStartTests : IDisposable
{
    private readonly TemporaryDatabase _database = new();

    private Dictionary<string, string> Production => new(StringComparer.Ordinal)
    {
        ["DOTNET_ENVIRONMENT"] = "Production",
        ["urls"] = "http://127.0.0.1:0",
        ["MicrosoftAppId"] = Gate.AppId,
        ["MicrosoftAppPassword"] = "not-a-real-one",
        ["Microsoft365:TenantId"] = Gate.Tenant,
        ["Access:ApproverGroupId"] = "b0000000-0000-4000-8000-000000000001",
        ["Storage:ConnectionString"] = _database.ConnectionString,
    };

    [Theory]
    [InlineData("MicrosoftAppId", "")]
    [InlineData("Microsoft365:Credential", "None")]
    [InlineData("Microsoft365:GraphUrl", "http://127.0.0.1:5080/graph")]
    public async Task In_Production_settings_of_a_trial_end_the_start_with_one_line_and_an_exit_code(string setting, string value)
    {
        var settings = Production;
        settings[setting] = value;

        var (exitCode, said) = await BotProcess.RunAsync(settings).WaitAsync(TimeSpan.FromMinutes(2));

        exitCode.ShouldNotBe(0);
        said.Trim().ShouldStartWith("The bot does not start: ");
        said.Trim().ShouldNotContain('\n');
        said.ShouldContain(setting);
    }

    [Fact]
    public async Task In_Production_a_bot_that_starts_answers_health_and_nobody_without_a_token()
    {
        var (bot, address) = await BotProcess.ServeAsync(Production);
        await using var process = bot;
        using var http = new HttpClient { BaseAddress = address };
        using var content = new StringContent(Activities.Message(), Encoding.UTF8, "application/json");

        using var ready = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        using var refused = await http.PostAsync(new Uri(Gate.Messages, UriKind.Relative), content);

        ready.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ready.Content.ReadAsStringAsync()).ShouldBe("Healthy");
        ready.Headers.Server.ShouldBeEmpty();
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await refused.Content.ReadAsStringAsync()).ShouldBe("""{"error":{"code":"not-verified","message":"The caller is not verified."}}""");
        bot.Output.ShouldNotContain("not-a-real-one");
    }

    [Theory]
    [InlineData("AllowedHosts", "bot.contoso.com", "400")]
    [InlineData("https_port", "443", "307")]
    public async Task Hosts_and_encryption_are_asked_for_where_the_settings_say(string setting, string value, string status)
    {
        var settings = Production;
        settings[setting] = value;
        var (bot, address) = await BotProcess.ServeAsync(settings);
        await using var process = bot;
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CheckCertificateRevocationList = true }) { BaseAddress = address };
        using var content = new StringContent(Activities.Message(), Encoding.UTF8, "application/json");

        using var answer = await http.PostAsync(new Uri(Gate.Messages, UriKind.Relative), content);

        ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe(status);
    }

    public void Dispose() => _database.Dispose();
}
