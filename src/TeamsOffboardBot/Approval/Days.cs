using System.Globalization;

namespace TeamsOffboardBot.Approval;

/// <summary>Moments as phrases carry them; the reader's language writes them.</summary>
internal static class Days
{
    public static string Of(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Instant(DateTimeOffset moment) => moment.ToString("O", CultureInfo.InvariantCulture);
}
