using System.Text.Json.Nodes;

namespace TenantSimulator.Graph;

/// <summary>The query options of one call, read strictly: an option nobody knows is refused, not overlooked.</summary>
sealed class GraphQuery
{
    static readonly HashSet<string> Known =
    [
        "$select", "$filter", "$search", "$top", "$skip", "$skiptoken", "$count", "$orderby", "$expand",
        "startDateTime", "endDateTime", "@microsoft.graph.conflictBehavior",
    ];

    readonly Dictionary<string, string> _options = [];
    readonly HashSet<string> _read = [];

    public GraphQuery(string queryString, string? consistencyLevel)
    {
        IsEventual = string.Equals(consistencyLevel, "eventual", StringComparison.OrdinalIgnoreCase);
        foreach (var pair in queryString.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            var name = Uri.UnescapeDataString(parts[0]);
            if (!Known.Contains(name))
            {
                throw GraphErrors.Refuse(400, "BadRequest", $"The query parameter '{name}' is not supported.");
            }

            _options[name] = parts.Length == 2 ? Uri.UnescapeDataString(parts[1].Replace('+', ' ')) : "";
        }
    }

    public bool IsEventual { get; }
    public string? Filter => this["$filter"];
    public string? Search => this["$search"];
    public string? OrderBy => this["$orderby"];
    public bool Count => this["$count"] is "true";
    public IReadOnlyList<string>? Select => this["$select"] is { Length: > 0 } names ? names.Split(',', StringSplitOptions.TrimEntries) : null;
    /// <summary>An option that was sent and that the operation never looked at.</summary>
    public string? Unread => _options.Keys.FirstOrDefault(o => !_read.Contains(o));

    public string? this[string name]
    {
        get
        {
            _read.Add(name);
            return _options.GetValueOrDefault(name);
        }
    }

    public int Offset => Number("$skiptoken") ?? Number("$skip") ?? 0;

    public int PageSize(int standard, int most)
    {
        var top = Number("$top");
        return top is null or (>= 1 and <= 999)
            ? Math.Min(top ?? standard, most)
            : throw GraphErrors.Bad($"Invalid page size specified: '{top}'. Must be between 1 and 999 inclusive.");
    }

    public void Refuse(params ReadOnlySpan<string> options)
    {
        foreach (var option in options)
        {
            if (_options.ContainsKey(option))
            {
                throw GraphErrors.Bad($"'{option}' is not supported by the service.");
            }
        }
    }

    /// <summary>Somewhere in the options the property is named.</summary>
    public bool Mentions(string property) => _options.Values.Any(option => option.Contains(property, StringComparison.OrdinalIgnoreCase));

    /// <summary>The same query, continued behind <paramref name="offset"/>.</summary>
    public string NextPage(int offset)
    {
        var pairs = _options.Where(o => o.Key is not ("$skiptoken" or "$skip"))
            .Select(o => $"{o.Key}={Uri.EscapeDataString(o.Value)}")
            .Append($"$skiptoken={offset}");
        return "?" + string.Join('&', pairs);
    }

    /// <summary>Advanced queries on directory objects want the header and the count together.</summary>
    public void RequireAdvanced(string what)
    {
        if (!IsEventual || !Count)
        {
            throw GraphErrors.Unsupported(
                $"{what} is only supported with the header 'ConsistencyLevel: eventual' and the query parameter '$count=true'.");
        }
    }

    /// <summary>Trims to $select, or to what the type shows unasked. A property the type lacks is refused, or left out of a mixed collection.</summary>
    public JsonObject Pick(JsonObject entity, GraphType type, bool isMixed = false)
    {
        var names = Select ?? (type.HasDefaults ? type.Defaults.Select(p => p.Name) : null);
        if (names is null)
        {
            return entity;
        }

        var picked = new JsonObject();
        foreach (var annotation in entity.Where(p => p.Key.StartsWith('@')))
        {
            picked[annotation.Key] = annotation.Value?.DeepClone();
        }

        foreach (var name in names)
        {
            if (type.Knows(name))
            {
                picked[name] = entity[name]?.DeepClone();
            }
            else if (!isMixed)
            {
                throw GraphErrors.UnknownProperty(name, type.Name);
            }
        }

        if (Expanded is { } expanded && entity.TryGetPropertyValue(expanded.Name, out var inner))
        {
            picked[expanded.Name] = inner?.DeepClone();
        }

        return picked;
    }

    /// <summary>What $expand asks for: one navigation property, perhaps with a $select of its own in brackets.</summary>
    public (string Name, string[]? Select)? Expanded
    {
        get
        {
            if (this["$expand"] is not { } expand)
            {
                return null;
            }

            var parts = expand.TrimEnd(')').Split('(', 2);
            var select = parts.ElementAtOrDefault(1) is { } options && options.StartsWith("$select=", StringComparison.Ordinal)
                ? options["$select=".Length..].Split(',')
                : null;
            return (parts[0], select);
        }
    }

    /// <summary>The one navigation property an operation can expand.</summary>
    public void AllowExpand(string name)
    {
        if (Expanded is { } expanded && expanded.Name != name)
        {
            throw GraphErrors.Bad($"Property '{expanded.Name}' cannot be expanded here.");
        }
    }

    int? Number(string option) =>
        this[option] is not { } text ? null
        : int.TryParse(text, out var number) ? number
        : throw GraphErrors.Bad($"Invalid value '{text}' for {option} query option found. The {option} query option requires a non-negative integer value.");
}
