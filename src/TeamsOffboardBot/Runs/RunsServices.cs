using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TeamsOffboardBot.Steps;

namespace TeamsOffboardBot.Runs;

public static class RunsServices
{
    /// <summary>Wants the step catalogue, a journal, the tenant's clock and a conversation from others.</summary>
    public static IServiceCollection AddRuns(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RunsOptions>().Bind(configuration.GetSection(RunsOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RunsOptions>, RunsOptionsValidator>();
        services.TryAddSingleton(Random.Shared);
        services.AddSingleton(RunOwner.OfThisProcess());
        services.AddSingleton(provider => new RunGraph(provider.GetRequiredService<StepCatalog>().Steps));
        services.AddSingleton<StepRunner>();
        services.AddSingleton<Executor>();
        services.AddSingleton<RunWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<RunWorker>());
        return services;
    }
}
