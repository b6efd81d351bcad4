using System;
using System.Net.Http;
using System.Security.Claims;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>
/// The bot's side of the connector, read from the settings. Only outgoing calls are authenticated here: an incoming token was
/// validated before the adapter was reached, and here it must merely be there.
/// </summary>
public class ConfigurationBotFrameworkAuthentication : BotFrameworkAuthentication
{
    private readonly bool _isAuthenticationDisabled;
    private readonly ConfiguredConnectorFactory _connectors;

    public ConfigurationBotFrameworkAuthentication(
        IConfiguration configuration,
        ServiceClientCredentialsFactory credentialsFactory = null,
        AuthenticationConfiguration authConfiguration = null,
        IHttpClientFactory httpClientFactory = null,
        ILogger logger = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var cloud = CloudOf(configuration);
        var credentials = credentialsFactory ?? new ConfigurationServiceClientCredentialFactory(configuration);
        var clients = httpClientFactory ?? new SharedHandlerClientFactory();
        var credential = new Lazy<TokenCredential>(
            () => credentials.CreateCredential(cloud, new HttpClientTransport(clients.CreateClient(string.Empty))) is { } source ? new KeptTokenCredential(source) : null);
        _isAuthenticationDisabled = credentials.IsAuthenticationDisabled;
        _connectors = new ConfiguredConnectorFactory(clients, credential, cloud.OAuthScope);
    }

    public override Task<AuthenticateRequestResult> AuthenticateRequestAsync(
        Activity activity,
        string authHeader,
        CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(authHeader) && !_isAuthenticationDisabled)
        {
            throw new UnauthorizedAccessException("The request has no Authorization header.");
        }

        return Task.FromResult(new AuthenticateRequestResult
        {
            ClaimsIdentity = new ClaimsIdentity([], AuthenticationConstants.AnonymousAuthType),
            ConnectorFactory = _connectors,
        });
    }

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) => _connectors;

    private static ConnectorCloud CloudOf(IConfiguration configuration)
    {
        var loginUrl = configuration["ToChannelFromBotLoginUrl"];
        var scope = configuration["ToChannelFromBotOAuthScope"];
        var validate = bool.Parse(configuration["ValidateAuthority"] ?? bool.TrueString);
        var service = configuration["ChannelService"];
        if (string.IsNullOrEmpty(service))
        {
            return new ConnectorCloud(
                loginUrl ?? AuthenticationConstants.ToChannelFromBotLoginUrlTemplate,
                AuthenticationConstants.DefaultChannelAuthTenant,
                scope ?? AuthenticationConstants.ToChannelFromBotOAuthScope,
                validate);
        }

        return service == GovernmentAuthenticationConstants.ChannelService || (loginUrl != null && scope != null)
            ? new ConnectorCloud(
                loginUrl ?? GovernmentAuthenticationConstants.ToChannelFromBotLoginUrlTemplate,
                GovernmentAuthenticationConstants.DefaultChannelAuthTenant,
                scope ?? GovernmentAuthenticationConstants.ToChannelFromBotOAuthScope,
                validate)
            : throw new ArgumentException($"ChannelService '{service}' is not known.");
    }
}
