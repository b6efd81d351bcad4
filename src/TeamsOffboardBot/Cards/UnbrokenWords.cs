using System.Text.RegularExpressions;
using Newtonsoft.Json.Serialization;

namespace TeamsOffboardBot.Cards;

/// <summary>"e-post" and "e-mail" are one word and stay on one line of a card. Addresses keep the hyphen that people copy.</summary>
internal sealed partial class UnbrokenWords(IValueProvider drawn) : IValueProvider
{
    /// <summary>Comes back where somebody copies a word of a card.</summary>
    public const char Hyphen = '\u2011';

    public object? GetValue(object target) => drawn.GetValue(target) is string text ? Word().Replace(text, word => word.Value.Replace('-', Hyphen)) : null;

    public void SetValue(object target, object? value) => drawn.SetValue(target, value);

    [GeneratedRegex(@"(?<![\p{L}\p{N}@./_-])e-(?:post|mail)(?![^\s]*[@/])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
