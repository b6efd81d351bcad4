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

namespace TeamsOffboardBot.Tests.Planning;

/// <summary>The product's own planner, with the product's own rules and steps. Nothing listens where it would call.</summary>
internal static class Plans
{
    public const string KeptGroup = "b0000000-0000-4000-8000-000000000099";

    private static readonly ServiceProvider Services = Build();

    public static StepCatalog Catalog { get; } = Services.GetRequiredService<StepCatalog>();

    public static Profiles Profiles { get; } = Services.GetRequiredService<Profiles>();

    public static Plan Make(Snapshot snapshot, Choices choices, params PlannedStep[] begun) =>
        Services.GetRequiredService<Planner>().Make(snapshot, choices, begun);

    /// <summary>Texts of findings, as "R3.KeepsLicence".</summary>
    public static IReadOnlyList<string> Says(Snapshot snapshot, Choices choices, FindingSeverity severity) =>
        [.. Make(snapshot, choices).Findings.Where(f => f.Severity == severity).Select(f => f.Text.Key["Rules.".Length..])];

    public static IReadOnlyList<string> TargetIds(this Plan plan, StepId step) => [.. (plan.Step(step)?.Targets ?? []).Select(t => t.Id)];

    private static ServiceProvider Build()
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(Conventions.Source.Repository, "src", "TeamsOffboardBot", "appsettings.json"))
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Microsoft365:TenantId"] = "6f2c1c0e-3d5b-4f0a-9a51-0c0a7e5b1d10",
                ["Microsoft365:Credential"] = "None",
                ["Microsoft365:GraphUrl"] = "http://127.0.0.1:9/graph",
                ["Microsoft365:ExchangeUrl"] = "http://127.0.0.1:9/exchange",
                ["Microsoft365:SharePointUrl"] = "http://127.0.0.1:9/sharepoint",
                ["Storage:ConnectionString"] = "Data Source=never-opened.db",
                ["Access:ApproverGroupId"] = "b0000000-0000-4000-8000-000000000001",
                ["Access:KeepGroups:0"] = KeptGroup,
            })
            .Build();
        return new ServiceCollection()
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
}
