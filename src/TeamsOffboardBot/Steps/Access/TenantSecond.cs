using System.Globalization;

namespace TeamsOffboardBot.Steps.Access;

/// <summary>Whether what the tenant dated is this step's own doing.</summary>
internal static class TenantSecond
{
    /// <summary>
    /// The tenant cuts its dates off at whole seconds, and its clock is known to half a second: so the second before the start
    /// counts too. These steps act before they look, so nobody else's change is taken for theirs instead.
    /// </summary>
    public static bool IsSince(DateTimeOffset? dated, DateTimeOffset? start) =>
        dated is { } date && start is { } started && date.ToUnixTimeSeconds() >= started.ToUnixTimeSeconds() - 1;

    public static string? Write(DateTimeOffset? dated) => dated?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
