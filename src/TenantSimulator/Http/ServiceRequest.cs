using System.Text.Json.Nodes;

namespace TenantSimulator.Http;

/// <summary>One operation, sent alone or as an item of a batch. <paramref name="Path"/> is relative to the service, still escaped.</summary>
sealed record ServiceRequest(
    string Host,
    string Method,
    string Path,
    string QueryString,
    IReadOnlyDictionary<string, string> Headers,
    JsonNode? Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
