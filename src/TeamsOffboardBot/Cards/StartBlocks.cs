using System.Globalization;
using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

/// <summary>The start of an offboarding in words: on the clocks it was asked for on, and on the reader's own where those differ.</summary>
public static class StartBlocks
{
    public static IEnumerable<(string Title, string? Value)> Facts(Start? start, WordList words)
    {
        ArgumentNullException.ThrowIfNull(words);
        yield return (words.Say("Times.Fact.Start"), start is null ? words.Say("Times.AfterApproval") : words.MomentIn(start.At, ZoneOf(start)));
        yield return (words.Say("Times.Fact.ForYou"), start is null ? null : ForReader(start, words));
    }

    /// <summary>Null where the reader's clocks show the same as those it was asked for on, or nobody knows which they are.</summary>
    public static string? ForReader(Start start, WordList words)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(words);
        return words.HasZone && words.Zone.GetUtcOffset(start.At) != ZoneOf(start).GetUtcOffset(start.At) ? words.MomentIn(start.At, words.Zone) : null;
    }

    /// <summary>Says what became of a time that the clocks skip or show twice; null for every other.</summary>
    public static AdaptiveContainer? Shift(Start? start, WordList words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return start is null or { Shift: StartShift.None }
            ? null
            : Blocks.Box(AdaptiveContainerStyle.Warning, Blocks.Text(words.Say(
                $"Times.Shift.{start.Shift}",
                ("local", words.TimeOfDay(start.Local)),
                ("dayDate", start.Local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                ("zone", TimeZones.CityOf(start.Zone)),
                ("begins", words.TimeOfDay(TimeZoneInfo.ConvertTime(start.At, ZoneOf(start)).DateTime)))));
    }

    /// <summary>A zone that was known where it was entered, and is not on this machine, is written in UTC.</summary>
    public static TimeZoneInfo ZoneOf(Start start) => TimeZones.Find(start?.Zone) ?? TimeZoneInfo.Utc;
}
