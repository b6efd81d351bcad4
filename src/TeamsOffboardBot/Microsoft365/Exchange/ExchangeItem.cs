namespace TeamsOffboardBot.Microsoft365.Exchange;

/// <summary>One invocation on its way: alone, or as an item of a batch.</summary>
public sealed record ExchangeItem(Uri Url, ReadOnlyMemory<byte> Body, string AnchorMailbox)
{
    public IReadOnlyList<KeyValuePair<string, string>> Headers =>
    [
        new("X-AnchorMailbox", AnchorMailbox),
        new("X-ResponseFormat", "json"),
        new("Prefer", "odata.maxpagesize=1000"),
    ];
}
