using System.Text.Json.Nodes;

namespace Benchmarks.World;

/// <summary>A card in a chat: its buttons by what they send, and what pressing one sends.</summary>
public sealed class Card(string id, JsonNode json)
{
    /// <summary>Looked for once: hundreds of cards stand in a chat, and each that comes makes everybody look through all.</summary>
    private readonly Lazy<IReadOnlyDictionary<string, JsonObject>> _buttons = new(() => All(json)
        .Where(o => Text(o, "type") == "Action.Execute" && Text(o, "verb") is not null)
        .DistinctBy(o => Text(o, "verb"))
        .ToDictionary(o => Text(o, "verb")!, StringComparer.Ordinal));

    public string Id { get; } = id;

    public JsonNode Json { get; } = json;

    public string Title => (string?)Json["body"]?[0]?["text"] ?? "";

    public bool Has(string verb) => _buttons.Value.ContainsKey(verb);

    /// <summary>What the button carries by itself.</summary>
    public JsonObject Data(string verb) => _buttons.Value[verb]["data"] as JsonObject ?? [];

    public JsonObject Press(string verb, IEnumerable<(string Input, string Value)> entered)
    {
        var data = (JsonObject)Data(verb).DeepClone();
        foreach (var input in All(Json).Where(o => Text(o, "type")?.StartsWith("Input.", StringComparison.Ordinal) == true))
        {
            data[Text(input, "id")!] = Text(input, "value") ?? "";
        }

        foreach (var (input, value) in entered)
        {
            data[input] = value;
        }

        return new() { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data } };
    }

    private static string? Text(JsonObject o, string property) => o[property] is JsonValue value ? value.ToString() : null;

    private static IEnumerable<JsonObject> All(JsonNode? node) => node switch
    {
        JsonObject o => o.Where(p => p.Key != "data").SelectMany(p => All(p.Value)).Prepend(o),
        JsonArray list => list.SelectMany(All),
        _ => [],
    };
}
