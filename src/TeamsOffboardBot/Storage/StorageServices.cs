using Microsoft.Bot.Builder;
using Microsoft.Extensions.Options;
using TeamsOffboardBot.Chat;
using TeamsOffboardBot.Runs;

namespace TeamsOffboardBot.Storage;

public static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();
        services.AddSingleton<SqliteDatabase>();
        services.AddSingleton<IJournal, SqlJournal>();
        services.AddSingleton<IPeopleBook, SqlPeopleBook>();
        services.AddSingleton<ICardCopies, SqlCardCopies>();
        services.AddSingleton<IStorage, SqlBotState>();
        services.AddHealthChecks().AddCheck<StorageHealth>("storage", tags: ["ready"]);
        return services;
    }
}
