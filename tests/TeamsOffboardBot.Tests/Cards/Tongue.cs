using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using TeamsOffboardBot.Cards.Words;

namespace TeamsOffboardBot.Tests.Cards;

/// <summary>Knows English when it reads it: the fixed parts of all English texts that no text of the reader's language has.</summary>
internal sealed partial class Tongue(string language)
{
    private const int LongEnoughToTell = 9;

    private readonly Lazy<IReadOnlyList<string>> _english = new(() =>
    {
        var own = string.Join('\n', Texts(language));
        return [.. Texts("").SelectMany(FixedParts).Distinct(StringComparer.Ordinal).Where(part => !own.Contains(part, StringComparison.Ordinal))];
    });

    /// <summary>English that stands in what somebody reads.</summary>
    public IEnumerable<string> EnglishIn(string text) => _english.Value.Where(part => text.Contains(part, StringComparison.Ordinal));

    private static IEnumerable<string> FixedParts(string text) => Placeholder().Split(text).Select(part => part.Trim()).Where(part => part.Length >= LongEnoughToTell);

    private static IEnumerable<string> Texts(string culture) => typeof(WordList).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(typeof(WordList).Namespace + ".", StringComparison.Ordinal) && n.EndsWith(".resources", StringComparison.Ordinal))
        .SelectMany(n => new ResourceManager(n[..^".resources".Length], typeof(WordList).Assembly)
            .GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>())
        .Select(e => (string)e.Value!);

    [GeneratedRegex(@"\{[a-zA-Z]+\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
