using System.Collections.Generic;
using Newtonsoft.Json;

namespace AdaptiveCards;

/// <summary>An element that is only toggled is named by its id alone.</summary>
internal sealed class TargetElementsWriter : WriteOnlyConverter<List<AdaptiveTargetElement>>
{
    public override void WriteJson(JsonWriter writer, List<AdaptiveTargetElement> value, JsonSerializer serializer)
    {
        writer.WriteStartArray();
        foreach (var target in value)
        {
            if (target.IsVisible is null)
            {
                writer.WriteValue(target.ElementId);
            }
            else
            {
                serializer.Serialize(writer, target);
            }
        }

        writer.WriteEndArray();
    }
}
