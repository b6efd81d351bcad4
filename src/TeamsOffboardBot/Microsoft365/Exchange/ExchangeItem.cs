using System.Text;
using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Microsoft365.Exchange;

/// <summary>One invocation on its way: alone, or as an item of a batch.</summary>
public sealed record ExchangeItem(Uri Url, ReadOnlyMemory<byte> Body, string AnchorMailbox, bool IsWrite)
{
    /// <summary>Null for what may change something.</summary>
    public Read? Read { get; } = IsWrite ? null : new(Microsoft365Service.Exchange, $"{Url} {AnchorMailbox} {Encoding.UTF8.GetString(Body.Span)}");

    public IReadOnlyList<KeyValuePair<string, string>> Headers =>
    [
        new("X-AnchorMailbox", AnchorMailbox),
        new("X-ResponseFormat", "json"),
        new("Prefer", "odata.maxpagesize=1000"),
    ];
}
