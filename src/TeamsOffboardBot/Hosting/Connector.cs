using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Options;
using TeamsOffboardBot.Microsoft365;

namespace TeamsOffboardBot.Hosting;

/// <summary>
/// How the bot signs in to answer: as the official SDK's settings say, with a certificate or a managed identity where they name
/// one, at the cloud that <c>Microsoft365:Cloud</c> names. Settings that name an address of their own come before the cloud's.
/// </summary>
public static class Connector
{
    public static IServiceCollection AddConnector(this IServiceCollection services, IConfiguration configuration) => services
        .AddConnectorHttp()
        .AddSingleton<BotFrameworkAuthentication>(parts =>
        {
            var identity = parts.GetRequiredService<IOptions<BotIdentityOptions>>().Value;
            var settings = Settings(configuration, parts.GetRequiredService<IOptions<Microsoft365Options>>().Value.Cloud, identity);
            return new ConfigurationBotFrameworkAuthentication(
                settings,
                Credentials(settings, identity),
                httpClientFactory: parts.GetRequiredService<IHttpClientFactory>(),
                logger: parts.GetRequiredService<ILogger<ConfigurationBotFrameworkAuthentication>>());
        });

    /// <exception cref="CryptographicException">It is no certificate with its private key, or not that password.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static X509Certificate2 Certificate(BotIdentityOptions identity)
    {
        var certificate = Microsoft365.Http.Credentials.Certificate(identity.MicrosoftAppCertificatePath!, identity.MicrosoftAppCertificatePassword);
        return certificate.HasPrivateKey ? certificate : throw new CryptographicException("The certificate comes without its private key.");
    }

    private static IConfigurationRoot Settings(IConfiguration configuration, Microsoft365Cloud cloud, BotIdentityOptions identity) => new ConfigurationBuilder()
        .AddInMemoryCollection(ChannelCloud.Of(cloud).SignIn(identity.OwnTenantId))
        .AddConfiguration(configuration)
        .Build();

    private static ServiceClientCredentialsFactory Credentials(IConfiguration settings, BotIdentityOptions identity) => identity switch
    {
        { HasAppId: true, HasCertificate: true } => new CertificateServiceClientCredentialsFactory(Certificate(identity), identity.MicrosoftAppId, identity.OwnTenantId),
        { HasAppId: true, HasClientId: true } => new FederatedServiceClientCredentialsFactory(identity.MicrosoftAppId, identity.MicrosoftAppClientId, identity.OwnTenantId),
        _ => new ConfigurationServiceClientCredentialFactory(settings),
    };
}
