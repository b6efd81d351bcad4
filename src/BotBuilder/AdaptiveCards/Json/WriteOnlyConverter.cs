using System;
using Newtonsoft.Json;

namespace AdaptiveCards;

/// <summary>The bot makes cards and never reads one.</summary>
internal abstract class WriteOnlyConverter<T> : JsonConverter<T>
{
    public override bool CanRead => false;

    public override T ReadJson(JsonReader reader, Type objectType, T existingValue, bool hasExistingValue, JsonSerializer serializer) =>
        throw new NotSupportedException();
}
