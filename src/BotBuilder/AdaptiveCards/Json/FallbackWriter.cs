using Newtonsoft.Json;

namespace AdaptiveCards;

internal sealed class FallbackWriter : WriteOnlyConverter<AdaptiveFallbackElement>
{
    public override void WriteJson(JsonWriter writer, AdaptiveFallbackElement value, JsonSerializer serializer)
    {
        if (value.Type == AdaptiveFallbackElement.AdaptiveFallbackType.Content)
        {
            serializer.Serialize(writer, value.Content);
        }
        else if (value.Type == AdaptiveFallbackElement.AdaptiveFallbackType.Drop)
        {
            writer.WriteValue("drop");
        }
        else
        {
            writer.WriteNull();
        }
    }
}
