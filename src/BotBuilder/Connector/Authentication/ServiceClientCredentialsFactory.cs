using Azure.Core;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Who the bot is towards the connector.</summary>
public abstract class ServiceClientCredentialsFactory
{
    private protected ServiceClientCredentialsFactory()
    {
    }

    internal abstract bool IsAuthenticationDisabled { get; }

    /// <summary>The credential, or null where the bot has no identity; made once, as it holds the token cache.</summary>
    internal abstract TokenCredential CreateCredential(ConnectorCloud cloud, Azure.Core.Pipeline.HttpPipelineTransport transport);
}
