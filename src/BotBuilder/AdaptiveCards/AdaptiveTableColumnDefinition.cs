using System;
using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace AdaptiveCards;

/// <summary>A column is as wide as its share of the weights, or a number of pixels; the one set last counts.</summary>
[JsonObject(NamingStrategyType = typeof(CamelCaseNamingStrategy))]
public class AdaptiveTableColumnDefinition
{
    public const string TypeName = "TableColumnDefinition";

    private double _pixels;
    private double _weight;

    [JsonProperty("verticalCellContentAlignment", DefaultValueHandling = DefaultValueHandling.Ignore)]
    public AdaptiveVerticalContentAlignment VerticalContentAlignment { get; set; }

    [JsonProperty("horizontalCellContentAlignment", DefaultValueHandling = DefaultValueHandling.Ignore)]
    public AdaptiveHorizontalContentAlignment HorizontalContentAlignment { get; set; }

    [JsonIgnore]
    public double PixelWidth
    {
        get => _pixels;
        set => (_pixels, _weight) = (value, 0);
    }

    [JsonIgnore]
    public double Width
    {
        get => _weight;
        set => (_pixels, _weight) = (0, value);
    }

    [JsonProperty("width")]
    private object WrittenWidth => _pixels > 0
        ? _pixels.ToString(CultureInfo.InvariantCulture) + "px"
        : Convert.ToInt32(_weight);
}
