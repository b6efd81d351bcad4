using System.Collections.Concurrent;
using System.Net;
using Azure.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using TeamsOffboardBot.Hosting;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Microsoft365.Http;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Tests.Planning;
using Xunit;

namespace TeamsOffboardBot.Tests.Microsoft365;

/// <summary>Every address the bot calls in a cloud and every scope it asks a token for, as they leave it; and what a cloud lacks.</summary>
public sealed class CloudTests
{
    private const string Admin = "adminapi/beta/" + ClientRig.TenantId;

    /// <summary>Graph: https://learn.microsoft.com/graph/deployments. Exchange: https://learn.microsoft.com/exchange/reference/admin-api-overview.</summary>
    public static TheoryData<Microsoft365Cloud, string[]> Calls { get; } = new()
    {
        {
            Microsoft365Cloud.Global,
            [
                "https://graph.microsoft.com/v1.0/subscribedSkus · https://graph.microsoft.com/.default",
                "https://graph.microsoft.com/v1.0/$batch · https://graph.microsoft.com/.default",
                $"https://outlook.office365.com/{Admin}/InvokeCommand · https://outlook.office365.com/.default",
                "https://contoso-my.sharepoint.com/personal/adele/_api/web/siteusers · https://contoso-my.sharepoint.com/.default",
                "https://contoso-admin.sharepoint.com/_api/SPO.Tenant/sites('d0') · https://contoso-admin.sharepoint.com/.default",
                "https://contoso-my.sharepoint.com/_api/v2.0/monitor/1 · no token",
            ]
        },
        {
            Microsoft365Cloud.UsGov,
            [
                "https://graph.microsoft.us/v1.0/subscribedSkus · https://graph.microsoft.us/.default",
                "https://graph.microsoft.us/v1.0/$batch · https://graph.microsoft.us/.default",
                $"https://outlook.office365.us/{Admin}/InvokeCommand · https://outlook.office365.us/.default",
                "https://contoso-my.sharepoint.us/personal/adele/_api/web/siteusers · https://contoso-my.sharepoint.us/.default",
                "https://contoso-admin.sharepoint.us/_api/SPO.Tenant/sites('d0') · https://contoso-admin.sharepoint.us/.default",
                "https://contoso-my.sharepoint.us/_api/v2.0/monitor/1 · no token",
            ]
        },
        {
            Microsoft365Cloud.UsGovDod,
            [
                "https://dod-graph.microsoft.us/v1.0/subscribedSkus · https://dod-graph.microsoft.us/.default",
                "https://dod-graph.microsoft.us/v1.0/$batch · https://dod-graph.microsoft.us/.default",
                $"https://outlook-dod.office365.us/{Admin}/InvokeCommand · https://outlook-dod.office365.us/.default",
                "https://contoso-my.sharepoint-mil.us/personal/adele/_api/web/siteusers · https://contoso-my.sharepoint-mil.us/.default",
                "https://contoso-admin.sharepoint-mil.us/_api/SPO.Tenant/sites('d0') · https://contoso-admin.sharepoint-mil.us/.default",
                "https://contoso-my.sharepoint-mil.us/_api/v2.0/monitor/1 · no token",
            ]
        },
        {
            Microsoft365Cloud.China,
            [
                "https://microsoftgraph.chinacloudapi.cn/v1.0/subscribedSkus · https://microsoftgraph.chinacloudapi.cn/.default",
                "https://microsoftgraph.chinacloudapi.cn/v1.0/$batch · https://microsoftgraph.chinacloudapi.cn/.default",
                $"https://outlook.office365.cn/{Admin}/InvokeCommand · https://outlook.office365.cn/.default",
                "https://contoso-my.sharepoint.cn/personal/adele/_api/web/siteusers · https://contoso-my.sharepoint.cn/.default",
                "https://contoso-admin.sharepoint.cn/_api/SPO.Tenant/sites('d0') · https://contoso-admin.sharepoint.cn/.default",
                "https://contoso-my.sharepoint.cn/_api/v2.0/monitor/1 · no token",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Every_call_goes_to_its_own_cloud_with_a_token_for_that_address(Microsoft365Cloud cloud, string[] expected)
    {
        await using var there = new There(cloud);
        var tenant = there.Services.GetRequiredService<Tenant>();
        var site = new Uri($"https://contoso-my.{CloudAddresses.Of(cloud).SharePointDomain}/personal/adele");
        var drive = new UserDrive("b!1", site, site, null) { SiteId = "d0" };

        await tenant.Licences.SubscribedSkusAsync(default);
        await Task.WhenAll(tenant.Organization.DomainsAsync(default), tenant.Licences.SubscribedSkusAsync(default));
        await tenant.Mailboxes.SetHiddenAsync(ClientRig.Adele, true, default);
        await tenant.Sites.AdminsAsync(site, default);
        await tenant.Sites.SharingAsync(drive, default);
        await tenant.Copies.ProgressAsync(new Uri($"https://{site.Host}/_api/v2.0/monitor/1?tempauth=x"), default);

        there.Seen.ShouldBe(expected);
    }

    [Theory]
    [InlineData(Microsoft365Cloud.Global, "login.microsoftonline.com", "https://api.botframework.com")]
    [InlineData(Microsoft365Cloud.UsGov, "login.microsoftonline.us", "https://api.botframework.us")]
    [InlineData(Microsoft365Cloud.UsGovDod, "login.microsoftonline.us", "https://api.botframework.us")]
    [InlineData(Microsoft365Cloud.China, "login.partner.microsoftonline.cn", "https://api.botframework.azure.cn")]
    public void It_signs_in_and_answers_in_its_own_cloud(Microsoft365Cloud cloud, string login, string issuer)
    {
        CloudAddresses.Of(cloud).Login.Host.ShouldBe(login);
        ChannelCloud.Of(cloud).Issuer.ShouldBe(issuer);
        ChannelCloud.Of(cloud).Login.Host.ShouldBe(login);
        foreach (var other in Enum.GetValues<Microsoft365Cloud>().Where(c => c != cloud))
        {
            ChannelCloud.Of(other).ConnectorHosts.Intersect(ChannelCloud.Of(cloud).ConnectorHosts).ShouldBeEmpty("no cloud answers to another");
        }
    }

    /// <summary>https://learn.microsoft.com/graph/api/teamsadministration-numberassignment-unassignnumber: worldwide alone.</summary>
    [Theory]
    [InlineData(Microsoft365Cloud.Global, false)]
    [InlineData(Microsoft365Cloud.UsGov, true)]
    [InlineData(Microsoft365Cloud.UsGovDod, true)]
    [InlineData(Microsoft365Cloud.China, true)]
    public async Task Where_a_cloud_has_no_interface_for_telephone_numbers_a_person_releases_them(Microsoft365Cloud cloud, bool byHand)
    {
        await using var there = new There(cloud);
        var numbers = await there.Services.GetRequiredService<Tenant>().Organization.NumbersOfAsync(ClientRig.Adele, default);

        (numbers is null).ShouldBe(byHand);
        (there.Seen.IsEmpty).ShouldBe(byHand, "what is not there is not called");
        var facts = ALeaver.Facts with
        {
            PhoneNumbers = numbers is null
                ? Fact.Unknown<IReadOnlyList<string>>(Phrase.Of("Rules.Unknown.PhoneNumbers.Cloud"))
                : Fact.Of<IReadOnlyList<string>>(["+14255550101"]),
        };
        var plan = Plans.Make(facts, ALeaver.Standard);
        (plan.Step(StepIds.ReleasePhoneNumber) is not null).ShouldBe(byHand);
        (plan.Step(StepIds.ReleaseTeamsNumber) is null).ShouldBe(byHand);
    }

    /// <summary>The bot as it would be in that cloud, up to the network.</summary>
    private sealed class There : IAsyncDisposable
    {
        public There(Microsoft365Cloud cloud)
        {
            var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Microsoft365:TenantId"] = ClientRig.TenantId,
                ["Microsoft365:Cloud"] = cloud.ToString(),
            }).Build();
            var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System);
            services.AddSingleton(provider => new TokenSource(new TokenForScope(), provider.GetRequiredService<Microsoft365Addresses>()));
            services.AddMicrosoft365(configuration);
            services.AddHttpClient(Wire.ClientName).ConfigurePrimaryHttpMessageHandler(() => new Network(Seen));
            Services = services.BuildServiceProvider();
        }

        public ConcurrentQueue<string> Seen { get; } = new();

        public ServiceProvider Services { get; }

        public ValueTask DisposeAsync() => Services.DisposeAsync();
    }

    /// <summary>The token is the scope it was asked for.</summary>
    private sealed class TokenForScope : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(requestContext.Scopes.Single(), DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }

    private sealed class Network(ConcurrentQueue<string> seen) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen.Enqueue($"{Uri.UnescapeDataString(request.RequestUri!.GetLeftPart(UriPartial.Path))} · {request.Headers.Authorization?.Parameter ?? "no token"}");
            var answers = """{"value":[],"SharingCapability":0,"status":"completed","responses":[{"id":"1","status":200,"body":{"value":[]}},{"id":"2","status":200,"body":{"value":[]}}]}""";
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answers, System.Text.Encoding.UTF8, "application/json") });
        }
    }
}
