using System.Net;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TeamsOffboardBot.Chat.Files;
using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Hosting;

/// <summary>
/// The HTTP client without a name belongs to the Bot Framework: its connector takes it from the factory for every turn. Files that go to
/// people's OneDrive are sent with the same patience.
/// </summary>
public static class ConnectorHttp
{
    /// <summary>For all attempts of one call together.</summary>
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(90);

    public static IServiceCollection AddConnectorHttp(this IServiceCollection services)
    {
        services.TryAddSingleton(Random.Shared);
        services.TryAddSingleton(new WireClock(TimeProvider.System));
        services.AddTransient<ConnectorRetry>();
        services.AddHttpClient(Options.DefaultName, client => client.Timeout = CallTimeout)
            .AddHttpMessageHandler<ConnectorRetry>()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // A redirect would carry a message to an address nobody vouched for.
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.All,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .RemoveAllLoggers();
        services.AddHttpClient(FileUploads.Client, client => client.Timeout = CallTimeout)
            .AddHttpMessageHandler<ConnectorRetry>()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .RemoveAllLoggers();
        return services;
    }
}
