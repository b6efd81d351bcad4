using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TeamsOffboardBot.Hosting;
using TeamsOffboardBot.Microsoft365;

namespace TeamsOffboardBot.Tests.Hosting;

/// <summary>The gate with its real parts, in front of an endpoint that only says it was reached.</summary>
internal sealed class Gate : IAsyncDisposable
{
    public const string Messages = "/api/messages";
    public const string Tenant = "6f2c1c0e-3d5b-4f0a-9a51-0c0a7e5b1d10";
    public const string AppId = "c0000000-0000-4000-8000-000000000001";
    public const string Issuer = "https://api.botframework.com";
    public const string Connector = "https://smba.trafficmanager.net/emea/";

    private readonly WebApplication _app;

    private Gate(WebApplication app) => _app = app;

    public HttpClient Client => field ??= _app.GetTestClient();

    public static async Task<Gate> OpenAsync(string environment, FakeSigner? signer = null, TimeProvider? time = null, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Microsoft365:TenantId"] = Tenant,
            ["MicrosoftAppId"] = signer is null ? null : AppId,
            ["MicrosoftAppPassword"] = "never sent anywhere",
        });
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value, StringComparer.Ordinal));
        builder.Services.AddRouting();
        builder.Services.AddHosting(builder.Configuration);
        builder.Services.AddOptions<Microsoft365Options>().BindConfiguration(Microsoft365Options.Section);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        if (signer is not null)
        {
            builder.Services.AddHttpClient(ChannelKeys.ClientName).ConfigurePrimaryHttpMessageHandler(() => new FakeSigner.Publisher(signer));
        }

        var app = builder.Build();
        app.UseActivityGate();
        app.MapPost(Messages, async (HttpRequest request) =>
        {
            using var body = new StreamReader(request.Body);
            return Results.Text("reached " + await body.ReadToEndAsync());
        });
        await app.StartAsync();
        return new(app);
    }

    public Task<HttpResponseMessage> SendAsync(string body, string? token = null) => SendAsync(body, token is null ? [] : [$"Bearer {token}"]);

    public Task<HttpResponseMessage> SendAsync(string body, IEnumerable<string> authorization, string path = Messages) =>
        SendAsync(body, authorization.Select(a => ("Authorization", a)), path);

    public async Task<HttpResponseMessage> SendAsync(string body, IEnumerable<(string Name, string Value)> headers, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Client.SendAsync(request);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
