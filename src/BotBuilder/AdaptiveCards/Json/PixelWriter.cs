using System.Globalization;
using Newtonsoft.Json;

namespace AdaptiveCards;

internal sealed class PixelWriter : WriteOnlyConverter<uint>
{
    public override void WriteJson(JsonWriter writer, uint value, JsonSerializer serializer) =>
        writer.WriteValue(value.ToString(CultureInfo.InvariantCulture) + "px");
}
