using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Chat;
using TenantSimulator;

namespace TeamsOffboardBot.Tests.Journeys.Harness;

/// <summary>
/// The real bot with a real database, the simulated tenant and a strict stand-in for Teams, all on loopback. Can be stopped
/// and started again on the same database.
/// </summary>
public sealed class BotHost : IAsyncDisposable
{
    public const string TenantId = "6f2c1c0e-3d5b-4f0a-9a51-0c0a7e5b1d10";

    readonly WebApplication _tenant;
    readonly string _directory = Directory.CreateTempSubdirectory("offboarding-").FullName;
    readonly TimeProvider? _time;
    readonly Action<IServiceCollection>? _services;
    WebApplicationFactory<OffboardingBot>? _bot;
    BotProcess? _process;

    BotHost(WebApplication tenant, FakeTeams teams, TimeProvider? time, Action<IServiceCollection>? services)
    {
        (_tenant, Teams, _time, _services) = (tenant, teams, time, services);
        Tenant = new HttpClient { BaseAddress = new Uri(tenant.Urls.First()) };
        Megan = Someone(1, "Megan Bowen");
        Nestor = Someone(5, "Nestor Wilke");
        Joni = Someone(6, "Joni Sherman");
        Patti = Someone(4, "Patti Fernandez");
        Adele = Someone(2, "Adele Vance");
        Christie = Someone(24, "Christie Cline");
    }

    public FakeTeams Teams { get; }

    /// <summary>The simulator's control routes and ground truth.</summary>
    public HttpClient Tenant { get; }

    /// <summary>The bot's own address.</summary>
    public HttpClient Http { get; private set; } = null!;

    public IServiceProvider Services => _bot!.Services;

    /// <summary>All that the bot wrote, when it runs as a process of its own.</summary>
    public string Output { get; private set; } = string.Empty;

    /// <summary>What the bot is started with, in this process or as one of its own.</summary>
    internal Dictionary<string, string> Settings => new(StringComparer.Ordinal)
    {
        ["urls"] = "http://127.0.0.1:0",
        ["Storage:ConnectionString"] = $"Data Source={Database};Pooling=False",
        ["Microsoft365:GraphUrl"] = new Uri(Tenant.BaseAddress!, "/graph").AbsoluteUri,
        ["Microsoft365:ExchangeUrl"] = new Uri(Tenant.BaseAddress!, "/exchange").AbsoluteUri,
        ["Microsoft365:SharePointUrl"] = new Uri(Tenant.BaseAddress!, "/sharepoint").AbsoluteUri,
    };

    /// <summary>What was logged at Warning or above, since the first start.</summary>
    public LogLines Log { get; } = new();

    public string Database => Path.Combine(_directory, "bot.db");

    /// <summary>Adele's manager.</summary>
    public Person Megan { get; }

    /// <summary>Approver, direct member.</summary>
    public Person Nestor { get; }

    /// <summary>Approver through a nested group.</summary>
    public Person Joni { get; }

    /// <summary>HR.</summary>
    public Person Patti { get; }

    /// <summary>The standard leaver.</summary>
    public Person Adele { get; }

    /// <summary>A manager of other people.</summary>
    public Person Christie { get; }

    public static async Task<BotHost> StartAsync(TimeProvider? time = null, Action<IServiceCollection>? services = null)
    {
        var tenant = TenantSimulatorApp.Create(["--urls", "http://127.0.0.1:0"], time ?? TimeProvider.System);
        await tenant.StartAsync();
        var host = new BotHost(tenant, await FakeTeams.StartAsync(), time, services);
        host.StartBot();
        return host;
    }

    /// <summary>The same, with the bot as a process of its own, which can be killed.</summary>
    public static async Task<BotHost> StartProcessAsync()
    {
        var tenant = TenantSimulatorApp.Create(["--urls", "http://127.0.0.1:0"], TimeProvider.System);
        await tenant.StartAsync();
        var host = new BotHost(tenant, await FakeTeams.StartAsync(), time: null, services: null);
        await host.StartProcessAgainAsync();
        return host;
    }

    /// <summary>Kills the bot's process in the middle of whatever it does.</summary>
    public async Task KillAsync()
    {
        await _process!.KillAsync();
        Output += _process.Output;
    }

    public async Task StartProcessAgainAsync()
    {
        (_process, var address) = await BotProcess.ServeAsync(Settings);
        Http = new HttpClient { BaseAddress = address };
    }

    public Person Someone(int number, string name) => new(this, $"a0000000-0000-4000-8000-0000000000{number:00}", name);

    /// <summary>The ground truth about somebody.</summary>
    public async Task<JObject> UserAsync(string userPrincipalName) =>
        JObject.Parse(await Tenant.GetStringAsync($"/_tenant/users/{userPrincipalName}"));

    /// <summary>The tenant's next calls that match fail: see the simulator's control routes.</summary>
    public async Task FailTenantAsync(string match, int status, int times = 1, string? retryAfter = null, string when = "before")
    {
        var fault = new { match, status, times, when, retryAfter };
        using var response = await Tenant.PostAsJsonAsync("/_tenant/faults", new[] { fault });
        response.EnsureSuccessStatusCode();
    }

    /// <summary>No fault is waiting any more.</summary>
    public async Task HealTenantAsync()
    {
        using var response = await Tenant.PostAsJsonAsync("/_tenant/faults", Array.Empty<object>());
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Every Graph request takes this long.</summary>
    public async Task SlowTenantAsync(int milliseconds)
    {
        using var response = await Tenant.PostAsJsonAsync("/_tenant/latency", new { graphMs = milliseconds, exchangeMs = 0, sharepointMs = 0 });
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Stops the bot and starts it again: what is only in memory is lost.</summary>
    public async Task RestartAsync()
    {
        await _bot!.DisposeAsync();
        StartBot();
    }

    /// <summary>What every journey ends with: Teams refused nothing, and nobody was warned of anything.</summary>
    public void ShouldBeQuiet()
    {
        Teams.Refused.ShouldBeEmpty();
        Log.Lines.ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null)
        {
            await _bot.DisposeAsync();
        }

        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        await _tenant.DisposeAsync();
        await Teams.DisposeAsync();
        Tenant.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    void StartBot()
    {
        _bot = new WebApplicationFactory<OffboardingBot>().WithWebHostBuilder(builder =>
        {
            builder.UseEnvironment("Development");
            foreach (var (name, value) in Settings)
            {
                builder.UseSetting(name, value);
            }

            builder.ConfigureLogging(logging => logging.AddProvider(Log));
            builder.ConfigureServices(services =>
            {
                if (_time is not null)
                {
                    services.AddSingleton(_time);
                }

                _services?.Invoke(services);
            });
        });
        _bot.UseKestrel(0);
        _bot.StartServer();
        Http = _bot.CreateClient();
    }
}
