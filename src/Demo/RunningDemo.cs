using System.Globalization;

namespace Demo;

/// <summary>The whole demo while it runs: a simulated tenant, the bot, a manager's page and an administrator's page.</summary>
public sealed class RunningDemo : IAsyncDisposable
{
    private readonly List<Child> _children = [];
    private readonly DemoOptions _options;
    private bool _keepsLogs;

    private RunningDemo(DemoOptions options)
    {
        _options = options;
        Folder = Directory.CreateTempSubdirectory("offboarding-demo-").FullName;
    }

    /// <summary>Logs, settings and the database of this start.</summary>
    public string Folder { get; }

    public Uri Manager => Address("localhost", _options.ManagerPort);

    public Uri Admin => Address("localhost", _options.AdminPort);

    public Uri Bot => Address("127.0.0.1", _options.BotPort);

    public Uri Tenant => Address("127.0.0.1", _options.TenantPort);

    public string Database => Path.Combine(Folder, "demo.db");

    public string BotLog { get; private set; } = "";

    public static async Task<RunningDemo> StartAsync(DemoOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        var ports = options.WithFreePorts();
        var playground = await Playground.InstallAsync(output, cancellationToken);
        var demo = new RunningDemo(ports);
        try
        {
            await demo.StartAsync(playground, cancellationToken);
            return demo;
        }
        catch (Exception reason)
        {
            demo._keepsLogs = reason is CannotStartException;
            await demo.DisposeAsync();
            throw;
        }
    }

    /// <summary>Goes on until it is cancelled, or fails with the first program that ends.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await await Task.WhenAny(_children.Select(child => child.StaysAsync(cancellationToken)));
        }
        catch (CannotStartException)
        {
            // Ctrl+C reaches the children as well, and one may be gone before this program hears of it.
            await Task.Delay(TimeSpan.FromMilliseconds(300), cancellationToken);
            _keepsLogs = true;
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var child in Enumerable.Reverse(_children))
        {
            await child.DisposeAsync();
        }

        // After a failure the logs stay.
        if (!_keepsLogs)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static Uri Address(string host, int port) => new(string.Create(CultureInfo.InvariantCulture, $"http://{host}:{port}/"));

    private async Task StartAsync(Playground playground, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        _children.Add(StartTenant());
        var bot = StartBot();
        BotLog = bot.LogFile;
        _children.Add(bot);
        _children.Add(playground.Open(DemoPerson.Megan, _options.ManagerPort, Bot, Folder));
        _children.Add(playground.Open(DemoPerson.Nestor, _options.AdminPort, Bot, Folder));
        await Task.WhenAll(_children.Select(child => child.AnswersAsync(client, cancellationToken)));
    }

    private Child StartTenant() => Child.Start(new()
    {
        Name = "the simulated tenant",
        Program = Tools.DotNet,
        Args = [Path.Combine(AppContext.BaseDirectory, "TenantSimulator.dll"), "--urls", Tenant.GetLeftPart(UriPartial.Authority)],
        Folder = Folder,
        Answers = new(Tenant, $"/_tenant/users/{DemoPerson.Megan.UserPrincipalName}"),
    });

    private Child StartBot() => Child.Start(new()
    {
        Name = "the bot",
        Program = Tools.DotNet,
        Args = [Path.Combine(AppContext.BaseDirectory, "TeamsOffboardBot.dll"), "--urls", Bot.GetLeftPart(UriPartial.Authority)],
        Environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["Microsoft365__GraphUrl"] = new Uri(Tenant, "/graph").AbsoluteUri,
            ["Microsoft365__ExchangeUrl"] = new Uri(Tenant, "/exchange").AbsoluteUri,
            ["Microsoft365__SharePointUrl"] = new Uri(Tenant, "/sharepoint").AbsoluteUri,
            ["Storage__ConnectionString"] = $"Data Source={Database}",
        },
        Folder = Folder,
        Answers = new(Bot, "/health/ready"),
    });
}
