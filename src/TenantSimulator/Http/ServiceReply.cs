using System.Text.Json.Nodes;

namespace TenantSimulator.Http;

sealed record ServiceReply(int Status, JsonNode? Body = null)
{
    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public ServiceReply With(string header, string value)
    {
        Headers[header] = value;
        return this;
    }
}
