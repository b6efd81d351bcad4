using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>One call on its way: alone, or as an item of a batch.</summary>
public sealed record GraphItem(HttpMethod Method, string RelativeUrl, ReadOnlyMemory<byte> Body, bool Eventual)
{
    /// <summary>Null for what may change something.</summary>
    public Read? Read => Method == HttpMethod.Get ? new(Microsoft365Service.Graph, $"{RelativeUrl} {Eventual}") : null;
}
