using System.Globalization;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>Reads from a form when to start; each field that is wrong says why.</summary>
public sealed class StartReader(TimeProvider time)
{
    /// <summary>A moment that passed while the form was filled in is now.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private static readonly string[] TimeFormats = ["HH:mm", "H:mm", "HH:mm:ss"];

    /// <summary>Null for right after the approval, and where something is wrong.</summary>
    public Start? Read(ChoicesForm form, IDictionary<string, Phrase> problems)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(problems);
        switch (form.Start)
        {
            case ChoicesForm.AtMoment:
                return Moment(form, problems);
            case ChoicesForm.AfterApproval when form.HasNewMoment:
                problems[Fields.Start] = Phrase.Of("Times.Field.MomentWithoutChoice");
                return null;
            case ChoicesForm.AfterApproval:
                return null;
            default:
                problems[Fields.Start] = Phrase.Of("Cards.Field.start.Missing");
                return null;
        }
    }

    /// <summary>Why a start that was fine when it was chosen is no longer; null when it is.</summary>
    public Phrase? Past(Start? start) => start?.At < time.GetUtcNow() - Tolerance ? Phrase.Of("Times.Field.Past", ("startTime", Instant(start.At))) : null;

    private static string Instant(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    private Start? Moment(ChoicesForm form, IDictionary<string, Phrase> problems)
    {
        var date = Date(form.StartDate, problems);
        var timeOfDay = TimeOfDay(form.StartTime, problems);
        var zone = TimeZones.Find(form.StartZone);
        if (zone is null)
        {
            problems[Fields.StartZone] = form.StartZone.Length == 0
                ? Phrase.Of("Times.Field.NoZone", ("example", TimeZones.Example))
                : Phrase.Of("Times.Field.UnknownZone", ("zone", CardText.Plain(form.StartZone, 60)), ("example", TimeZones.Example));
        }

        return date is null || timeOfDay is null || zone is null ? null : InReach(Start.On(date.Value.ToDateTime(timeOfDay.Value), zone), problems);
    }

    private static DateOnly? Date(string text, IDictionary<string, Phrase> problems)
    {
        // A day at the very end of the calendar has no moment in every zone.
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is > 1 and < 9999)
        {
            return date;
        }

        problems[Fields.StartDate] = text.Length == 0 ? Phrase.Of("Times.Field.NoDate") : Phrase.Of("Times.Field.BadDate", ("text", CardText.Plain(text, 40)));
        return null;
    }

    private static TimeOnly? TimeOfDay(string text, IDictionary<string, Phrase> problems)
    {
        if (TimeOnly.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var timeOfDay))
        {
            return timeOfDay;
        }

        problems[Fields.StartTime] = text.Length == 0 ? Phrase.Of("Times.Field.NoTime") : Phrase.Of("Times.Field.BadTime", ("text", CardText.Plain(text, 40)));
        return null;
    }

    private Start? InReach(Start start, IDictionary<string, Phrase> problems)
    {
        if (Past(start) is { } past)
        {
            problems[Fields.StartDate] = past;
            return null;
        }

        if (start.At > time.GetUtcNow().AddYears(1))
        {
            problems[Fields.StartDate] = Phrase.Of("Times.Field.TooFar", ("startTime", Instant(start.At)));
            return null;
        }

        return start;
    }
}
