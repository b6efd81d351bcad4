using System.Globalization;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Audit;

/// <summary>Moments as evidence writes them: to the second where something was done, to the day where Microsoft 365 acts, and in one zone that is named.</summary>
internal static class UtcText
{
    public static string Of(NextMoment moment) => moment.IsDay ? moment.At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Of(moment.At);

    public static string Of(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
