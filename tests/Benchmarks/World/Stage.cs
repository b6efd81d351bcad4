using TeamsOffboardBot.Storage;

namespace Benchmarks.World;

/// <summary>The bot, in one process or in several, the tenant and Teams, each a process of its own but Teams, with the people of the default tenant in front of them.</summary>
public sealed class Stage : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly List<Child> _bots = [];

    private Stage(Tenant tenant, Teams teams, DirectoryInfo folder, IReadOnlyDictionary<string, string> settings)
    {
        (Tenant, Teams, _folder, _settings) = (tenant, teams, folder, settings);
        Megan = new Person(() => Bot.Http, teams, 1, "Megan Bowen");
        Patti = new Person(() => Bot.Http, teams, 4, "Patti Fernandez");
        Nestor = new Person(() => Bot.Http, teams, 5, "Nestor Wilke");
    }

    public Tenant Tenant { get; }

    public Teams Teams { get; }

    /// <summary>The first of the bot's processes, often the only one.</summary>
    public Child Bot => _bots[0];

    /// <summary>Manager of the leavers.</summary>
    public Person Megan { get; }

    /// <summary>Of human resources: may ask for anybody.</summary>
    public Person Patti { get; }

    /// <summary>Approver.</summary>
    public Person Nestor { get; }

    public Kept Kept => _settings.TryGetValue("Storage:ConnectionString", out var server) ? Kept.OnServer(server) : Kept.InFile(DatabaseFile);

    public string DatabaseFile => Path.Combine(_folder.FullName, "bot.db");

    public static Task<Stage> SetAsync(params (string Name, string Value)[] settings) => SetAsync(asksForTokens: false, settings);

    public static async Task<Stage> SetAsync(bool asksForTokens, params (string Name, string Value)[] settings)
    {
        var teams = await Teams.StartAsync();
        var stage = new Stage(
            await Tenant.StartAsync(),
            teams,
            Directory.CreateTempSubdirectory("offboarding-benchmark-"),
            settings.Concat(asksForTokens ? Signer.Settings(teams.ServiceUrl) : []).ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal));
        (stage.Megan.Token, stage.Patti.Token, stage.Nestor.Token) = asksForTokens ? (teams.Token(), teams.Token(), teams.Token()) : (null, null, null);
        await stage.StartBotAsync();
        await stage.Nestor.OpensChatAsync();
        await stage.Megan.OpensChatAsync();
        await stage.Patti.OpensChatAsync();
        return stage;
    }

    public async Task StopBotAsync()
    {
        foreach (var bot in _bots)
        {
            await bot.DisposeAsync();
        }

        _bots.Clear();
    }

    /// <summary>The approver, as a load balancer leads them to this process of the bot.</summary>
    public Person NestorAt(int process) => new(() => _bots[process % _bots.Count].Http, Teams, 5, "Nestor Wilke") { Token = Nestor.Token };

    /// <summary>The manager and human resources ask for them beside each other, each for one after the other. The cards to approve are in the order of the leavers.</summary>
    public async Task<IReadOnlyList<Card>> AskForAsync(IReadOnlyList<string> leavers, params (string Input, string Value)[] choices)
    {
        var cards = new Card[leavers.Count];
        var next = -1;
        await Task.WhenAll(new[] { Megan, Patti }.Select(async person =>
        {
            for (var i = Interlocked.Increment(ref next); i < leavers.Count; i = Interlocked.Increment(ref next))
            {
                cards[i] = await person.AsksForAsync(leavers[i], Nestor, choices);
            }
        }));
        return cards;
    }

    public Person Somebody(int number) => new(() => Bot.Http, Teams, number, $"Person {number}") { Token = Megan.Token };

    /// <summary>A new process on the same database.</summary>
    public async Task StartBotAsync()
    {
        await StopBotAsync();
        await StartBesideAsync();
    }

    /// <summary>One process more on the same database.</summary>
    public async Task StartBesideAsync() =>
        _bots.Add(await Child.StartAsync(await Published.BotAsync(), "/health/ready", Settings()));

    public async ValueTask DisposeAsync()
    {
        await StopBotAsync();
        await Tenant.DisposeAsync();
        await Teams.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private Dictionary<string, string> Settings() => new(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["Logging:LogLevel:Default"] = "Warning",
            ["Bot:ActivitiesPerMinute"] = "1000000",
            ["Storage:Provider"] = StorageOptions.Sqlite,
            ["Storage:ConnectionString"] = $"Data Source={DatabaseFile}",
            ["Microsoft365:GraphUrl"] = new Uri(Tenant.Address, "/graph").AbsoluteUri,
            ["Microsoft365:ExchangeUrl"] = new Uri(Tenant.Address, "/exchange").AbsoluteUri,
            ["Microsoft365:SharePointUrl"] = new Uri(Tenant.Address, "/sharepoint").AbsoluteUri,
        }.Concat(_settings).GroupBy(s => s.Key).ToDictionary(g => g.Key, g => g.Last().Value),
        StringComparer.Ordinal);
}
