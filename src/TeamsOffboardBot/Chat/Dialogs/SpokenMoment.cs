using System.Globalization;
using System.Text.RegularExpressions;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Words;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>When, as people say it: "friday 17:00", "einde van de maand", "18 december kl 12", "now". What was not said stays open and is asked for.</summary>
/// <param name="IsNow">Right after the approval.</param>
/// <param name="IsWeekday">The day was named by its weekday only.</param>
public sealed partial record SpokenMoment(bool IsNow, DateOnly? Day, TimeOnly? Time, bool IsWeekday = false)
{
    private static readonly string[] Now =
    [
        "now", "immediately", "right away", "as soon as possible", "asap", "nu", "meteen", "direct", "per direct", "onmiddellijk", "zo snel mogelijk",
        "direkt", "genast", "omedelbart", "omgående", "så snart som möjligt",
    ];

    private static readonly string[] Today = ["today", "vandaag", "idag", "i dag"];
    private static readonly string[] Tomorrow = ["tomorrow", "morgen", "imorgon", "i morgon"];
    private static readonly string[] MonthEnd =
    [
        "end of month", "end of the month", "end of this month", "month end", "einde maand", "eind maand", "einde van de maand", "eind van de maand", "einde van deze maand",
        "eind van deze maand", "einde deze maand", "eind deze maand", "slutet av månaden", "slutet av den här månaden", "slutet av denna månad", "månadens slut", "månadsslutet",
    ];

    private static readonly string[] Between =
    [
        "on", "at", "from", "by", "the", "this", "coming", "op", "om", "vanaf", "per", "aan", "het", "aanstaande", "komende", "deze", "den", "på", "i", "vid", "nu på", "kommande", "kl", "kl.", "klockan", "från",
    ];

    private static readonly IReadOnlyList<CultureInfo> Cultures = [.. Languages.All.Select(language => Languages.CultureOf(language, locale: null))];

    /// <summary>The moment a text begins with, and what follows it; null when it begins with none.</summary>
    /// <param name="now">On the clocks of whoever says it.</param>
    public static (SpokenMoment Moment, string Left)? Read(string text, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (moment, rest) = (new SpokenMoment(IsNow: false, null, null), text.Trim());
        while (Next(moment, rest, now) is var (read, behind))
        {
            (moment, rest) = (read, behind);
        }

        // "Nu på fredag" is no moment but Friday: whoever names a day or a time is never taken at their "now".
        var meant = moment is { Day: null, Time: null } ? moment : moment with { IsNow = false };
        return meant is { IsNow: false, Day: null, Time: null } ? null : (meant.At(now), rest);
    }

    /// <summary>What was said later wins; what it leaves open stays as it was.</summary>
    public SpokenMoment Over(SpokenMoment? before) => IsNow || before is null ? this : new(IsNow: false, Day ?? before.Day, Time ?? before.Time, IsWeekday);

    public ChoicesForm Apply(ChoicesForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return IsNow
            ? form with { Start = ChoicesForm.AfterApproval }
            : form with
            {
                Start = ChoicesForm.AtMoment,
                StartDate = Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty,
                StartTime = Time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? string.Empty,
            };
    }

    private static (SpokenMoment Moment, string Left)? Next(SpokenMoment so, string text, DateTime now)
    {
        var today = DateOnly.FromDateTime(now);
        if (Behind(text, Between) is { Length: > 0 } meant && Next(so, meant, now) is { } next)
        {
            return next;
        }

        return Behind(text, Now) is { } n ? (so with { IsNow = true }, n)
            : so.Day is null && Behind(text, Today) is { } t ? (so with { Day = today }, t)
            : so.Day is null && Behind(text, Tomorrow) is { } m ? (so with { Day = today.AddDays(1) }, m)
            : so.Day is null && Behind(text, MonthEnd) is { } e ? (so with { Day = new DateOnly(now.Year, now.Month, DateTime.DaysInMonth(now.Year, now.Month)) }, e)
            : so.Day is null && Weekday(text, today) is var (weekday, w) ? (so with { Day = weekday, IsWeekday = true }, w)
            : so.Day is null && Date(text, today) is var (date, d) ? (so with { Day = date }, d)
            : so.Time is null && Clock(text) is var (time, c) ? (so with { Time = time }, c)
            : null;
    }

    /// <summary>"Friday 17:00" on a Friday is today until five o'clock, and a time without a day is the next one on the clock.</summary>
    private SpokenMoment At(DateTime now) =>
        IsWeekday && Day == DateOnly.FromDateTime(now) && Time <= TimeOnly.FromDateTime(now) ? this with { Day = Day.Value.AddDays(7) }
        : this is { IsNow: false, Day: null, Time: { } time } ? this with { Day = DateOnly.FromDateTime(time > TimeOnly.FromDateTime(now) ? now : now.AddDays(1)) }
        : this;

    private static (DateOnly Day, string Left)? Weekday(string text, DateOnly today)
    {
        foreach (var (name, index) in Cultures.SelectMany(c => c.DateTimeFormat.DayNames.Select((name, i) => (name, i))))
        {
            if (Behind(text, name) is { } rest)
            {
                return (today.AddDays((index - (int)today.DayOfWeek + 7) % 7), rest);
            }
        }

        return null;
    }

    private static (DateOnly Day, string Left)? Date(string text, DateOnly today)
    {
        if (Iso().Match(text) is { Success: true } iso)
        {
            return Of(Number(iso, "year"), Number(iso, "month"), Number(iso, "day"), text[iso.Length..]);
        }

        if (Numbers().Match(text) is { Success: true } numbers && (numbers.Groups["year"].Success || numbers.Groups["mark"].Value != "."))
        {
            var (first, second) = (Number(numbers, "first"), Number(numbers, "second"));
            // 12/10 is one day here and another one there; 18/12 and 12/18 are the same everywhere.
            return numbers.Groups["mark"].Value == "/" && first <= 12 && second <= 12 && first != second ? null
                : second > 12 ? Of(numbers, first, second, text, today)
                : Of(numbers, second, first, text, today);
        }

        return Named(DayAndMonth().Match(text)) ?? Named(MonthAndDay().Match(text));

        (DateOnly Day, string Left)? Named(Match named) =>
            named.Success && MonthOf(named.Groups["month"].Value) is { } month ? Of(named, month, Number(named, "day"), text, today) : null;
    }

    /// <summary>Without a year the next one that comes.</summary>
    private static (DateOnly Day, string Left)? Of(Match said, int month, int day, string text, DateOnly today)
    {
        var isInYear = said.Groups["year"].Success;
        var date = Of(isInYear ? Number(said, "year") : today.Year, month, day, text[said.Length..]);
        return date is var (on, rest) && on < today && !isInYear ? (on.AddYears(1), rest) : date;
    }

    private static int? MonthOf(string name)
    {
        var index = Cultures.SelectMany(c => new[] { c.DateTimeFormat.MonthNames, c.DateTimeFormat.AbbreviatedMonthNames })
            .Select(names => Array.FindIndex(names, m => m.Length > 0 && IsMonth(name, m))).FirstOrDefault(i => i >= 0, -1);
        return index < 0 ? null : index + 1;
    }

    /// <summary>In full, or its first letters.</summary>
    private static bool IsMonth(string said, string month) => said.TrimEnd('.').Length >= 3 && month.StartsWith(said.TrimEnd('.'), StringComparison.OrdinalIgnoreCase);

    private static (DateOnly Day, string Left)? Of(int year, int month, int day, string rest) =>
        year is > 2000 and < 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? (new DateOnly(year, month, day), rest.Trim()) : null;

    private static (TimeOnly Time, string Left)? Clock(string text)
    {
        if (Hours().Match(text) is not { Success: true } said)
        {
            return null;
        }

        var half = said.Groups["half"].Value.ToLowerInvariant();
        var (hour, minute) = (Number(said, "hour"), said.Groups["minute"].Success ? Number(said, "minute") : 0);
        hour = half.Length == 0 ? hour : (hour % 12) + (half[0] == 'p' ? 12 : 0);
        return hour < 24 && minute < 60 ? (new TimeOnly(hour, minute), text[said.Length..].Trim()) : null;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    /// <summary>What follows the word or words; null when the text begins otherwise.</summary>
    private static string? Behind(string text, params string[] words)
    {
        var word = words.Where(w => text.StartsWith(w, StringComparison.OrdinalIgnoreCase) && (text.Length == w.Length || text[w.Length] is ' ' or '.')).MaxBy(w => w.Length);
        return word is null ? null : text[word.Length..].TrimStart(' ', '.');
    }

    [GeneratedRegex(@"^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?=\s|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?<first>\d{1,2})(?<mark>[-/.])(?<second>\d{1,2})([-/.](?<year>\d{4}))?(?=\s|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^(?<day>\d{1,2})(\.|st|nd|rd|th|e|:e)?[\s-]+(?<month>\p{L}{3,}\.?)([\s-]+(?<year>\d{4}))?(?=\s|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DayAndMonth();

    [GeneratedRegex(@"^(?<month>\p{L}{3,}\.?)\s+(?<day>\d{1,2})(st|nd|rd|th)?(\s+(?<year>\d{4}))?(?=\s|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MonthAndDay();

    [GeneratedRegex(@"^((?<hour>\d{1,2})[:.](?<minute>\d\d)(\s?(?<half>am|pm))?|(?<hour>\d{1,2})\s?(?<half>am|pm)|(?<hour>\d{1,2})\s?(uur|h)|(kl\.?|klockan)\s(?<hour>\d{1,2}))(?=\s|$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hours();
}
