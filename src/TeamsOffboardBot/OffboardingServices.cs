using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Audit;
using TeamsOffboardBot.Chat;
using TeamsOffboardBot.Hosting;
using TeamsOffboardBot.Hosting.CheckUp;
using TeamsOffboardBot.Hosting.Telemetry;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Storage;

namespace TeamsOffboardBot;

/// <summary>What the bot is made of: one line per folder, in the order in which data travels.</summary>
public static class OffboardingServices
{
    public static IServiceCollection AddOffboarding(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddTelemetry(configuration)
            .AddChat(configuration)
            .AddApproval()
            .AddRuns(configuration)
            .AddMicrosoft365(configuration)
            .AddPlanning(configuration)
            .AddSteps()
            .AddAudit(configuration)
            .AddStorage(configuration)
            .AddHosting(configuration)
            .AddCheckUp();
}
