using System.Globalization;
using System.Text.Json.Nodes;

namespace TenantSimulator.Http;

sealed record ServiceReply(int Status, JsonNode? Body = null)
{
    /// <summary>The header that says what the call took of its service's limit.</summary>
    public const string ResourceUnits = "x-ms-resource-unit";

    /// <summary>Instead of a reply: none, for as long as the caller cares to wait.</summary>
    public static readonly ServiceReply Silence = new(0);

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public int Units => int.Parse(Headers.GetValueOrDefault(ResourceUnits, "0"), CultureInfo.InvariantCulture);

    public ServiceReply With(string header, string value)
    {
        Headers[header] = value;
        return this;
    }
}
