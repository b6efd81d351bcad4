using System.Text.Json.Serialization;

namespace TeamsOffboardBot.Microsoft365.Graph;

public sealed record GraphPage<T>(
    IReadOnlyList<T>? Value,
    [property: JsonPropertyName("@odata.nextLink")] string? NextLink);
