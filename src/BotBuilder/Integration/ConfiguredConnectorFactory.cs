using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

internal sealed class ConfiguredConnectorFactory(IHttpClientFactory clients, Lazy<TokenCredential> credential, string oAuthScope)
    : ConnectorFactory
{
    public override Task<IConnectorClient> CreateAsync(string serviceUrl, string audience, CancellationToken cancellationToken)
    {
        IConnectorClient client = new ConnectorClient(
            new Uri(serviceUrl),
            clients.CreateClient(string.Empty),
            credential.Value,
            ConnectorCloud.ScopeOf(audience ?? oAuthScope));
        return Task.FromResult(client);
    }
}
