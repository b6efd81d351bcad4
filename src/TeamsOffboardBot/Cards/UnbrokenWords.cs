using System.Text.RegularExpressions;
using Newtonsoft.Json.Serialization;

namespace TeamsOffboardBot.Cards;

/// <summary>"e-post" and "e-mail" are one word and stay on one line of a card. Addresses keep the hyphen that people copy.</summary>
internal sealed partial class UnbrokenWords(IValueProvider drawn) : IValueProvider
{
    /// <summary>Comes back where somebody copies a word of a card.</summary>
    public const char Hyphen = '\u2011';

    public object? GetValue(object target) => drawn.GetValue(target) is string text
        ? text.Contains("e-", StringComparison.OrdinalIgnoreCase) ? Word().Replace(text, Whole) : text
        : null;

    public void SetValue(object target, object? value) => drawn.SetValue(target, value);

    private static string Whole(Match word) => word.Value.AsSpan().ContainsAny('@', '/') ? word.Value : word.Value.Replace('-', Hyphen);

    [GeneratedRegex(@"\S*\be-(post|mail)\S*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
