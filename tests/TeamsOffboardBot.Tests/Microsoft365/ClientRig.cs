using Azure.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Http;
using TeamsOffboardBot.Tests.Support;

namespace TeamsOffboardBot.Tests.Microsoft365;

/// <summary>The clients as the bot registers them, on a fake wire and a clock that moves by hand.</summary>
public sealed class ClientRig : IDisposable
{
    public const string TenantId = "6f2c1c0e-3d5b-4f0a-9a51-0c0a7e5b1d10";
    public const string Adele = "a0000000-0000-4000-8000-000000000002";
    public const string Alex = "a0000000-0000-4000-8000-000000000003";
    public const string Exchange = $"POST /exchange/adminapi/beta/{TenantId}/InvokeCommand";
    public const string ExchangeBatch = $"POST /exchange/adminapi/beta/{TenantId}/$batch";
    public const string GraphBatch = "POST /graph/v1.0/$batch";

    private readonly ServiceProvider _services;

    public ClientRig(TimeSpan? gatherWindow = null, TokenCredential? credential = null)
    {
        Dictionary<string, string?> settings = new()
        {
            ["Microsoft365:TenantId"] = TenantId,
            ["Microsoft365:Credential"] = "None",
            ["Microsoft365:GraphUrl"] = "http://127.0.0.1:5080/graph",
            ["Microsoft365:ExchangeUrl"] = "http://127.0.0.1:5080/exchange",
            ["Microsoft365:SharePointUrl"] = "http://127.0.0.1:5080/sharepoint",
            ["Microsoft365:GatherWindow"] = (gatherWindow ?? TimeSpan.Zero).ToString("c"),
        };
        var services = new ServiceCollection();
        if (credential is not null)
        {
            services.AddSingleton(provider => new TokenSource(credential, provider.GetRequiredService<Microsoft365Addresses>()));
        }

        services
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton(new WireClock(Time))
            .AddSingleton<Random>(new NoJitter())
            .AddLogging(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace))
            .AddMicrosoft365(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddHttpClient(TeamsOffboardBot.Microsoft365.Http.Wire.ClientName).ConfigurePrimaryHttpMessageHandler(() => Wire);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });
    }

    public ManualTimeProvider Time { get; } = new();

    public WireFake Wire { get; } = new();

    public LogCatcher Log { get; } = new();

    public Tenant Tenant => _services.GetRequiredService<Tenant>();

    public CallSender Sender => _services.GetRequiredService<CallSender>();

    /// <summary>Moves the clock as soon as somebody waits for a moment that near.</summary>
    public async Task PassAsync(TimeSpan pause)
    {
        await Time.UntilSomebodyWaitsAsync(pause).WaitAsync(TimeSpan.FromSeconds(20));
        Time.Advance(pause);
    }

    /// <summary>Moves the clock whenever somebody waits for a moment within a second, until the work is done.</summary>
    public async Task RunAsync(Task work)
    {
        while (await Task.WhenAny(work, Time.UntilSomebodyWaitsAsync(TimeSpan.FromSeconds(1))).WaitAsync(TimeSpan.FromSeconds(20)) != work)
        {
            Time.Advance(TimeSpan.FromMilliseconds(5));
        }

        await work;
    }

    public void Dispose()
    {
        _services.Dispose();
        Wire.Unforeseen.ShouldBeEmpty();
    }

    private sealed class NoJitter : Random
    {
        public override double NextDouble() => 0;
    }
}
