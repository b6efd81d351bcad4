using System.Globalization;
using Newtonsoft.Json;

namespace AdaptiveCards;

/// <summary>Writes a value as the text it names itself by.</summary>
internal sealed class TextWriter<T> : WriteOnlyConverter<T>
{
    public override void WriteJson(JsonWriter writer, T value, JsonSerializer serializer) => writer.WriteValue(value.ToString());
}
