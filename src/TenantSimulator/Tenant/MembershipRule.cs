using System.Text.RegularExpressions;

namespace TenantSimulator.Tenant;

/// <summary>Entra's rule language, as far as simple comparisons joined by -and / -or go.</summary>
static partial class MembershipRule
{
    public static bool Matches(string rule, User user)
    {
        var tokens = Tokens().Matches(rule).Select(m => m.Value).ToList();
        var position = 0;
        var result = Or(tokens, ref position, user);
        return position == tokens.Count ? result : throw new FormatException($"Membership rule not understood: {rule}");
    }

    static bool Or(List<string> tokens, ref int at, User user)
    {
        var result = And(tokens, ref at, user);
        while (Taken(tokens, ref at, "-or"))
        {
            result |= And(tokens, ref at, user);
        }

        return result;
    }

    static bool And(List<string> tokens, ref int at, User user)
    {
        var result = Term(tokens, ref at, user);
        while (Taken(tokens, ref at, "-and"))
        {
            result &= Term(tokens, ref at, user);
        }

        return result;
    }

    static bool Term(List<string> tokens, ref int at, User user)
    {
        if (Taken(tokens, ref at, "("))
        {
            var inner = Or(tokens, ref at, user);
            return Taken(tokens, ref at, ")") ? inner : throw new FormatException("Membership rule lacks ')'.");
        }

        var property = tokens[at++]["user.".Length..];
        var comparison = tokens[at++].ToLowerInvariant();
        var expected = tokens[at++].Trim('"', '\'');
        var actual = user.Properties[property]?.ToString() ?? "null";
        var equal = string.Equals(actual, expected, StringComparison.OrdinalIgnoreCase);
        return comparison switch
        {
            "-eq" => equal,
            "-ne" => !equal,
            "-startswith" => actual.StartsWith(expected, StringComparison.OrdinalIgnoreCase),
            "-contains" => actual.Contains(expected, StringComparison.OrdinalIgnoreCase),
            _ => throw new FormatException($"Membership rule operator not understood: {comparison}"),
        };
    }

    static bool Taken(List<string> tokens, ref int at, string token)
    {
        var taken = at < tokens.Count && string.Equals(tokens[at], token, StringComparison.OrdinalIgnoreCase);
        at += taken ? 1 : 0;
        return taken;
    }

    [GeneratedRegex("""\(|\)|"[^"]*"|'[^']*'|[^\s()]+""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tokens();
}
