using System;

namespace Microsoft.Bot.Connector;

/// <summary>The connector at one service address.</summary>
public interface IConnectorClient : IDisposable
{
    Uri BaseUri { get; set; }

    IConversations Conversations { get; }
}
