using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TeamsOffboardBot.Audit;

/// <summary>Evidence as a file for machines.</summary>
public static class EvidenceJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter() },
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    public static string Write(Evidence evidence) => JsonSerializer.Serialize(evidence, Options) + "\n";

    public static string Write(ErasedEvidence evidence) => JsonSerializer.Serialize(evidence, Options) + "\n";

    /// <summary>Null when the text is no evidence of a schema this version knows.</summary>
    public static Evidence? Read(string text) =>
        Read<Evidence>(text) is { Schema: Evidence.Schema1 or Evidence.Schema2 } evidence && evidence.Chain.Events.All(e => e is not null) ? evidence : null;

    /// <summary>Null when the text is no evidence of an erased request that this version knows.</summary>
    public static ErasedEvidence? ReadErased(string text) =>
        Read<ErasedEvidence>(text) is { Schema: ErasedEvidence.Schema1 or ErasedEvidence.Schema2 } evidence && evidence.Chain.Events.All(e => e is not null) ? evidence : null;

    /// <summary>The schema that the text says it follows, where it is evidence of one that this version does not know; null for everything else.</summary>
    public static string? UnknownSchemaOf(string text)
    {
        try
        {
            var schema = (JsonNode.Parse(text) as JsonObject)?["schema"] is JsonValue value && value.TryGetValue<string>(out var named) ? named : null;
            return schema is null or Evidence.Schema1 or Evidence.Schema2 or ErasedEvidence.Schema1 or ErasedEvidence.Schema2 || !schema.StartsWith("teamsoffboardbot.", StringComparison.Ordinal) || schema.Any(char.IsControl) ? null : schema;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static T? Read<T>(string text)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The report without the sentences, which may be worded anew from version to version.</summary>
    public static JsonNode FactsOf(EvidenceReport report)
    {
        var facts = JsonSerializer.SerializeToNode(report, Options)!;
        RemoveWords(facts);
        return facts;
    }

    private static void RemoveWords(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject properties:
                properties.Remove("title");
                properties.Remove("text");
                foreach (var (_, value) in properties)
                {
                    RemoveWords(value);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    RemoveWords(item);
                }

                break;
        }
    }
}
