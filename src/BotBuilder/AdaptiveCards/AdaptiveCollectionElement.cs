using System.Collections;
using System.Collections.Generic;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace AdaptiveCards;

// Said again, because without it a collection would be written as an array.
[JsonObject(NamingStrategyType = typeof(CamelCaseNamingStrategy))]
public abstract class AdaptiveCollectionElement : AdaptiveElement, IEnumerable<AdaptiveElement>
{
    [JsonProperty(NullValueHandling = NullValueHandling.Ignore)]
    public AdaptiveContainerStyle? Style { get; set; }

    [JsonProperty(DefaultValueHandling = DefaultValueHandling.Ignore)]
    public AdaptiveHorizontalAlignment HorizontalAlignment { get; set; }

    [JsonProperty(DefaultValueHandling = DefaultValueHandling.Ignore)]
    public AdaptiveVerticalContentAlignment VerticalContentAlignment { get; set; }

    [JsonProperty(NullValueHandling = NullValueHandling.Ignore)]
    public AdaptiveAction SelectAction { get; set; }

    [JsonProperty(DefaultValueHandling = DefaultValueHandling.Ignore)]
    public bool Bleed { get; set; }

    [JsonProperty(NullValueHandling = NullValueHandling.Ignore)]
    public string MinHeight { get; set; }

    public abstract IEnumerator<AdaptiveElement> GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public abstract void Add(AdaptiveElement value);
}
