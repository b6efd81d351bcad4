using System;
using System.Net.Http;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>For a host without an HTTP client factory of its own: all clients share one pool of connections.</summary>
internal sealed class SharedHandlerClientFactory : IHttpClientFactory
{
    private static readonly SocketsHttpHandler Handler = new() { PooledConnectionLifetime = TimeSpan.FromMinutes(2) };

    public HttpClient CreateClient(string name) => new(Handler, disposeHandler: false);
}
