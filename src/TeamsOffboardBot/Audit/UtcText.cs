using System.Globalization;

namespace TeamsOffboardBot.Audit;

/// <summary>Moments as evidence writes them: to the second, and in one zone that is named.</summary>
internal static class UtcText
{
    public static string Of(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
