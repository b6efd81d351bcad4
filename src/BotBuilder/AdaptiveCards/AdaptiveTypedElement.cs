using System;
using System.Collections.Generic;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace AdaptiveCards;

/// <summary>
/// Anything with a type: cards, elements and actions. Values equal to a client's default are not written; what this subset does
/// not name can be said in <see cref="AdditionalProperties"/>.
/// </summary>
[JsonObject(NamingStrategyType = typeof(CamelCaseNamingStrategy))]
public abstract class AdaptiveTypedElement
{
    // Few elements have any.
    private SerializableDictionary<string, object> _additionalProperties;

    [JsonProperty(Order = 1, NullValueHandling = NullValueHandling.Ignore)]
    public IDictionary<string, string> Requires;

    [JsonProperty(Order = -10)]
    public abstract string Type { get; set; }

    [JsonExtensionData]
    public SerializableDictionary<string, object> AdditionalProperties
    {
        get => _additionalProperties ??= new(StringComparer.OrdinalIgnoreCase);
        set => _additionalProperties = value;
    }

    [JsonConverter(typeof(FallbackWriter))]
    [JsonProperty(NullValueHandling = NullValueHandling.Ignore)]
    public AdaptiveFallbackElement Fallback { get; set; }

    [JsonProperty(Order = -9, NullValueHandling = NullValueHandling.Ignore)]
    public string Id { get; set; }

    public bool ShouldSerializeAdditionalProperties() => _additionalProperties?.Count > 0;
}
