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
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Storage;
using TeamsOffboardBot.Tests.Steps;
using TeamsOffboardBot.Tests.Storage;
using TenantSimulator;
using Xunit;

namespace TeamsOffboardBot.Tests.Approval;

/// <summary>The product from the tenant's clients up to the decisions, without chat: a real journal, a simulated tenant over HTTP.</summary>
internal sealed class Office : IAsyncLifetime, IDisposable, IConversation, IReachPeople
{
    public static readonly UserId Megan = AContoso.User(1);
    public static readonly UserId Adele = AContoso.User(2);
    public static readonly UserId Alex = AContoso.User(3);
    public static readonly UserId Patti = AContoso.User(4);
    public static readonly UserId Nestor = AContoso.User(5);
    public static readonly UserId Joni = AContoso.User(6);
    public static readonly UserId Christie = AContoso.User(24);

    /// <summary>May activate a directory role.</summary>
    public static readonly UserId Elvia = AContoso.User(45);

    private readonly WebApplication _tenant = TenantSimulatorApp.Create(["--urls", "http://127.0.0.1:0"]);
    private readonly TemporaryDatabase _database = new();
    private readonly HttpClient _control = new();
    private ServiceProvider? _product;

    public Tenant Tenant => Get<Tenant>();

    public RequesterPolicy Requesters => Get<RequesterPolicy>();

    public ApproverPolicy Approvers => Get<ApproverPolicy>();

    public Decisions Decisions => Get<Decisions>();

    public StepOrders Steps => Get<StepOrders>();

    public IJournal Journal => Get<IJournal>();

    /// <summary>Who has a chat with the bot.</summary>
    public HashSet<UserId> Reached { get; } = [Nestor, Joni, Megan];

    /// <summary>Whose cards were to be drawn anew.</summary>
    public List<RequestId> Refreshed { get; } = [];

    public T Get<T>()
        where T : notnull => _product!.GetRequiredService<T>();

    public async Task InitializeAsync()
    {
        await _tenant.StartAsync();
        _control.BaseAddress = new Uri(_tenant.Urls.Single());
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.Development.json"))
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Microsoft365:GraphUrl"] = $"{_control.BaseAddress}graph",
                ["Microsoft365:ExchangeUrl"] = $"{_control.BaseAddress}exchange",
                ["Microsoft365:SharePointUrl"] = $"{_control.BaseAddress}sharepoint",
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
            .AddConnector(configuration)
            .AddAudit(configuration)
            .AddStorage(configuration)
            .AddRuns(configuration)
            .AddApproval()
            .AddSingleton<IConversation>(this)
            .AddSingleton<IReachPeople>(this)
            .BuildServiceProvider();
        await Get<Database>().PrepareAsync(CancellationToken.None);
    }

    public async Task<Snapshot> SnapshotAsync(UserId leaver) =>
        (await Get<SnapshotReader>().ReadAsync(leaver, AContoso.Standard.Named(), CancellationToken.None))!;

    public async Task<DecisionResult> AskAsync(UserId requester, Choices? choices = null, UserId? leaver = null) =>
        await Decisions.SubmitAsync(requester, await SnapshotAsync(leaver ?? Adele), choices ?? AContoso.Standard, CancellationToken.None);

    /// <summary>Adele's offboarding, waiting for approval.</summary>
    public async Task<RequestState> AskedAsync(UserId? requester = null, Choices? choices = null, UserId? leaver = null) =>
        await AskAsync(requester ?? Megan, choices, leaver) switch
        {
            DecisionResult.Accepted accepted => accepted.State,
            var refused => throw new InvalidOperationException($"The request was not accepted: {refused}"),
        };

    /// <summary>The same, approved, and one of its steps failed.</summary>
    public async Task<(RequestState State, StepId Failed)> FailedAsync(UserId? requester = null)
    {
        var asked = await AskedAsync(requester);
        var failed = asked.Plan.Steps[0].Id;
        var fault = new FaultFacts("Graph", "PATCH /users/{id}", 403, "Authorization_RequestDenied", RequestId: null);
        var state = await WriteAsync(asked.Id, new RunEvent.RequestApproved(Nestor, asked.Plan.Hash) { ByName = "Nestor Wilke" }, new RunEvent.StepFailed(failed, fault));
        return (state, failed);
    }

    public async Task<RequestState> WriteAsync(RequestId request, params RunEvent[] events)
    {
        var before = await Journal.ReadAsync(request, CancellationToken.None);
        return ((AppendResult.Appended)await Journal.AppendAsync(request, before!.Seq, events, CancellationToken.None)).State;
    }

    public async Task<RequestState> StateAsync(RequestId request) => (await Journal.ReadAsync(request, CancellationToken.None))!;

    /// <summary>From now on, the tenant answers every Graph call so.</summary>
    public Task BreakGraphAsync(int status) => ControlAsync("faults", new[] { new { match = "^graph ", status, times = 1000 } });

    public async Task ControlAsync(string route, object body) => (await _control.PostAsJsonAsync($"/_tenant/{route}", body)).EnsureSuccessStatusCode();

    /// <summary>What is really so in the tenant.</summary>
    public async Task<JsonObject> TruthAsync(UserId person) => (await _control.GetFromJsonAsync<JsonObject>($"/_tenant/users/{person}"))!;

    /// <summary>What is really so of whoever has this address now.</summary>
    public async Task<JsonObject> NamesakeAsync(string userPrincipalName) => (await _control.GetFromJsonAsync<JsonObject>($"/_tenant/users/{userPrincipalName}"))!;

    /// <summary>Goes on with the run until nothing more is to be done at once.</summary>
    public Task RunAsync(RequestId request) => Get<Executor>()
        .RunAsync(request, Clearance.Everything, new Signal(), CancellationToken.None, CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(1));

    /// <summary>What the tenant was asked, in order.</summary>
    public async Task<JsonArray> RequestsAsync() => (await _control.GetFromJsonAsync<JsonArray>("/_tenant/requests"))!;

    void IConversation.Refresh(RequestId request) => Refreshed.Add(request);

    Task<bool> IReachPeople.CanReachAsync(UserId person, CancellationToken cancellationToken) => Task.FromResult(Reached.Contains(person));

    public async Task DisposeAsync()
    {
        await _product!.DisposeAsync();
        await _tenant.DisposeAsync();
    }

    public void Dispose()
    {
        _control.Dispose();
        _database.Dispose();
    }
}
