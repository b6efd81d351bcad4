using System.Net;
using Microsoft.Extensions.Options;
using Shouldly;
using TeamsOffboardBot.Microsoft365;
using Xunit;

namespace TeamsOffboardBot.Tests.Microsoft365;

public sealed class TrustTests : IDisposable
{
    private readonly ClientRig _rig = new();

    [Theory]
    [InlineData("https://graph.microsoft.com.evil.example/v1.0/subscribedSkus?$skiptoken=2")]
    [InlineData("http://127.0.0.1:5081/graph/v1.0/subscribedSkus?$skiptoken=2")]
    [InlineData("http://127.0.0.1:5080/elsewhere/v1.0/subscribedSkus?$skiptoken=2")]
    [InlineData("http://127.0.0.1:5080/graph/v1.0/../../elsewhere")]
    [InlineData("http://user@127.0.0.1:5080/graph/v1.0/subscribedSkus")]
    [InlineData("/graph/v1.0/subscribedSkus")]
    [InlineData("not an address")]
    public async Task A_next_page_elsewhere_is_refused(string nextLink)
    {
        _rig.Wire.On("GET /graph/v1.0/subscribedSkus", HttpStatusCode.OK, $$"""{"value":[],"@odata.nextLink":"{{nextLink}}"}""");

        var fault = await Should.ThrowAsync<Microsoft365Fault>(_rig.Tenant.Licences.SubscribedSkusAsync(default));

        fault.Code.ShouldBe(Microsoft365FaultCodes.ForeignAddress);
        _rig.Wire.Seen.Count.ShouldBe(1);
    }

    [Fact]
    public async Task All_pages_of_our_own_are_read()
    {
        const string Next = "http://127.0.0.1:5080/graph/v1.0/subscribedSkus?$skiptoken=2";
        _rig.Wire.On(
            "GET /graph/v1.0/subscribedSkus", HttpStatusCode.OK, $$"""{"value":[{"skuId":"1","skuPartNumber":"A"}],"@odata.nextLink":"{{Next}}"}""");
        _rig.Wire.On("GET /graph/v1.0/subscribedSkus?$skiptoken=2", HttpStatusCode.OK, """{"value":[{"skuId":"2","skuPartNumber":"B"}]}""");

        var skus = await _rig.Tenant.Licences.SubscribedSkusAsync(default);

        skus.Select(sku => sku.SkuPartNumber).ShouldBe(["A", "B"]);
    }

    [Fact]
    public async Task Exchange_pages_are_read_by_posting_the_same_command_again()
    {
        const string Next = $"http://127.0.0.1:5080/exchange/adminapi/beta/{ClientRig.TenantId}/InvokeCommand?$skiptoken=2";
        _rig.Wire.On(ClientRig.Exchange, HttpStatusCode.OK, $$"""{"value":[{"Name":"One"}],"@odata.nextLink":"{{Next}}"}""");
        _rig.Wire.On(ClientRig.Exchange + "?$skiptoken=2", HttpStatusCode.OK, """{"value":[{"Name":"Two"}]}""");

        var rules = await _rig.Tenant.Mailboxes.InboxRulesAsync(ClientRig.Adele, default);

        rules.Select(rule => rule.Name).ShouldBe(["One", "Two"]);
        _rig.Wire.Seen[1].Body.ShouldBe(_rig.Wire.Seen[0].Body);
    }

    [Theory]
    [InlineData("https://evil.example/personal/adele")]
    [InlineData("http://127.0.0.1:6000/sharepoint/personal/adele")]
    [InlineData("http://contoso-my.sharepoint.com/personal/adele")]
    [InlineData("https://contoso-my.sharepoint.com:8443/personal/adele")]
    [InlineData("https://sharepoint.com.evil.example/personal/adele")]
    [InlineData("https://evilsharepoint.com/personal/adele")]
    public async Task A_site_elsewhere_is_never_called(string site)
    {
        var fault = await Should.ThrowAsync<Microsoft365Fault>(_rig.Tenant.Sites.AdminsAsync(new Uri(site), default));

        fault.Code.ShouldBe(Microsoft365FaultCodes.ForeignAddress);
        fault.IsTransient.ShouldBeFalse();
        _rig.Wire.Seen.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Microsoft365Cloud.Global, "https://contoso-my.sharepoint.com/personal/adele", true)]
    [InlineData(Microsoft365Cloud.Global, "https://contoso-my.sharepoint.us/personal/adele", false)]
    [InlineData(Microsoft365Cloud.UsGov, "https://contoso-my.sharepoint.us/personal/adele", true)]
    [InlineData(Microsoft365Cloud.UsGovDod, "https://contoso-my.sharepoint-mil.us/personal/adele", true)]
    [InlineData(Microsoft365Cloud.China, "https://contoso-my.sharepoint.cn/personal/adele", true)]
    public void Sites_of_the_own_cloud_are_trusted_and_asked_for_by_their_own_host(Microsoft365Cloud cloud, string site, bool trusted)
    {
        var addresses = new Microsoft365Addresses(
            Options.Create(new Microsoft365Options { TenantId = ClientRig.TenantId, Cloud = cloud }));
        var url = new Uri(site);

        addresses.MayReceiveToken(Microsoft365Service.SharePoint, url).ShouldBe(trusted);
        addresses.Scope(Microsoft365Service.SharePoint, url).ShouldBe($"https://{url.Host}/.default");
    }

    [Theory]
    [InlineData(Microsoft365Cloud.Global, "https://graph.microsoft.com/v1.0/", "https://outlook.office365.com/.default")]
    [InlineData(Microsoft365Cloud.UsGov, "https://graph.microsoft.us/v1.0/", "https://outlook.office365.us/.default")]
    [InlineData(Microsoft365Cloud.UsGovDod, "https://dod-graph.microsoft.us/v1.0/", "https://outlook-dod.office365.us/.default")]
    [InlineData(Microsoft365Cloud.China, "https://microsoftgraph.chinacloudapi.cn/v1.0/", "https://outlook.office365.cn/.default")]
    public void Each_cloud_has_its_own_addresses_and_scopes(Microsoft365Cloud cloud, string graph, string exchangeScope)
    {
        var addresses = new Microsoft365Addresses(
            Options.Create(new Microsoft365Options { TenantId = ClientRig.TenantId, Cloud = cloud }));

        addresses.GraphRoot.AbsoluteUri.ShouldBe(graph);
        addresses.Scope(Microsoft365Service.Exchange, addresses.ExchangeRoot).ShouldBe(exchangeScope);
        addresses.ExchangeRoot.AbsolutePath.ShouldBe($"/adminapi/beta/{ClientRig.TenantId}/");
    }

    [Fact]
    public async Task Requests_say_who_calls_and_carry_an_id_of_their_own()
    {
        _rig.Wire.On("GET /graph/v1.0/subscribedSkus", HttpStatusCode.OK, """{"value":[]}""");

        await _rig.Tenant.Licences.SubscribedSkusAsync(default);

        var request = _rig.Wire.Seen.Single();
        request.Header("User-Agent").ShouldBe("NONISV|TeamsOffboardBot|TeamsOffboardBot/1.0");
        request.Header("Authorization").ShouldStartWith("Bearer none-");
        Guid.TryParse(request.Header("client-request-id"), out _).ShouldBeTrue();
    }

    public void Dispose() => _rig.Dispose();
}
