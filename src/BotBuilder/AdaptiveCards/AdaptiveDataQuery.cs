using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace AdaptiveCards;

/// <summary>Choices that the client asks for while the person types.</summary>
[JsonObject(NamingStrategyType = typeof(CamelCaseNamingStrategy))]
public class AdaptiveDataQuery
{
    public string Type { get; set; } = "Data.Query";

    [JsonRequired]
    public string Dataset { get; set; }

    public string Value { get; set; }

    public int Count { get; set; }

    public int Skip { get; set; }
}
