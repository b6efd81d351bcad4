using System;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>
/// The bot signs in without any secret: its app registration trusts a managed identity, whose token stands for one.
/// See https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
/// </summary>
public class FederatedServiceClientCredentialsFactory : ServiceClientCredentialsFactory
{
    private readonly string _appId;
    private readonly string _clientId;
    private readonly string _tenantId;

    public FederatedServiceClientCredentialsFactory(
        string appId,
        string clientId,
        string tenantId = null,
        System.Net.Http.HttpClient httpClient = null,
        Microsoft.Extensions.Logging.ILogger logger = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(appId);
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        (_appId, _clientId, _tenantId) = (appId, clientId, tenantId);
    }

    internal override bool IsAuthenticationDisabled => false;

    internal override TokenCredential CreateCredential(ConnectorCloud cloud, HttpPipelineTransport transport)
    {
        var identity = new ManagedIdentityCredential(
            new ManagedIdentityCredentialOptions(ManagedIdentityId.FromUserAssignedClientId(_clientId)) { Transport = transport });
        var exchange = new TokenRequestContext([$"{cloud.TokenExchange}/.default"]);
        var options = new ClientAssertionCredentialOptions
        {
            AuthorityHost = cloud.AuthorityHost,
            DisableInstanceDiscovery = !cloud.ValidateAuthority,
            Transport = transport,

            // The transport repeats by itself; both together would keep a turn waiting for minutes.
            Retry = { MaxRetries = 0 },
        };
        return new ClientAssertionCredential(
            cloud.TenantOf(_tenantId),
            _appId,
            async cancellationToken => (await identity.GetTokenAsync(exchange, cancellationToken).ConfigureAwait(false)).Token,
            options);
    }
}
