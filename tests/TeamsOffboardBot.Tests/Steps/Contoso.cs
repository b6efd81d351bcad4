using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Audit;
using TeamsOffboardBot.Chat;
using TeamsOffboardBot.Hosting;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Storage;
using TeamsOffboardBot.Tests.Storage;
using TenantSimulator;
using Xunit;

namespace TeamsOffboardBot.Tests.Steps;

/// <summary>The default tenant on loopback, and the product's own clients, planner and steps against it. As new for each test.</summary>
internal sealed class Contoso : IAsyncLifetime, IDisposable
{
    private readonly WebApplication _tenant = TenantSimulatorApp.Create(["--urls", "http://127.0.0.1:0"]);
    private readonly HttpClient _control = new();
    private readonly TemporaryDatabase _database = new();
    private ServiceProvider? _product;

    /// <summary>How long calls are gathered. Whoever counts batches gives a busy machine the time to make them.</summary>
    public TimeSpan GatherWindow { get; init; } = TimeSpan.FromMilliseconds(5);

    public Tenant Tenant => Get<Tenant>();

    public StepCatalog Catalog => Get<StepCatalog>();

    public T Get<T>()
        where T : notnull => _product!.GetRequiredService<T>();

    public async Task InitializeAsync()
    {
        await _tenant.StartAsync();
        _control.BaseAddress = new Uri(_tenant.Urls.Single());
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(Conventions.Source.Repository, "src", "TeamsOffboardBot", "appsettings.json"))
            .AddJsonFile(Path.Combine(Conventions.Source.Repository, "src", "TeamsOffboardBot", "appsettings.Development.json"))
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Microsoft365:GraphUrl"] = $"{_control.BaseAddress}graph",
                ["Microsoft365:ExchangeUrl"] = $"{_control.BaseAddress}exchange",
                ["Microsoft365:SharePointUrl"] = $"{_control.BaseAddress}sharepoint",
                ["Microsoft365:GatherWindow"] = GatherWindow.ToString("c"),
                ["Access:BlockGroupId"] = AContoso.Group(3),
                ["Access:RemovesDirectoryRoles"] = "true",
                ["Access:RemovesAppRoles"] = "true",
                ["Handover:MailFrom"] = AContoso.User(5).Value,
                ["Storage:ConnectionString"] = _database.ConnectionString,
            })
            .Build();
        _product = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddMicrosoft365(configuration)
            .AddPlanning(configuration)
            .AddSteps()
            .AddChat(configuration)
            .AddStorage(configuration)
            .AddAudit(configuration)
            .AddRuns(configuration)
            .AddApproval()
            .AddConnector(configuration)
            .AddSingleton(TimeProvider.System)
            .BuildServiceProvider();
    }

    public async Task<Snapshot> ReadAsync(UserId leaver, Choices? choices = null) =>
        await Get<SnapshotReader>().ReadAsync(leaver, (choices ?? AContoso.Standard).Named(), CancellationToken.None)
        ?? throw new InvalidOperationException($"There is no {leaver}.");

    public async Task<(Snapshot Snapshot, Plan Plan)> PlanAsync(UserId leaver, Choices choices)
    {
        var snapshot = await ReadAsync(leaver, choices);
        return (snapshot, Get<Planner>().Make(snapshot, choices));
    }

    /// <summary>The step as this leaver's plan has it, started now.</summary>
    public async Task<(IOffboardingStep Step, StepContext Context)> StepAsync(StepId id, UserId leaver, Choices choices)
    {
        var (snapshot, plan) = await PlanAsync(leaver, choices);
        var planned = plan.Step(id) ?? throw new InvalidOperationException($"{id} is not in the plan.");
        var context = new StepContext
        {
            Leaver = snapshot.Account.Person,
            Step = planned,
            Request = new RequestId("R-7K3M"),
            Plan = plan,
            Proven = plan.Steps.Select(s => s.Id).ToHashSet(),
            Snapshot = snapshot,
            StartedAt = Tenant.Clock.UtcNow,
        };
        return (Catalog.Step(id), context);
    }

    public async Task<JsonObject> TruthAsync(UserId user) => (JsonObject)(await _control.GetFromJsonAsync<JsonNode>($"/_tenant/users/{user}"))!;

    public async Task<JsonArray> RequestsAsync() => (JsonArray)(await _control.GetFromJsonAsync<JsonNode>("/_tenant/requests"))!;

    public async Task<JsonNode> GetAsync(string route) => (await _control.GetFromJsonAsync<JsonNode>($"/_tenant/{route}"))!;

    public async Task ControlAsync(string route, object body) => (await _control.PostAsJsonAsync($"/_tenant/{route}", body)).EnsureSuccessStatusCode();

    /// <summary>The product tells the tenant's time by answers of Graph, so it gets one.</summary>
    public async Task LetPassAsync(TimeSpan time)
    {
        await ControlAsync("clock", new { advance = time.ToString("c") });
        await Tenant.Organization.DomainsAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        if (_product is not null)
        {
            await _product.DisposeAsync();
        }

        await _tenant.StopAsync();
        await _tenant.DisposeAsync();
    }

    public void Dispose()
    {
        _control.Dispose();
        _database.Dispose();
    }
}
