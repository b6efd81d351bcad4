using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards.Words;

/// <summary>
/// All words people see, in one language. A key is "Set.Name": Set is a resource file beside this one (Chat, Cards,
/// Rules, Steps, Faults, Evidence, Approval). Texts name their placeholders: "Mail is deleted on {deletedDate}."
/// Placeholders whose names end in Date (2026-12-21), Time (an ISO instant), Bytes (a number) or Steps (step ids with commas)
/// are written as the reader's language writes them. What it returns is plain text: cards and pages escape it themselves.
/// </summary>
public sealed partial class WordList(CultureInfo culture, TimeZoneInfo? zone = null)
{
    private static readonly Dictionary<string, ResourceManager> Sets = new[] { "Chat", "Cards", "Rules", "Steps", "Faults", "Evidence", "Approval" }
        .ToDictionary(s => s, s => new ResourceManager($"{typeof(WordList).Namespace}.{s}", typeof(WordList).Assembly), StringComparer.Ordinal);

    public CultureInfo Culture { get; } = culture;

    /// <summary>The reader's time zone; moments are written in it.</summary>
    public TimeZoneInfo Zone { get; } = zone ?? TimeZoneInfo.Utc;

    public static WordList English { get; } = new(CultureInfo.GetCultureInfo("en"));

    public bool Has(string key) => Find(key) is not null;

    public string Say(Phrase phrase)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        var text = Find(phrase.Key) ?? throw new KeyNotFoundException($"No text is kept under '{phrase.Key}'.");
        return Placeholder().Replace(text, m => phrase.Args.TryGetValue(m.Groups["name"].Value, out var value) ? Write(m.Groups["name"].Value, value) : m.Value);
    }

    public string Say(string key, params (string Name, string Value)[] args) => Say(Phrase.Of(key, args));

    /// <summary>"Monday 21 December 2026", as the reader's language writes it.</summary>
    public string Date(DateOnly date) => date.ToString(Culture.TwoLetterISOLanguageName == "en" ? "dddd d MMMM yyyy" : "D", Culture);

    /// <summary>A moment in the reader's time zone; UTC is named, since nobody lives in it.</summary>
    public string Moment(DateTimeOffset instant)
    {
        var text = TimeZoneInfo.ConvertTime(instant, Zone).ToString(Culture.TwoLetterISOLanguageName == "en" ? "d MMMM yyyy HH:mm" : "f", Culture);
        return Zone.Equals(TimeZoneInfo.Utc) ? $"{text} UTC" : text;
    }

    public string Bytes(long bytes) => bytes switch
    {
        >= 1L << 30 => string.Create(Culture, $"{bytes / (double)(1L << 30):0.#} GB"),
        >= 1L << 20 => string.Create(Culture, $"{bytes / (double)(1L << 20):0.#} MB"),
        _ => string.Create(Culture, $"{bytes / 1024.0:0.#} KB"),
    };

    private static string? FindIn(string set, string name, CultureInfo culture) =>
        Sets.TryGetValue(set, out var resources) ? resources.GetString(name, culture) : null;

    private string? Find(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? null : FindIn(key[..dot], key[(dot + 1)..], Culture);
    }

    private string Write(string name, string value)
    {
        if (name.EndsWith("Date", StringComparison.Ordinal) && DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return Date(date);
        }

        if (name.EndsWith("Time", StringComparison.Ordinal) && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var instant))
        {
            return Moment(instant);
        }

        if (name.EndsWith("Steps", StringComparison.Ordinal))
        {
            return string.Join(", ", value.Split(',').Select(id => Find($"Steps.{id}.Title") ?? id));
        }

        return name.EndsWith("Bytes", StringComparison.Ordinal) && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            ? Bytes(bytes)
            : value;
    }

    [GeneratedRegex(@"\{(?<name>[a-zA-Z]+)\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
