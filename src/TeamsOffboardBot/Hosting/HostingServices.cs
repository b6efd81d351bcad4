using Microsoft.Extensions.Options;
using TeamsOffboardBot.Chat;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Hosting;

public static class HostingServices
{
    /// <summary>Somebody's activity waits for it.</summary>
    private static readonly TimeSpan KeysTimeout = TimeSpan.FromSeconds(4);

    private const int LargestKeys = 1024 * 1024;

    public static IServiceCollection AddHosting(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddHttpClient(ChannelKeys.ClientName, client => (client.Timeout, client.MaxResponseContentBufferSize) = (KeysTimeout, LargestKeys))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        services.AddConnector(configuration);
        services.AddTrustedProxies();
        services.AddHealthChecks();
        return services.AddSettings(configuration).AddGate();
    }

    private static IServiceCollection AddSettings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<BotIdentityOptions>().Bind(configuration).ValidateOnStart();
        services.AddOptions<BotOptions>().Bind(configuration.GetSection(BotOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BotIdentityOptions>, BotIdentityValidator>();
        services.AddSingleton<IValidateOptions<BotOptions>, BotOptionsValidator>();
        services.AddSingleton(parts => new PeoplePicker(parts.GetRequiredService<IOptions<BotOptions>>().Value.PeoplePicker));
        services.AddSingleton(parts => new CompanyZone(TimeZones.Find(parts.GetRequiredService<IOptions<BotOptions>>().Value.TimeZone)));
        services.AddSingleton<IValidateOptions<Microsoft365Options>, RealTenantValidator>();
        return services;
    }

    private static IServiceCollection AddGate(this IServiceCollection services)
    {
        services.AddSingleton<ChannelTrust>();
        services.AddSingleton<ActivityLimits>();
        services.AddSingleton<ChannelKeys>();
        services.AddSingleton<LoopbackCallers>();
        services.AddSingleton<ChannelCallers>();
        services.AddSingleton<ICallers>(parts => parts.GetRequiredService<ChannelTrust>().AppId is null
            ? parts.GetRequiredService<LoopbackCallers>()
            : parts.GetRequiredService<ChannelCallers>());
        return services;
    }
}
