using System.Globalization;

namespace TeamsOffboardBot.Planning.Rules;

/// <summary>Findings in one line each. The key of the text is the rule's number and the case.</summary>
internal static class Findings
{
    public static Finding Advice(string rule, string text, params (string Name, string Value)[] args) => Of(rule, FindingSeverity.Advice, text, args);

    public static Finding Note(string rule, string text, params (string Name, string Value)[] args) => Of(rule, FindingSeverity.Note, text, args);

    public static Finding Fix(string rule, string text, params (string Name, string Value)[] args) => Of(rule, FindingSeverity.Fix, text, args);

    public static Finding Warning(string rule, string text, params (string Name, string Value)[] args) => Of(rule, FindingSeverity.Warning, text, args);

    public static Finding Blocker(string rule, string text, params (string Name, string Value)[] args) => Of(rule, FindingSeverity.Blocker, text, args);

    public static string List(IEnumerable<string> names) => string.Join(", ", names);

    public static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static Finding Of(string rule, FindingSeverity severity, string text, (string Name, string Value)[] args) =>
        new(rule, severity, Phrase.Of($"Rules.{rule}.{text}", args));
}
