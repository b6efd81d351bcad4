using Microsoft.Extensions.Options;
using TeamsOffboardBot.Microsoft365;

namespace TeamsOffboardBot.Hosting;

public static class HostingServices
{
    private static readonly TimeSpan KeysTimeout = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddHosting(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddHttpClient(ChannelKeys.ClientName, client => client.Timeout = KeysTimeout);
        services.AddConnectorHttp();
        services.AddHealthChecks();
        return services.AddSettings(configuration).AddGate();
    }

    private static IServiceCollection AddSettings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<BotIdentityOptions>().Bind(configuration).ValidateOnStart();
        services.AddOptions<BotOptions>().Bind(configuration.GetSection(BotOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BotIdentityOptions>, BotIdentityValidator>();
        services.AddSingleton<IValidateOptions<BotOptions>, BotOptionsValidator>();
        services.AddSingleton<IValidateOptions<Microsoft365Options>, RealTenantValidator>();
        return services;
    }

    private static IServiceCollection AddGate(this IServiceCollection services)
    {
        services.AddSingleton<ChannelTrust>();
        services.AddSingleton<ChannelKeys>();
        services.AddSingleton<LoopbackCallers>();
        services.AddSingleton<ChannelCallers>();
        services.AddSingleton<ICallers>(parts => parts.GetRequiredService<ChannelTrust>().AppId is null
            ? parts.GetRequiredService<LoopbackCallers>()
            : parts.GetRequiredService<ChannelCallers>());
        return services;
    }
}
