namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>One call on its way: alone, or as an item of a batch.</summary>
public sealed record GraphItem(HttpMethod Method, string RelativeUrl, ReadOnlyMemory<byte> Body, bool Eventual);
