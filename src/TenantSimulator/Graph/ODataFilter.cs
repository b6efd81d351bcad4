using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TenantSimulator.Graph;

/// <summary>
/// $filter as far as Graph offers it: comparisons, in, startsWith, endsWith, contains, not, and, or, any() over a collection, /$count.
/// </summary>
sealed partial class ODataFilter
{
    readonly List<string> _tokens;
    readonly GraphType _type;
    int _at;

    ODataFilter(string text, GraphType type)
    {
        _tokens = [.. Tokens().Matches(text).Select(m => m.Value)];
        _type = type;
    }

    /// <summary>An operator that directory objects only offer as an advanced query.</summary>
    public string? Advanced { get; private set; }

    public Func<JsonObject, bool> Matches { get; private set; } = _ => true;

    public static ODataFilter Parse(string text, GraphType type)
    {
        var filter = new ODataFilter(text, type);
        try
        {
            filter.Matches = filter.Or(scope: null);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw Invalid(text);
        }

        return filter._at == filter._tokens.Count ? filter : throw Invalid(text);
    }

    Func<JsonObject, bool> Or(string? scope)
    {
        var left = And(scope);
        while (Take("or"))
        {
            var (first, second) = (left, And(scope));
            left = x => first(x) || second(x);
        }

        return left;
    }

    Func<JsonObject, bool> And(string? scope)
    {
        var left = Not(scope);
        while (Take("and"))
        {
            var (first, second) = (left, Not(scope));
            left = x => first(x) && second(x);
        }

        return left;
    }

    Func<JsonObject, bool> Not(string? scope)
    {
        if (Take("not"))
        {
            Advanced ??= "Operator 'not'";
            var inner = Not(scope);
            return x => !inner(x);
        }

        if (Take("("))
        {
            var inner = Or(scope);
            Demand(")");
            return inner;
        }

        var word = Next();
        return word.ToLowerInvariant() switch
        {
            "startswith" => TextFunction(scope, (value, part) => value.StartsWith(part, StringComparison.OrdinalIgnoreCase)),
            "endswith" => AdvancedFunction("endsWith", scope, (value, part) => value.EndsWith(part, StringComparison.OrdinalIgnoreCase)),
            "contains" => throw GraphErrors.Unsupported("The 'contains' operator is not supported in $filter for this resource. Use $search."),
            _ => Comparison(word, scope),
        };
    }

    Func<JsonObject, bool> AdvancedFunction(string name, string? scope, Func<string, string, bool> test)
    {
        Advanced ??= $"Operator '{name}'";
        return TextFunction(scope, test);
    }

    Func<JsonObject, bool> TextFunction(string? scope, Func<string, string, bool> test)
    {
        Demand("(");
        var path = Path(Next(), scope);
        Demand(",");
        var part = Literal(Next())?.ToString() ?? "";
        Demand(")");
        return x => Value(x, path) is { } value && test(value.ToString(), part);
    }

    Func<JsonObject, bool> Comparison(string word, string? scope)
    {
        if (word.EndsWith("/any", StringComparison.Ordinal))
        {
            return Any(Path(word[..^4], scope));
        }

        var path = Path(word, scope);
        var op = Next().ToLowerInvariant();
        if (op == "in")
        {
            var values = List();
            return x => values.Exists(v => Equal(Value(x, path), v));
        }

        var expected = Literal(Next());
        if (op == "ne" || path[^1] == "$count")
        {
            Advanced ??= op == "ne" ? "Operator 'ne'" : "$count of a collection";
        }

        return op switch
        {
            "eq" => x => Equal(Value(x, path), expected),
            "ne" => x => !Equal(Value(x, path), expected),
            "gt" => x => Compare(Value(x, path), expected) > 0,
            "ge" => x => Compare(Value(x, path), expected) >= 0,
            "lt" => x => Compare(Value(x, path), expected) < 0,
            "le" => x => Compare(Value(x, path), expected) <= 0,
            _ => throw Invalid(op),
        };
    }

    Func<JsonObject, bool> Any(string[] path)
    {
        Demand("(");
        var variable = Next();
        Demand(":");
        var inner = Or(variable);
        Demand(")");
        return x => Value(x, path) is JsonArray items && items.Any(item => inner(new JsonObject { [variable] = item?.DeepClone() }));
    }

    List<JsonNode?> List()
    {
        Demand("(");
        var values = new List<JsonNode?> { Literal(Next()) };
        while (Take(","))
        {
            values.Add(Literal(Next()));
        }

        Demand(")");
        return values;
    }

    string[] Path(string word, string? scope)
    {
        var path = word.Split('/');
        return path[0] == scope || _type.Knows(path[0]) ? path : throw GraphErrors.UnknownProperty(path[0], _type.Name);
    }

    static JsonNode? Value(JsonObject entity, string[] path)
    {
        JsonNode? value = entity;
        foreach (var step in path)
        {
            value = step == "$count" ? (value as JsonArray)?.Count ?? 0 : (value as JsonObject)?[step];
        }

        return value;
    }

    static JsonNode? Literal(string token) => token switch
    {
        "null" => null,
        "true" => true,
        "false" => false,
        ['\'', .., '\''] => token[1..^1].Replace("''", "'", StringComparison.Ordinal),
        _ when long.TryParse(token, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) => number,
        _ => token,
    };

    static bool Equal(JsonNode? value, JsonNode? expected) =>
        value is null || expected is null
            ? value is null && expected is null
            : string.Equals(value.ToString(), expected.ToString(), StringComparison.OrdinalIgnoreCase);

    static int? Compare(JsonNode? value, JsonNode? expected) => (value, expected) switch
    {
        (null, _) or (_, null) => null,
        _ when value.GetValueKind() == JsonValueKind.Number => value.GetValue<long>().CompareTo(long.Parse(expected.ToString())),
        _ when DateTimeOffset.TryParse(value.ToString(), out var a) && DateTimeOffset.TryParse(expected.ToString(), out var b) => a.CompareTo(b),
        _ => string.Compare(value.ToString(), expected.ToString(), StringComparison.OrdinalIgnoreCase),
    };

    string Next() => _tokens[_at++];

    bool Take(string token)
    {
        var taken = _at < _tokens.Count && string.Equals(_tokens[_at], token, StringComparison.OrdinalIgnoreCase);
        _at += taken ? 1 : 0;
        return taken;
    }

    void Demand(string token)
    {
        if (!Take(token))
        {
            throw Invalid(_at < _tokens.Count ? _tokens[_at] : token);
        }
    }

    static Http.RefusedException Invalid(string text) =>
        GraphErrors.Refuse(400, "BadRequest", $"Invalid filter clause: There is a syntax error in '{text}'.");

    [GeneratedRegex(@"'(?:[^']|'')*'|\d{4}-\d\d-\d\dT[^\s(),']+|[(),:]|[^\s(),:']+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tokens();
}
