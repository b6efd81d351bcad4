using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Chat;
using TeamsOffboardBot.Storage;
using TeamsOffboardBot.Tests.Storage;
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
    readonly TemporaryDatabase _database;
    readonly TimeProvider? _time;
    readonly Action<IServiceCollection>? _services;
    readonly IReadOnlyDictionary<string, string> _settings;
    readonly List<BotProcess> _others = [];
    WebApplicationFactory<OffboardingBot>? _bot;
    BotProcess? _process;
    bool _isOver;

    BotHost(
        WebApplication tenant,
        FakeTeams teams,
        TimeProvider? time,
        Action<IServiceCollection>? services,
        IReadOnlyDictionary<string, string>? settings,
        TemporaryDatabase? database)
    {
        (_tenant, Teams, _time, _services) = (tenant, teams, time, services);
        (_settings, _database) = (settings ?? new Dictionary<string, string>(), database ?? new TemporaryDatabase());
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
    internal Dictionary<string, string> Settings => new(_settings, StringComparer.Ordinal)
    {
        // A clock that a test moves by months would stop at every sweep.
        ["Runs:SweepEvery"] = _settings.GetValueOrDefault("Runs:SweepEvery") ?? (_time is null ? "00:00:30" : "01:00:00"),
        ["urls"] = "http://127.0.0.1:0",
        ["Storage:Provider"] = _database.Options.Provider,
        ["Storage:ConnectionString"] = _database.ConnectionString + (_database.Options.Provider == StorageOptions.Sqlite ? ";Pooling=False" : ""),
        ["Microsoft365:GraphUrl"] = new Uri(Tenant.BaseAddress!, "/graph").AbsoluteUri,
        ["Microsoft365:ExchangeUrl"] = new Uri(Tenant.BaseAddress!, "/exchange").AbsoluteUri,
        ["Microsoft365:SharePointUrl"] = new Uri(Tenant.BaseAddress!, "/sharepoint").AbsoluteUri,
    };

    /// <summary>What was logged at Warning or above, since the first start.</summary>
    public LogLines Log { get; } = new();

    /// <summary>As the command verify takes it.</summary>
    public string Database => _database.ToVerify;

    /// <summary>The database itself, past the bot.</summary>
    public TemporaryDatabase Kept => _database;

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

    /// <param name="settings">Besides the harness's own.</param>
    public static async Task<BotHost> StartAsync(
        TimeProvider? time = null,
        Action<IServiceCollection>? services = null,
        IReadOnlyDictionary<string, string>? settings = null,
        TemporaryDatabase? database = null)
    {
        var tenant = TenantSimulatorApp.Create(["--urls", "http://127.0.0.1:0"], time ?? TimeProvider.System);
        await tenant.StartAsync();
        var host = new BotHost(tenant, await FakeTeams.StartAsync(), time, services, settings, database);
        host.StartBot();
        return host;
    }

    /// <summary>The same, with the bot as a process of its own, which can be killed.</summary>
    /// <param name="environment">Variables for its first start alone.</param>
    /// <param name="settings">For every start.</param>
    public static async Task<BotHost> StartProcessAsync(
        IReadOnlyDictionary<string, string>? environment = null, TemporaryDatabase? database = null, params (string Name, string Value)[] settings)
    {
        var tenant = TenantSimulatorApp.Create(["--urls", "http://127.0.0.1:0"], TimeProvider.System);
        await tenant.StartAsync();
        var host = new BotHost(
            tenant, await FakeTeams.StartAsync(), time: null, services: null, settings.ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal), database);
        await host.StartProcessAgainAsync(environment);
        return host;
    }

    /// <summary>Kills the bot's process in the middle of whatever it does.</summary>
    public async Task KillAsync()
    {
        await _process!.KillAsync();
        Output += _process.Output;
    }

    public async Task StartProcessAgainAsync(IReadOnlyDictionary<string, string>? environment = null)
    {
        var settings = Settings;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            settings[name] = value;
        }

        var started = await BotProcess.ServeAsync(settings);
        if (_isOver)
        {
            // The test ended while this one started: nobody would ever end it.
            await started.Process.DisposeAsync();
            return;
        }

        _process = started.Process;
        Http = new HttpClient { BaseAddress = started.Address };
    }

    /// <summary>Ends when the bot's process did, for whatever reason.</summary>
    public async Task ProcessEndsAsync()
    {
        await _process!.EndsAsync();
        Output += _process.Output;
    }

    /// <summary>The process that people speak to.</summary>
    internal BotProcess Process => _process!;

    /// <summary>One more process on the same database. People speak to this one from now on.</summary>
    internal async Task<BotProcess> StartAnotherProcessAsync()
    {
        _others.Add(_process!);
        await StartProcessAgainAsync();
        return _process!;
    }

    /// <summary>People speak to that process from now on, as a load balancer may decide.</summary>
    internal void SpeakTo(BotProcess process)
    {
        _others.Add(_process!);
        _others.Remove(process);
        _process = process;
        Http = new HttpClient { BaseAddress = process.Address };
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
    /// <param name="meanwhile">What happens while it does not run.</param>
    public async Task RestartAsync(Action? meanwhile = null)
    {
        await StopBotAsync();
        meanwhile?.Invoke();
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
        _isOver = true;
        if (_bot is not null)
        {
            await StopBotAsync();
        }

        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        foreach (var other in _others)
        {
            await other.DisposeAsync();
        }

        await _tenant.DisposeAsync();
        await Teams.DisposeAsync();
        Tenant.Dispose();
        _database.Dispose();
    }

    /// <summary>As a host ends: the program stops and takes itself apart. Left to itself the factory stops it at the same time, from outside.</summary>
    async Task StopBotAsync()
    {
        var lifetime = _bot!.Services.GetRequiredService<IHostApplicationLifetime>();
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var told = lifetime.ApplicationStopped.Register(stopped.SetResult);
        lifetime.StopApplication();
        await stopped.Task.WaitAsync(TimeSpan.FromMinutes(2));
        await _bot.DisposeAsync();
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
