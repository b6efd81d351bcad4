using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Tests.Support;
using TenantSimulator;

namespace TeamsOffboardBot.Tests.Microsoft365;

/// <summary>The clients as the bot registers them, over real HTTP to the simulated tenant.</summary>
public sealed class SimulatedTenant : IAsyncDisposable
{
    private readonly WebApplication _simulator;
    private readonly ServiceProvider _services;
    private readonly HttpClient _control;

    private SimulatedTenant(WebApplication simulator, TimeSpan gatherWindow, params IEnumerable<(string Name, string Value)> more)
    {
        _simulator = simulator;
        var url = simulator.Urls.First();
        _control = new HttpClient { BaseAddress = new Uri(url) };
        Dictionary<string, string?> settings = new()
        {
            ["Microsoft365:TenantId"] = ClientRig.TenantId,
            ["Microsoft365:Credential"] = "None",
            ["Microsoft365:GraphUrl"] = url + "/graph",
            ["Microsoft365:ExchangeUrl"] = url + "/exchange",
            ["Microsoft365:SharePointUrl"] = url + "/sharepoint",
            ["Microsoft365:GatherWindow"] = gatherWindow.ToString("c"),
        };
        foreach (var (name, value) in more)
        {
            settings[name] = value;
        }

        _services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace))
            .AddMicrosoft365(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider();
    }

    public LogCatcher Log { get; } = new();

    public Tenant Tenant => _services.GetRequiredService<Tenant>();

    public static async Task<SimulatedTenant> StartAsync(TimeSpan? gatherWindow = null, params IReadOnlyList<(string Name, string Value)> settings)
    {
        var simulator = TenantSimulatorApp.Create(["--urls", "http://127.0.0.1:0"]);
        await simulator.StartAsync();
        return new SimulatedTenant(simulator, gatherWindow ?? TimeSpan.FromMilliseconds(5), settings);
    }

    public static string User(int number) => $"a0000000-0000-4000-8000-0000000000{number:D2}";

    public static string Group(int number) => $"b0000000-0000-4000-8000-0000000000{number:D2}";

    /// <summary>What is really so in the tenant.</summary>
    public async Task<JsonObject> TruthAsync(int number) => (await _control.GetFromJsonAsync<JsonObject>($"/_tenant/users/{User(number)}"))!;

    public async Task<JsonArray> RequestsAsync() => (await _control.GetFromJsonAsync<JsonArray>("/_tenant/requests"))!;

    public async Task ControlAsync(string route, JsonNode body)
    {
        using var answer = await _control.PostAsJsonAsync($"/_tenant/{route}", body);
        answer.EnsureSuccessStatusCode();
    }

    public Task FaultAsync(string match, int status, string? retryAfter = null, int times = 1, string when = "before") =>
        ControlAsync("faults", new JsonArray(new JsonObject
        {
            ["match"] = match,
            ["status"] = status,
            ["retryAfter"] = retryAfter,
            ["times"] = times,
            ["when"] = when,
        }));

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        await _services.DisposeAsync();
        await _simulator.DisposeAsync();
    }
}
