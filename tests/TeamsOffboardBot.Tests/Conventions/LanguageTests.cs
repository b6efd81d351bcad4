using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Shouldly;
using TeamsOffboardBot.Cards.Words;
using Xunit;

namespace TeamsOffboardBot.Tests.Conventions;

public sealed partial class LanguageTests
{
    /// <summary>Texts that are right although they read as in English: names of products, words both languages share, and texts that are all placeholders.</summary>
    private static readonly string[] Shared =
    [
        "nl Cards.Head.Mail", "nl Cards.Choices.Mail", "nl Cards.Fact.Account", "nl CardsMail.Head.Account", "nl Cards.Method.email", "nl Cards.Fact.Hybrid",
        "nl CheckUp.Database.Subject", "sv Cards.Choices.Start", "sv Times.Fact.Start", "Cards.Button.Status", "Evidence.Row.Status", "Cards.Fact.OneDrive",
        "Cards.Method.microsoftAuthenticator", "Cards.Method.windowsHelloForBusiness", "Cards.Fact.List", "CheckUp.Card.Row", "CheckUp.Text", "EvidenceDates.Event.DeadlineClosed",
        "Evidence.Facts.Different", "Evidence.Event.Settled", "Evidence.Event.SettledWithReason", "Times.InZone", "Language.Button.en", "Language.Button.nl", "Language.Button.sv",
        "Many.Button.Plan", "sv Many.Column.Person",
    ];

    public static TheoryData<string> Further => [.. Languages.All.Where(language => language != "en")];

    private static IEnumerable<string> Files => typeof(WordList).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(typeof(WordList).Namespace + ".", StringComparison.Ordinal) && n.EndsWith(".resources", StringComparison.Ordinal))
        .Select(n => n[(typeof(WordList).Namespace!.Length + 1)..^".resources".Length]);

    [Theory]
    [MemberData(nameof(Further))]
    public void Every_text_exists_in_every_language_and_no_other(string language)
    {
        foreach (var file in Files)
        {
            Texts(file, language).Keys.ShouldBe(Texts(file, "").Keys, ignoreOrder: true, $"{file}.{language}.resx");
        }
    }

    [Theory]
    [MemberData(nameof(Further))]
    public void Every_language_says_the_same_of_the_same_things(string language) =>
        Compare(language, (english, text) => !Placeholders(english).SetEquals(Placeholders(text))).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Further))]
    public void Nothing_was_left_in_English(string language) =>
        Compare(language, (english, text) => english == text).Except(Shared.SelectMany(s => new[] { s, $"{language} {s}" }), StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public void Every_text_that_may_read_as_in_English_does()
    {
        var same = Languages.All.Skip(1).SelectMany(language => Compare(language, (english, text) => english == text)).ToHashSet(StringComparer.Ordinal);

        Shared.Where(s => !same.Any(found => found == s || found.EndsWith($" {s}", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void In_Dutch_people_are_spoken_to_in_one_voice() =>
        Files.SelectMany(file => Texts(file, "nl").Where(t => Formal().IsMatch(t.Value)).Select(t => $"{file}.{t.Key}")).ShouldBeEmpty("je, not u");

    /// <summary>The table in Cards/README.md, where a text could easily take another word. Evidence is read on paper, and words that are typed are shorter.</summary>
    [Theory]
    [InlineData("offboarding", "uitdiensttreding|uit dienst", "avslut")]
    [InlineData("approver", "goedkeurder", "godkännar")]
    [InlineData("lock-out", "blokkade", "spärr")]
    [InlineData("shared mailbox", "gedeelde? postvak", "delade? postlåd")]
    [InlineData("licence", "licentie", "licens")]
    [InlineData("litigation hold", "bewar(ing|en) bij juridische procedure|bewaring", "juridiskt bevarande|bevarande")]
    [InlineData("automatic reply", "automatische? antwoord", "automatiska? svar|automatiskt svar")]
    [InlineData("forwarding", "doorst", "vidarebeford")]
    [InlineData("directory role", "directoryrol", "katalogroll")]
    [InlineData("global administrator", "globale beheerder", "globala? administratör")]
    [InlineData("conditional access", "voorwaardelijke toegang", "villkorsstyrd åtkomst")]
    [InlineData("distribution list", "distributielijst", "distributionslist")]
    [InlineData("reinstate", "terug ?(te )?(draai|gedraaid)", "ångra")]
    public void One_thing_has_one_word(string english, string dutch, string swedish)
    {
        foreach (var (language, word) in new[] { ("nl", dutch), ("sv", swedish) })
        {
            Compare(language, (said, text) => Says(said, $@"\b{english}") && !Says(text, word))
                .Where(key => !key.Contains("Evidence", StringComparison.Ordinal) && !key.Contains("Typing", StringComparison.Ordinal))
                .ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("en", "Monday 21 December 2026", "21 December 2026 17:30 UTC", "1.5 GB", "30 days", "1 day")]
    [InlineData("nl", "maandag 21 december 2026", "21 december 2026 17:30 UTC", "1,5 GB", "30 dagen", "1 dag")]
    [InlineData("sv", "måndag 21 december 2026", "21 december 2026 17:30 UTC", "1,5 GB", "30 dagar", "1 dag")]
    public void Dates_times_and_numbers_are_written_as_the_reader_writes_them(string language, string date, string moment, string size, string days, string day)
    {
        var words = new WordList(Languages.CultureOf(language, locale: null));

        words.Date(new DateOnly(2026, 12, 21)).ShouldBe(date);
        words.Moment(new DateTimeOffset(2026, 12, 21, 17, 30, 0, TimeSpan.Zero)).ShouldBe(moment);
        words.Bytes(3L << 29).ShouldBe(size);
        words.Say("Steps.stop-forwarding.Plan", ("targets", "-"), ("forwardDays", "30")).ShouldContain(days);
        words.Say("Steps.stop-forwarding.Plan", ("targets", "-"), ("forwardDays", "1")).ShouldContain(day);
    }

    [Theory]
    [InlineData(null, "nl-BE", "nl")]
    [InlineData(null, "sv-SE", "sv")]
    [InlineData(null, "SV", "sv")]
    [InlineData("sv", "nl-NL", "sv")]
    [InlineData(null, "de-DE", "en")]
    [InlineData(null, null, "en")]
    [InlineData("xx", "nl-NL", "nl")]
    public void A_choice_goes_before_the_client_and_the_client_before_English(string? chosen, string? locale, string read) =>
        Languages.CultureOf(chosen, locale).Name.ShouldBe(read);

    private static bool Says(string text, string word) => Regex.IsMatch(Placeholder().Replace(text, ""), word, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static IEnumerable<string> Compare(string language, Func<string, string, bool> isBad) =>
        from file in Files
        let texts = Texts(file, language)
        from english in Texts(file, "")
        where texts.TryGetValue(english.Key, out var text) && isBad(english.Value, text)
        select Key(language, file, english.Key);

    private static string Key(string language, string file, string name) => $"{language} {file}.{name}";

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(m => m.Value)];

    private static Dictionary<string, string> Texts(string file, string language) =>
        new ResourceManager($"{typeof(WordList).Namespace}.{file}", typeof(WordList).Assembly)
            .GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);

    [GeneratedRegex(@"\b[Uu]w?\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Formal();

    [GeneratedRegex(@"\{[a-zA-Z]+\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
