using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TenantSimulator.Graph;

sealed record GraphProperty(string Name, char Kind, bool IsDefault, bool IsReadOnly)
{
    /// <summary>Whether a value sent for the property has its type. Null is always allowed: it clears.</summary>
    public bool Accepts(JsonNode? value) => value is null || Kind switch
    {
        'b' => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        'n' => value.GetValueKind() == JsonValueKind.Number,
        'd' => value.GetValueKind() == JsonValueKind.String && DateTimeOffset.TryParse(value.GetValue<string>(), out _),
        's' => value.GetValueKind() == JsonValueKind.String,
        'S' => value is JsonArray items && items.All(i => i?.GetValueKind() == JsonValueKind.String),
        'O' => value is JsonArray,
        _ => value is JsonObject,
    };
}

/// <summary>A resource type of Graph and the names that may be asked for or written.</summary>
sealed partial class GraphType
{
    readonly Dictionary<string, GraphProperty> _properties;

    GraphType(string name, Dictionary<string, GraphProperty> properties)
    {
        Name = name;
        _properties = properties;
    }

    public string Name { get; }

    public IEnumerable<GraphProperty> Properties => _properties.Values;

    /// <summary>Only user hides most of itself until it is asked for.</summary>
    public bool HasDefaults => Properties.Any(p => p.IsDefault);

    public IEnumerable<GraphProperty> Defaults => Properties.Where(p => p.IsDefault);

    public GraphProperty? Find(string name) => _properties.GetValueOrDefault(name);

    /// <summary>Directory extensions are legal on every directory object without being declared here.</summary>
    public bool Knows(string name) => _properties.ContainsKey(name) || Extension().IsMatch(name);

    /// <summary>
    /// Kinds: s text, b boolean, n number, d date, S texts, o object, O objects; * = returned without $select, ! = read-only.
    /// </summary>
    public static GraphType Define(string name, string properties) => new(name, properties
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(p => (Name: p[..p.IndexOf(':', StringComparison.Ordinal)], Marks: p[(p.IndexOf(':', StringComparison.Ordinal) + 1)..]))
        .ToDictionary(p => p.Name, p => new GraphProperty(p.Name, p.Marks[0], p.Marks.Contains('*', StringComparison.Ordinal), p.Marks.Contains('!', StringComparison.Ordinal))));

    /// <summary>What may be asked for in a collection whose items differ in type.</summary>
    public static GraphType Mixed(string name, params IEnumerable<GraphType> types) =>
        new(name, types.SelectMany(t => t.Properties).DistinctBy(p => p.Name).ToDictionary(p => p.Name, p => p with { IsDefault = false }));

    [GeneratedRegex("^extension_[0-9a-f]{32}_", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Extension();
}
