using System.Net;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Microsoft365.Http;
using TeamsOffboardBot.Microsoft365.SharePoint;

namespace TeamsOffboardBot.Microsoft365;

public static class Microsoft365Registration
{
    public static IServiceCollection AddMicrosoft365(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<Microsoft365Options>, Microsoft365OptionsValidator>();
        services.AddOptions<Microsoft365Options>().Bind(configuration.GetSection(Microsoft365Options.Section)).ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(Random.Shared);
        services.AddWire();
        return services.AddEndpoints();
    }

    private static void AddWire(this IServiceCollection services)
    {
        services.AddHttpClient(Wire.ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // A redirect would carry a call to an address nobody vouched for.
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.All,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .RemoveAllLoggers();
        services.TryAddSingleton(new WireClock(TimeProvider.System));
        services.AddSingleton(provider => Settings(
            provider.GetRequiredService<WireClock>(), provider.GetRequiredService<IOptions<Microsoft365Options>>().Value));
        services.AddSingleton<Microsoft365Addresses>();
        services.TryAddSingleton(provider => Tokens(
            provider.GetRequiredService<IOptions<Microsoft365Options>>().Value, provider.GetRequiredService<Microsoft365Addresses>()));
        services.AddSingleton<TenantClock>();
        services.AddSingleton<Wire>();
        services.AddSingleton<ServiceBudgets>();
        services.AddSingleton<ServiceGates>();
        services.AddSingleton<FaultReader>();
        services.AddSingleton<CallSender>();
    }

    private static TokenSource Tokens(Microsoft365Options options, Microsoft365Addresses addresses) =>
        new(Credentials.Create(options, addresses.Login), addresses);

    private static WireSettings Settings(WireClock clock, Microsoft365Options options) =>
        new(clock, options.CallTimeout, options.GatherWindow);

    private static IServiceCollection AddEndpoints(this IServiceCollection services) => services
        .AddSingleton<MailboxLanes>()
        .AddSingleton<GraphBatch>()
        .AddSingleton<GraphClient>()
        .AddSingleton<GraphUsers>()
        .AddSingleton<GraphAccounts>()
        .AddSingleton<GraphSignInMethods>()
        .AddSingleton<GraphTelephony>()
        .AddSingleton<GraphAppAccess>()
        .AddSingleton<GraphGroups>()
        .AddSingleton<GraphChannels>()
        .AddSingleton<GraphLicences>()
        .AddSingleton<GraphRoles>()
        .AddSingleton<GraphDrives>()
        .AddSingleton<GraphCopies>()
        .AddSingleton<GraphDevices>()
        .AddSingleton<GraphTenant>()
        .AddSingleton<GraphMailboxSettings>()
        .AddSingleton<GraphCalendars>()
        .AddSingleton<GraphMail>()
        .AddSingleton<ExchangeBatch>()
        .AddSingleton<ExchangeClient>()
        .AddSingleton<ExchangeMailboxes>()
        .AddSingleton<ExchangeAccess>()
        .AddSingleton<ExchangeMobileDevices>()
        .AddSingleton<ExchangeGroups>()
        .AddSingleton<SharePointClient>()
        .AddSingleton<SharePointSites>()
        .AddSingleton<TenantDirectory>()
        .AddSingleton<ExchangeNames>()
        .AddSingleton<ExchangeFolders>()
        .AddSingleton<ExchangeReach>()
        .AddSingleton<ExchangeHolds>()
        .AddSingleton<TenantMail>()
        .AddSingleton<TenantFiles>()
        .AddSingleton<TenantMailDetails>()
        .AddSingleton<Tenant>();
}
