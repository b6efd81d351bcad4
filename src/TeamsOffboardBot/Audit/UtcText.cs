using System.Globalization;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Audit;

/// <summary>Moments as evidence writes them: to the second where something was done, to the day where Microsoft 365 acts, and in one zone that is named.</summary>
internal static class UtcText
{
    public static string Of(NextMoment moment) => moment.IsDay ? moment.At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Of(moment.At);

    /// <summary>The day, and the zone, are said once.</summary>
    public static string Between(DateTimeOffset from, DateTimeOffset to) => (from.UtcDateTime, to.UtcDateTime) switch
    {
        var (began, ended) when Of(from) == Of(to) || began > ended => Of(to),
        var (began, ended) when began.Date == ended.Date => $"{began.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} – {ended.ToString("HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)}",
        _ => $"{Of(from)} – {Of(to)}",
    };

    public static string Of(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
