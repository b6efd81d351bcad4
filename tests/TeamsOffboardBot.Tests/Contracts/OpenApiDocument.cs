using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsOffboardBot.Tests.Contracts;

/// <summary>A published OpenAPI document: its operations, and whether a JSON value has the shape of one of its schemas.</summary>
internal sealed class OpenApiDocument(JsonObject root)
{
    public static OpenApiDocument Read(string file) => new(JsonNode.Parse(File.ReadAllText(ContractFactAttribute.PathOf(file)))!.AsObject());

    /// <summary>
    /// Graph as Microsoft publishes it, and with it, written by hand and each with the page it was taken from, operations that the excerpt of the
    /// publication lacks.
    /// </summary>
    public static OpenApiDocument Graph()
    {
        var published = JsonNode.Parse(File.ReadAllText(ContractFactAttribute.PathOf("graph-v1.0.subset.json")))!.AsObject();
        foreach (var (path, operations) in BesideTheExcerpt["paths"]!.AsObject())
        {
            var known = published["paths"]!.AsObject();
            known[path] ??= new JsonObject();
            foreach (var (method, operation) in operations!.AsObject())
            {
                known[path]!.AsObject().Add(method, operation!.DeepClone());
            }
        }

        return new(published);
    }

    public static JsonObject BesideTheExcerpt { get; } = JsonNode.Parse(
        File.ReadAllText(Path.Combine(Conventions.Source.Repository, "tests", "TeamsOffboardBot.Tests", "Contracts", "beside-the-excerpt.json")))!.AsObject();

    /// <summary>By method and path.</summary>
    public IReadOnlyDictionary<string, JsonObject> Operations { get; } = root["paths"]!.AsObject()
        .SelectMany(p => p.Value!.AsObject().Where(o => o.Key is "get" or "post" or "patch" or "put" or "delete")
            .Select(o => KeyValuePair.Create($"{o.Key.ToUpperInvariant()} {p.Key}", o.Value!.AsObject())))
        .ToDictionary();

    /// <summary>The properties of a schema with those it inherits.</summary>
    public Dictionary<string, JsonNode> Properties(string schema)
    {
        var found = new Dictionary<string, JsonNode>();
        Collect(Schema(schema), found);
        return found;
    }

    /// <summary>Names that are legal although the excerpt of the contract leaves out what they are.</summary>
    private HashSet<string> Pruned(JsonObject schema) => Parts(schema)
        .SelectMany(part => part.Where(p => p.Key.StartsWith("x-pruned", StringComparison.Ordinal)).SelectMany(p => p.Value!.AsArray()))
        .Select(name => (string)name!)
        .ToHashSet();

    private JsonObject Schema(string name) => root["components"]!["schemas"]![name]!.AsObject();

    private JsonObject Resolve(JsonObject schema) =>
        (string?)schema["$ref"] is { } reference ? Resolve(Schema(reference.Split('/')[^1])) : schema;

    private IEnumerable<JsonObject> Parts(JsonObject schema)
    {
        var resolved = Resolve(schema);
        return resolved["allOf"] is JsonArray all ? all.SelectMany(part => Parts(part!.AsObject())) : [resolved];
    }

    private void Collect(JsonObject schema, Dictionary<string, JsonNode> found)
    {
        foreach (var (name, property) in Parts(schema).SelectMany(part => part["properties"] as JsonObject ?? []))
        {
            found[name] = property!;
        }
    }

    /// <summary>What is wrong with the value, each with its place; nothing when it fits.</summary>
    public IEnumerable<string> Problems(JsonNode? value, string schema) => Problems(value, Schema(schema), schema);

    private IEnumerable<string> Problems(JsonNode? value, JsonObject declared, string place)
    {
        var options = declared["anyOf"] as JsonArray ?? declared["oneOf"] as JsonArray;
        if (value is null)
        {
            return [];
        }

        if (options is not null)
        {
            var tried = options.Select(o => Problems(value, o!.AsObject(), place).ToList()).ToList();
            return tried.Exists(t => t.Count == 0) ? [] : tried[0];
        }

        var schema = Resolve(declared);
        return schema["enum"] is JsonArray names && value.GetValueKind() == JsonValueKind.String
            ? names.Any(n => n?.ToString() == value.ToString()) ? [] : [$"{place}: '{value}' is none of {names.ToJsonString()}"]
            : OfType(value, schema, place);
    }

    private IEnumerable<string> OfType(JsonNode value, JsonObject schema, string place)
    {
        var kind = value.GetValueKind();
        return ((string?)schema["type"], value) switch
        {
            ("array", JsonArray items) => items.SelectMany((item, n) => Problems(item, schema["items"]!.AsObject(), $"{place}[{n}]")),
            ("object" or null, JsonObject entity) => Members(entity, schema, place),
            ("string", _) when kind == JsonValueKind.String => [],
            ("boolean", _) when kind is JsonValueKind.True or JsonValueKind.False => [],
            ("number" or "integer", _) when kind == JsonValueKind.Number => [],
            (null, _) => [],
            var (type, _) => [$"{place}: {kind} is no {type}"],
        };
    }

    private IEnumerable<string> Members(JsonObject entity, JsonObject schema, string place)
    {
        var properties = new Dictionary<string, JsonNode>();
        Collect(schema, properties);
        if (properties.Count == 0)
        {
            return [];
        }

        var pruned = Pruned(schema);
        return entity.Where(m => !m.Key.Contains('@', StringComparison.Ordinal)).SelectMany(member =>
            properties.TryGetValue(member.Key, out var declared) ? Problems(member.Value, declared.AsObject(), $"{place}.{member.Key}")
            : pruned.Contains(member.Key) ? []
            : [$"{place}: '{member.Key}' is not declared"]);
    }
}
