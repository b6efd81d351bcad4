using System;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>The bot's identity as the settings MicrosoftAppId, -Type, -TenantId and -Password name it.</summary>
public class ConfigurationServiceClientCredentialFactory : ServiceClientCredentialsFactory
{
    private readonly string _appId;
    private readonly string _tenantId;
    private readonly string _password;
    private readonly bool _isManagedIdentity;

    public ConfigurationServiceClientCredentialFactory(
        IConfiguration configuration,
        System.Net.Http.HttpClient httpClient = null,
        Microsoft.Extensions.Logging.ILogger logger = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _appId = configuration["MicrosoftAppId"];
        _password = configuration["MicrosoftAppPassword"];
        switch (configuration["MicrosoftAppType"]?.ToUpperInvariant())
        {
            case "USERASSIGNEDMSI":
                Require(_appId, "MicrosoftAppId", "UserAssignedMsi");
                Require(configuration["MicrosoftAppTenantId"], "MicrosoftAppTenantId", "UserAssignedMsi");
                Refuse(_password, "MicrosoftAppPassword", "UserAssignedMsi");
                _isManagedIdentity = true;
                break;
            case "SINGLETENANT":
                _tenantId = configuration["MicrosoftAppTenantId"];
                Require(_appId, "MicrosoftAppId", "SingleTenant");
                Require(_tenantId, "MicrosoftAppTenantId", "SingleTenant");
                Require(_password, "MicrosoftAppPassword", "SingleTenant");
                break;
            default:
                break;
        }
    }

    internal override bool IsAuthenticationDisabled => string.IsNullOrEmpty(_appId);

    internal override TokenCredential CreateCredential(ConnectorCloud cloud, HttpPipelineTransport transport)
    {
        if (IsAuthenticationDisabled)
        {
            return null;
        }

        if (_isManagedIdentity)
        {
            return new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(_appId));
        }

        var options = new ClientSecretCredentialOptions
        {
            AuthorityHost = cloud.AuthorityHost,
            DisableInstanceDiscovery = !cloud.ValidateAuthority,
            Transport = transport,

            // The transport repeats by itself; both together would keep a turn waiting for minutes.
            Retry = { MaxRetries = 0 },
        };
        return new ClientSecretCredential(cloud.TenantOf(_tenantId), _appId, _password, options);
    }

    private static void Require(string value, string setting, string appType)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new ArgumentException($"{setting} is required when MicrosoftAppType is {appType}.");
        }
    }

    private static void Refuse(string value, string setting, string appType)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            throw new ArgumentException($"{setting} must not be set when MicrosoftAppType is {appType}.");
        }
    }
}
