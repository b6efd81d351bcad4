using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TenantSimulator.Graph;

/// <summary>$search: quoted "property:words" clauses joined by AND / OR; words match the beginnings of words.</summary>
static partial class ODataSearch
{
    static readonly HashSet<string> Searchable = ["displayName", "description", "mail", "mailNickname", "userPrincipalName", "givenName", "surname"];

    public static Func<JsonObject, bool> Parse(string text)
    {
        var clauses = Clauses().Matches(text);
        if (clauses.Count == 0 || Clauses().Replace(text, "").Replace("AND", "", StringComparison.Ordinal).Replace("OR", "", StringComparison.Ordinal).Trim('(', ')', ' ').Length > 0)
        {
            throw GraphErrors.Refuse(400, "BadRequest", $"Syntax error: the $search clause '{text}' must be enclosed in double quotes.");
        }

        var either = text.Contains("\" OR \"", StringComparison.Ordinal);
        var tests = clauses.Select(c => Clause(c.Groups["property"].Value, c.Groups["words"].Value)).ToList();
        return x => either ? tests.Exists(t => t(x)) : tests.TrueForAll(t => t(x));
    }

    static Func<JsonObject, bool> Clause(string property, string words)
    {
        if (!Searchable.Contains(property))
        {
            throw GraphErrors.Unsupported($"Property '{property}' does not support $search.");
        }

        var wanted = Words().Matches(words).Select(m => m.Value).ToList();
        return x => x[property]?.ToString() is { } value && wanted.TrueForAll(w =>
            Words().Matches(value).Any(m => m.Value.StartsWith(w, StringComparison.OrdinalIgnoreCase)));
    }

    [GeneratedRegex("\"(?<property>[A-Za-z]+):(?<words>(?:[^\"\\\\]|\\\\.)*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Clauses();

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();
}
