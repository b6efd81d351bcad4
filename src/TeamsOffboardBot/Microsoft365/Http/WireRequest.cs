namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>One HTTP request as it goes over the wire. The body is JSON in UTF-8.</summary>
public sealed record WireRequest(Microsoft365Service Service, HttpMethod Method, Uri Url)
{
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Without a token, for an address that carries its own.</summary>
    public bool IsAnonymous { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];
}
