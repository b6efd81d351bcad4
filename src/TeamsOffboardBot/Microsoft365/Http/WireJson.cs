using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace TeamsOffboardBot.Microsoft365.Http;

public static class WireJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NullLeavesTheDefault } },
    };

    public static ReadOnlyMemory<byte> Bytes(JsonNode body) => JsonSerializer.SerializeToUtf8Bytes(body, Options);

    /// <exception cref="JsonException">The body is not what was documented.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> body) =>
        JsonSerializer.Deserialize<T>(body.Span, Options) ?? throw new JsonException("The body is null.");

    // Graph fills what the caller may not see with nulls, lists included; a list stays empty then.
    private static void NullLeavesTheDefault(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.Set is { } set)
            {
                property.Set = (target, value) =>
                {
                    if (value is not null)
                    {
                        set(target, value);
                    }
                };
            }
        }
    }
}
