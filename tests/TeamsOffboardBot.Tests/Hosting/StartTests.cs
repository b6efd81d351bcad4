using Microsoft.Extensions.Configuration;
using Shouldly;
using TeamsOffboardBot.Hosting;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Storage;
using Xunit;

namespace TeamsOffboardBot.Tests.Hosting;

/// <summary>What the operator reads when the bot does not start: the program's own entry, with settings as arguments.</summary>
public sealed class StartTests
{
    private static readonly string[] Production =
    [
        "--environment=Production",
        "--urls=http://127.0.0.1:0",
        $"--MicrosoftAppId={Gate.AppId}",
        "--MicrosoftAppPassword=not-a-real-one",
        $"--Microsoft365:TenantId={Gate.Tenant}",
        "--Access:ApproverGroupId=b0000000-0000-4000-8000-000000000001",
    ];

    private static readonly string[] Development =
    [
        "--environment=Development",
        "--urls=http://127.0.0.1:0",
        "--Microsoft365:GraphUrl=http://127.0.0.1:5080/graph",
        "--Microsoft365:ExchangeUrl=http://127.0.0.1:5080/exchange",
        "--Microsoft365:SharePointUrl=http://127.0.0.1:5080/sharepoint",
    ];

    [Theory]
    [InlineData("MicrosoftAppId", "--MicrosoftAppId=")]
    [InlineData("MicrosoftAppPassword", "--MicrosoftAppPassword=")]
    [InlineData("MicrosoftAppCertificatePath", "--MicrosoftAppPassword=")]
    [InlineData("MicrosoftAppCertificatePath", "--MicrosoftAppCertificatePath=/no/such/file.pfx")]
    [InlineData("Only one of MicrosoftAppPassword and MicrosoftAppClientId", "--MicrosoftAppClientId=c0000000-0000-4000-8000-000000000009")]
    [InlineData("MicrosoftAppType", "--MicrosoftAppType=Borrowed")]
    [InlineData("MicrosoftAppTenantId", "--MicrosoftAppType=SingleTenant")]
    [InlineData("ToBotFromChannelOpenIdMetadataUrl", "--ToBotFromChannelOpenIdMetadataUrl=http://login.fabrikam.com/")]
    [InlineData("ToBotFromChannelOpenIdMetadataUrl", "--ToBotFromChannelOpenIdMetadataUrl=https://127.0.0.1/")]
    [InlineData("Microsoft365:TenantId", "--Microsoft365:TenantId=contoso")]
    [InlineData("Microsoft365:Cloud", "--Microsoft365:Cloud=Germany")]
    [InlineData("Microsoft365:Credential", "--Microsoft365:Credential=None")]
    [InlineData("Microsoft365:Credential", "--Microsoft365:Credential=Guess")]
    [InlineData("Microsoft365:GraphUrl", "--Microsoft365:GraphUrl=http://127.0.0.1:5080/graph")]
    [InlineData("Microsoft365:ExchangeUrl", "--Microsoft365:ExchangeUrl=http://localhost:5080/exchange")]
    [InlineData("Microsoft365:SharePointUrl", "--Microsoft365:SharePointUrl=http://[::1]:5080/sharepoint")]
    [InlineData("Runs:Lease", "--Runs:Lease=00:00:30")]
    [InlineData("Runs:Lease", "--Microsoft365:CallTimeout=00:01:00")]
    [InlineData("Schedule:CheckInInterval", "--Schedule:CheckInInterval=00:00:00")]
    [InlineData("Storage:Provider", "--Storage:Provider=Paper")]
    [InlineData("Storage:ConnectionString", "--Storage:ConnectionString=")]
    [InlineData("Storage:ConnectionString", "--Storage:ConnectionString=Nonsense=1")]
    [InlineData("Storage:ConnectionString", "--Storage:ConnectionString=Data Source=")]
    [InlineData("Bot:AllowedTenants", "--Bot:AllowedTenants:0=contoso")]
    [InlineData("Bot:ConnectorHosts", "--Bot:ConnectorHosts:0=https://smba.fabrikam.com/")]
    [InlineData("Bot:TimeZone", "--Bot:TimeZone=Middle-earth")]
    [InlineData("Approval:ExpiresAfter", "--Approval:ExpiresAfter=00:05:00")]
    [InlineData("Approval:ExpiresAfter", "--Approval:ExpiresAfter=soon")]
    [InlineData("Approval:RemindAfter", "--Approval:RemindAfter=8.00:00:00")]
    [InlineData("Approval:RemindAfter", "--Approval:RemindBefore=00:00:00")]
    [InlineData("Bot:TrustedProxies", "--Bot:TrustedProxies:0=everybody")]
    [InlineData("Bot:ActivitiesPerMinute", "--Bot:ActivitiesPerMinute=0")]
    [InlineData("Alowed", "--Bot:AlowedTenants:0=6f2c1c0e-3d5b-4f0a-9a51-0c0a7e5b1d10")]
    public async Task A_setting_that_cannot_work_ends_the_start_with_one_line_that_names_it(string named, string setting)
    {
        var (code, said) = await StartAsync([.. Production, setting]);

        code.ShouldNotBe(0);
        said.TrimEnd().ShouldNotContain('\n');
        said.ShouldContain(named);
        said.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("Microsoft365:GraphUrl", "--Microsoft365:GraphUrl=")]
    [InlineData("Microsoft365:ExchangeUrl", "--Microsoft365:ExchangeUrl=https://outlook.office365.com/")]
    public async Task Without_a_credential_every_service_must_be_on_this_machine(string named, string setting)
    {
        var (code, said) = await StartAsync([.. Development, setting]);

        code.ShouldNotBe(0);
        said.ShouldContain(named);
    }

    [Fact]
    public async Task The_settings_that_are_shipped_name_what_a_production_still_lacks()
    {
        var (code, said) = await StartAsync(["--environment=Production"]);

        code.ShouldNotBe(0);
        said.ShouldContain("MicrosoftAppId");
        said.ShouldContain("Microsoft365:TenantId");
        said.TrimEnd().ShouldNotContain('\n');
    }

    [Fact]
    public void The_settings_that_are_shipped_hold_only_what_the_options_know()
    {
        foreach (var file in new[] { "appsettings.json", "appsettings.Development.json" })
        {
            var shipped = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, file), optional: false).Build();

            Should.NotThrow(() => shipped.GetSection(BotOptions.Section).Get<BotOptions>(Strict));
            Should.NotThrow(() => shipped.GetSection(Microsoft365Options.Section).Get<Microsoft365Options>(Strict));
            Should.NotThrow(() => shipped.GetSection(AccessOptions.Section).Get<AccessOptions>(Strict));
            Should.NotThrow(() => shipped.GetSection(ApprovalOptions.Section).Get<ApprovalOptions>(Strict));
            Should.NotThrow(() => shipped.GetSection(StorageOptions.Section).Get<StorageOptions>(Strict));
        }
    }

    private static void Strict(BinderOptions options) => options.ErrorOnUnknownConfiguration = true;

    private static async Task<(int Code, string Said)> StartAsync(string[] args)
    {
        using var errors = new StringWriter();
        var code = await Serving.RunAsync(args, errors).WaitAsync(TimeSpan.FromMinutes(1));
        return (code, errors.ToString());
    }
}
