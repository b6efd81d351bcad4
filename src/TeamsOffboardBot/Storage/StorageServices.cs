using Microsoft.Bot.Builder;
using Microsoft.Extensions.Options;
using Quartz;
using TeamsOffboardBot.Audit;
using TeamsOffboardBot.Chat;
using TeamsOffboardBot.Chat.Lists;
using TeamsOffboardBot.Chat.Rooms;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.Filing;

namespace TeamsOffboardBot.Storage;

public static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();
        services.AddSingleton(parts => Database.Of(parts.GetRequiredService<IOptions<StorageOptions>>().Value));
        services.AddSingleton<SqlJournal>();
        services.AddSingleton<IJournal>(parts => parts.GetRequiredService<SqlJournal>());
        services.AddSingleton<IErasure, SqlErasure>();
        services.AddSingleton<IKeptJournals, KeptJournals>();
        services.AddSingleton<IFiledEvidence, SqlFiledEvidence>();
        services.AddSingleton<IRunLeases, SqlRunLeases>();
        services.AddSingleton<IScheduleStore, ScheduleStore>();
        services.AddQuartz(quartz => ScheduleStore.Configure(quartz, configuration));
        services.AddSingleton<IPeopleBook, SqlPeopleBook>();
        services.AddSingleton<ICardCopies, SqlCardCopies>();
        services.AddSingleton<IApprovalsChannels, SqlApprovalsChannels>();
        services.AddSingleton<ILeaverLists, SqlLeaverLists>();
        services.AddSingleton<IListCopies, SqlListCopies>();
        services.AddSingleton<IHandoversTold, SqlHandoversTold>();
        services.AddSingleton<IReceivedActivities, SqlReceivedActivities>();
        services.AddSingleton<IStorage, SqlBotState>();
        services.AddHealthChecks().AddCheck<StorageHealth>("storage", tags: ["ready"]);
        return services;
    }
}
