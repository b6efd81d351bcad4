using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Shouldly;
using TeamsOffboardBot.Chat;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Storage;
using Xunit;

namespace TeamsOffboardBot.Tests.Hosting;

/// <summary>The whole program as it stands in a cloud: with an app id, and keys that are published over HTTP.</summary>
public sealed class AppIdTests : IAsyncLifetime, IDisposable
{
    private const string OwnIssuer = "https://issuer.contoso.com";

    private readonly FakeSigner _signer = new();
    private readonly TemporaryDatabase _database = new();
    private WebApplication? _publisher;
    private FakeTeams? _teams;
    private WebApplicationFactory<OffboardingBot>? _bot;

    [Fact]
    public async Task A_token_of_the_issuer_and_keys_that_the_settings_name_is_believed()
    {
        using var answer = await SendAsync(Bearer(OwnIssuer));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task No_token_and_a_token_of_the_clouds_own_issuer_are_not()
    {
        using var none = await SendAsync(authorization: null);
        using var other = await SendAsync(Bearer(Gate.Issuer));

        none.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        other.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        _publisher = builder.Build();
        _publisher.Urls.Add("http://127.0.0.1:0");
        _publisher.Run(PublishAsync);
        await _publisher.StartAsync();
        _teams = await FakeTeams.StartAsync();
        _bot = new WebApplicationFactory<OffboardingBot>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Development");
            host.UseSetting("MicrosoftAppId", Gate.AppId);
            host.UseSetting("MicrosoftAppPassword", "never sent anywhere");
            host.UseSetting("ToBotFromChannelOpenIdMetadataUrl", $"{_publisher.Urls.Single()}/metadata");
            host.UseSetting("ToBotFromChannelTokenIssuer", OwnIssuer);
            host.UseSetting("Storage:ConnectionString", _database.ConnectionString);
            foreach (var service in new[] { "Graph", "Exchange", "SharePoint" })
            {
                host.UseSetting($"Microsoft365:{service}Url", "http://127.0.0.1:9/");
            }
        });
    }

    public async Task DisposeAsync()
    {
        await _bot!.DisposeAsync();
        await _teams!.DisposeAsync();
        await _publisher!.DisposeAsync();
    }

    public void Dispose()
    {
        _signer.Dispose();
        _database.Dispose();
    }

    private string Bearer(string issuer) => "Bearer " + _signer.Token(TimeProvider.System.GetUtcNow(), claims =>
    {
        claims["iss"] = issuer;
        claims["serviceurl"] = _teams!.ServiceUrl;
    });

    private async Task<HttpResponseMessage> SendAsync(string? authorization)
    {
        using var client = _bot!.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, Gate.Messages)
        {
            // Read by the bot, and answered by no message that would need a token of its own.
            Content = new StringContent(Activities.Message(a => a["type"] = "typing", _teams!.ServiceUrl), Encoding.UTF8, "application/json"),
        };
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return await client.SendAsync(request);
    }

    private Task PublishAsync(HttpContext context) => context.Request.Path.Value switch
    {
        "/metadata" => context.Response.WriteAsJsonAsync(new { issuer = OwnIssuer, jwks_uri = $"http://{context.Request.Host}/keys" }),
        "/keys" => context.Response.WriteAsJsonAsync(_signer.Published()),
        _ => throw new InvalidOperationException($"Nobody expected a call to {context.Request.Path}."),
    };
}
