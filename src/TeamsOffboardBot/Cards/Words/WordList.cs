using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards.Words;

/// <summary>
/// All words people see, in one language. A key is "Set.Name": Set is a resource file beside this one (Chat, Cards,
/// Rules, Steps, Faults, Evidence, Approval, Times, Clearance, CheckUp, Language, Reinstate, Restore, Ending, Many), or several whose names begin with it. Texts name their placeholders: "Mail is deleted on {deletedDate}."
/// Placeholders whose names end in Date (2026-12-21), Time (an ISO instant), Bytes or Days (a number), Parts (keys of texts with commas: a line each) or Steps (step ids with
/// commas) are written as the reader's language writes them. What it returns is plain text: cards and pages escape it themselves.
/// </summary>
public sealed partial class WordList(CultureInfo culture, TimeZoneInfo? zone = null)
{
    private static readonly string[] Names = ["Chat", "Cards", "Rules", "Steps", "Faults", "Evidence", "Approval", "Times", "Clearance", "CheckUp", "Language", "Reinstate", "Restore", "Ending", "Many"];

    /// <summary>Files of a set besides the one that has its name: one for each family of steps.</summary>
    private static readonly string[] Further =
    [
        "ApprovalDates", "ApprovalGain", "ApprovalQuestions", "CardsApprovals", "CardsDates", "CardsEnding", "CardsEvidence", "CardsFiles",
        "CardsFinding", "CardsHelp", "CardsList", "CardsMail", "CardsMany", "CardsNamed", "CardsNames", "CardsPace", "CardsPeople", "CardsProfile",
        "CardsQuestions", "CardsReinstate", "CardsRestore", "ChatApprovals", "ChatFiles", "ChatHandover", "ChatNames", "ChatQuestions", "ChatRestore",
        "ChatTalk", "CheckUpEvidence", "ClearanceChanges", "ClearanceGone", "EvidenceChat", "EvidenceDates", "EvidenceFacts", "EvidenceFinal", "EvidenceMany", "EvidenceQuestions",
        "FaultsNames", "ReinstateFiles", "RulesChannels", "RulesFiles", "RulesMail", "RulesNames", "RulesRestore", "StepsAccess", "StepsChannels",
        "StepsDates", "StepsDevices", "StepsFiles", "StepsMail", "StepsNames", "StepsPeople", "StepsReinstate", "StepsRestore", "StepsWork",
        "TimesDates",
    ];

    private static readonly ILookup<string, ResourceManager> Sets = Names.Concat(Further).ToLookup(
        file => Names.First(name => file.StartsWith(name, StringComparison.Ordinal)),
        file => new ResourceManager($"{typeof(WordList).Namespace}.{file}", typeof(WordList).Assembly),
        StringComparer.Ordinal);

    /// <summary>Every text of a set in one language, gathered once: a card asks for hundreds.</summary>
    private static readonly ConcurrentDictionary<(string Set, string Language), FrozenDictionary<string, string>> Texts = new();

    public CultureInfo Culture { get; } = culture;

    /// <summary>The reader's time zone; moments are written in it. UTC where nobody knows it.</summary>
    public TimeZoneInfo Zone { get; } = zone ?? TimeZoneInfo.Utc;

    public bool HasZone { get; } = zone is not null;

    /// <summary>What is spoken of. About any kind but an offboarding some sentences are others: those are kept in the set of that kind, under their whole key.</summary>
    public RequestKind Kind { get; private init; }

    public static WordList English { get; } = new(Languages.CultureOf(chosen: null, locale: null));

    public WordList About(RequestKind kind) => kind == Kind ? this : new(Culture, HasZone ? Zone : null) { Kind = kind };

    public bool Has(string key) => Find(key) is not null;

    public string Say(Phrase phrase)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        var text = Find(phrase.Key) ?? throw new KeyNotFoundException($"No text is kept under '{phrase.Key}'.");
        return text.Contains('{', StringComparison.Ordinal)
            ? Placeholder().Replace(text, m => phrase.Args.TryGetValue(m.Groups["name"].Value, out var value) ? Write(m.Groups["name"].Value, value) : m.Value)
            : text;
    }

    public string Say(string key, params (string Name, string Value)[] args) => Say(Phrase.Of(key, args));

    /// <summary>"Monday 21 December 2026", as the reader's language writes it.</summary>
    public string Date(DateOnly date) => date.ToString("dddd d MMMM yyyy", Culture);

    /// <summary>A moment in the reader's time zone; UTC is named, since nobody lives in it.</summary>
    public string Moment(DateTimeOffset instant)
    {
        var text = TimeZoneInfo.ConvertTime(instant, Zone).ToString("d MMMM yyyy HH:mm", Culture);
        return Zone.Equals(TimeZoneInfo.Utc) ? $"{text} UTC" : text;
    }

    /// <summary>The day of a moment, for what comes on a day and at no minute that anybody knows.</summary>
    public string Day(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).ToString("d MMMM yyyy", Culture);

    /// <summary>"Friday 18 December 2026 17:30 (Amsterdam, UTC+1)": a moment that people in more than one zone must agree on.</summary>
    public string MomentIn(DateTimeOffset instant, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        var text = local.ToString("dddd d MMMM yyyy HH:mm", Culture);
        if (zone.HasSameRules(TimeZoneInfo.Utc))
        {
            return $"{text} UTC";
        }

        var offset = local.Offset;
        var hours = offset.ToString(offset.Minutes == 0 ? "%h" : "h\\:mm", CultureInfo.InvariantCulture);
        return Say("Times.InZone", ("moment", text), ("zone", TimeZones.CityOf(zone.Id)), ("offset", (offset < TimeSpan.Zero ? "−" : "+") + hours));
    }

    public string TimeOfDay(DateTime local) => local.ToString("HH:mm", Culture);

    public string Bytes(long bytes) => bytes switch
    {
        >= 1L << 30 => string.Create(Culture, $"{bytes / (double)(1L << 30):0.#} GB"),
        >= 1L << 20 => string.Create(Culture, $"{bytes / (double)(1L << 20):0.#} MB"),
        _ => string.Create(Culture, $"{bytes / 1024.0:0.#} KB"),
    };

    /// <summary>What requests of that kind are called, for lists; null for an offboarding, which most are.</summary>
    public string? NameOf(RequestKind kind) => SetOf(kind) is { } set ? Say($"{set}.Card.Kind") : null;

    private static string? SetOf(RequestKind kind) => kind switch
    {
        RequestKind.Reinstatement => "Reinstate",
        RequestKind.Restoration => "Restore",
        RequestKind.Ending => "Ending",
        _ => null,
    };

    private static string? FindIn(string set, string name, CultureInfo culture) =>
        Texts.GetOrAdd((set, culture.TwoLetterISOLanguageName), Gather).GetValueOrDefault(name);

    private static FrozenDictionary<string, string> Gather((string Set, string Language) wanted)
    {
        var culture = CultureInfo.GetCultureInfo(wanted.Language);
        return Sets[wanted.Set]
            .SelectMany(resources => resources.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>()
                .Select(entry => (Name: (string)entry.Key, Text: resources.GetString((string)entry.Key, culture)!)))
            .ToFrozenDictionary(text => text.Name, text => text.Text, StringComparer.Ordinal);
    }

    /// <summary>The words of steps are many: each family of steps has a file of its own.</summary>
    private string? Find(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        var special = SetOf(Kind) is { } set ? FindIn(set, key, Culture) : null;
        return special ?? (dot < 0 ? null : FindIn(key[..dot], key[(dot + 1)..], Culture));
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

        if (name.EndsWith("Parts", StringComparison.Ordinal))
        {
            return string.Concat(value.Split(',').Select(Find).OfType<string>().Select(part => $"\n{part}")) + '\n';
        }

        if (name.EndsWith("Days", StringComparison.Ordinal))
        {
            return value == "1" ? Say("Times.Days.One") : Find($"Times.Days.{value}") ?? Say("Times.Days.Many", ("count", value));
        }

        return name.EndsWith("Bytes", StringComparison.Ordinal) && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            ? Bytes(bytes)
            : value;
    }

    [GeneratedRegex(@"\{(?<name>[a-zA-Z]+)\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
