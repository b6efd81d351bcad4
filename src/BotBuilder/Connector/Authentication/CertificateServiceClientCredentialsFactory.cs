using System;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>The bot signs in with a certificate of its app registration.</summary>
public class CertificateServiceClientCredentialsFactory : ServiceClientCredentialsFactory
{
    private readonly X509Certificate2 _certificate;
    private readonly string _appId;
    private readonly string _tenantId;
    private readonly bool _sendX5c;

    public CertificateServiceClientCredentialsFactory(
        X509Certificate2 certificate,
        string appId,
        string tenantId = null,
        System.Net.Http.HttpClient httpClient = null,
        Microsoft.Extensions.Logging.ILogger logger = null,
        bool sendX5c = false)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ArgumentException.ThrowIfNullOrWhiteSpace(appId);
        (_certificate, _appId, _tenantId, _sendX5c) = (certificate, appId, tenantId, sendX5c);
    }

    internal override bool IsAuthenticationDisabled => false;

    internal override TokenCredential CreateCredential(ConnectorCloud cloud, HttpPipelineTransport transport) =>
        new ClientCertificateCredential(cloud.TenantOf(_tenantId), _appId, _certificate, new ClientCertificateCredentialOptions
        {
            AuthorityHost = cloud.AuthorityHost,
            DisableInstanceDiscovery = !cloud.ValidateAuthority,
            SendCertificateChain = _sendX5c,
            Transport = transport,

            // The transport repeats by itself; both together would keep a turn waiting for minutes.
            Retry = { MaxRetries = 0 },
        });
}
