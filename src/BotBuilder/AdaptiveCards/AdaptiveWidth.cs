using System;
using System.Globalization;
using Newtonsoft.Json;

namespace AdaptiveCards;

/// <summary>The width of a column: <c>auto</c>, <c>stretch</c>, a weight such as <c>2</c>, or pixels such as <c>50px</c>.</summary>
[JsonConverter(typeof(TextWriter<AdaptiveWidth>))]
public class AdaptiveWidth : IEquatable<AdaptiveWidth>
{
    public AdaptiveWidth()
    {
    }

    public AdaptiveWidth(AdaptiveWidthType widthType)
    {
        WidthType = widthType;
        Unit = widthType == AdaptiveWidthType.Weighted ? 1 : null;
    }

    public AdaptiveWidth(uint px)
    {
        WidthType = AdaptiveWidthType.Weighted;
        Unit = px;
    }

    public AdaptiveWidth(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.EndsWith("px", StringComparison.OrdinalIgnoreCase))
        {
            WidthType = AdaptiveWidthType.Pixel;
            Unit = uint.Parse(value.AsSpan(0, value.Length - 2), CultureInfo.InvariantCulture);
        }
        else if (uint.TryParse(value, CultureInfo.InvariantCulture, out var weight))
        {
            WidthType = AdaptiveWidthType.Weighted;
            Unit = weight;
        }
        else
        {
            WidthType = Enum.Parse<AdaptiveWidthType>(value, ignoreCase: true);
        }
    }

    public static AdaptiveWidth Auto { get; } = new(AdaptiveWidthType.Auto);

    public static AdaptiveWidth Stretch { get; } = new(AdaptiveWidthType.Stretch);

    public AdaptiveWidthType WidthType { get; set; }

    public uint? Unit { get; set; }

    public static implicit operator AdaptiveWidth(uint value) => new(value);

    public static implicit operator AdaptiveWidth(AdaptiveWidthType value) => new(value);

    public static implicit operator AdaptiveWidth(string value) => new(value);

    public bool Equals(AdaptiveWidth other) => other is not null && ToString() == other.ToString();

    public override bool Equals(object obj) => Equals(obj as AdaptiveWidth);

    public override int GetHashCode() => HashCode.Combine(WidthType, Unit);

    public override string ToString() => WidthType switch
    {
        AdaptiveWidthType.Auto => "auto",
        AdaptiveWidthType.Stretch => "stretch",
        AdaptiveWidthType.Pixel => FormattableString.Invariant($"{Unit ?? 1}px"),
        _ => FormattableString.Invariant($"{Unit}"),
    };
}
