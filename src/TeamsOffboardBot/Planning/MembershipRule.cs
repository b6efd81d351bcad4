using System.Text.RegularExpressions;

namespace TeamsOffboardBot.Planning;

/// <summary>The rule of a dynamic group, as far as rule R21 asks: which properties of a user it looks at.</summary>
public static partial class MembershipRule
{
    /// <summary>True also for a rule in which no property can be made out: what cannot be read is treated as touched.</summary>
    public static bool MayLookAt(string? rule, string property)
    {
        var properties = Property().Matches(rule ?? string.Empty).Select(m => m.Groups["name"].Value).ToList();
        return properties.Count == 0 || properties.Contains(property, StringComparer.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"\buser\.(?<name>[a-zA-Z0-9_]+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Property();
}
