using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Quartz;
using TeamsOffboardBot.Runs.Drift;
using TeamsOffboardBot.Runs.Filing;
using TeamsOffboardBot.Steps;

namespace TeamsOffboardBot.Runs;

public static class RunsServices
{
    /// <summary>Wants the step catalogue, a journal, leases, a store for the schedule, the tenant's clock and a conversation from others.</summary>
    public static IServiceCollection AddRuns(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RunsOptions>().Bind(configuration.GetSection(RunsOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RunsOptions>, RunsOptionsValidator>();
        services.AddOptions<ApprovalOptions>().Bind(configuration.GetSection(ApprovalOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ApprovalOptions>, ApprovalOptionsValidator>();
        services.AddSingleton<WatchClock>();
        services.AddSingleton<RequestClock>();
        services.AddSingleton<TimeBook>();
        services.AddSingleton<RunTimes>();
        services.TryAddSingleton(Random.Shared);
        services.AddSingleton(RunOwner.OfThisProcess());
        services.AddSingleton(provider => new RunGraph(provider.GetRequiredService<StepCatalog>().Steps));
        services.AddSingleton<StepRunner>();
        services.AddSingleton<RunWriters>();
        services.AddSingleton<FactsCheck>();
        // The worker itself is driven with it.
        services.AddSingleton(provider => new CallingOff(
            provider.GetRequiredService<IJournal>(),
            provider.GetRequiredService<TimeBook>(),
            provider.GetRequiredService<IConversation>(),
            request => provider.GetRequiredService<RunWorker>().Wake(request)));
        services.AddSingleton(provider => new RunParts(
            provider.GetRequiredService<RunGraph>(),
            provider.GetRequiredService<StepRunner>(),
            provider.GetRequiredService<CallingOff>(),
            provider.GetRequiredService<FactsCheck>().ReadAsync));
        services.AddSingleton<Executor>();
        services.AddHostedService<ErasureSweep>();
        services.AddSingleton<EvidenceFiles>();
        services.AddHostedService<FilingSweep>();
        return services.AddSchedule(configuration).AddRunWorker();
    }

    internal static IServiceCollection AddSchedule(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ScheduleOptions>().Bind(configuration.GetSection(ScheduleOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ScheduleOptions>, ScheduleOptionsValidator>();
        services.AddQuartz(quartz => quartz.AddJob<LookAtRequest>(job => job.WithIdentity(WakeUps.Job).StoreDurably()));
        services.AddSingleton<WakeUps>();
        return services;
    }

    /// <summary>They stop in the reverse order: the alarm clock goes last.</summary>
    internal static IServiceCollection AddRunWorker(this IServiceCollection services)
    {
        services.AddSingleton<RunDriver>();
        services.AddSingleton<RunWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<WakeUps>());
        services.AddHostedService(provider => provider.GetRequiredService<RunWorker>());
        services.AddHostedService<RunSweep>();
        services.AddHostedService<RunWatch>();
        return services;
    }
}
