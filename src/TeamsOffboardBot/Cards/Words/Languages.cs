using System.Globalization;

namespace TeamsOffboardBot.Cards.Words;

/// <summary>The languages the bot speaks. Whoever reads in none of them reads English.</summary>
public static class Languages
{
    private static readonly (CultureInfo Culture, string[] Names)[] Spoken =
    [
        (CultureInfo.GetCultureInfo("en"), ["en", "english", "engels", "engelska"]),
        (CultureInfo.GetCultureInfo("nl"), ["nl", "dutch", "nederlands", "nederländska", "holländska"]),
        (CultureInfo.GetCultureInfo("sv"), ["sv", "swedish", "zweeds", "svenska"]),
    ];

    /// <summary>Their two letters: en, nl, sv.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Spoken.Select(l => l.Culture.Name)];

    /// <summary>The letters of the language that somebody named in any of them; null when it is none of these.</summary>
    public static string? Named(string? text)
    {
        var word = text?.Trim().TrimEnd('.', '!').ToLowerInvariant();
        return Spoken.FirstOrDefault(l => l.Names.Contains(word, StringComparer.Ordinal)).Culture?.Name;
    }

    /// <param name="chosen">What the person chose; null when they left it to Teams.</param>
    /// <param name="locale">What Teams says of them, for example nl-BE.</param>
    public static CultureInfo CultureOf(string? chosen, string? locale) => Find(chosen) ?? Find(locale) ?? Spoken[0].Culture;

    private static CultureInfo? Find(string? tag) =>
        Spoken.FirstOrDefault(l => string.Equals(tag?.Split('-', '_')[0], l.Culture.Name, StringComparison.OrdinalIgnoreCase)).Culture;
}
