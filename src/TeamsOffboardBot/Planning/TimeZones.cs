using System.Text.RegularExpressions;

namespace TeamsOffboardBot.Planning;

/// <summary>Time zones by what people call them: ids of IANA and of Windows, in any case, and the cities in IANA's ids.</summary>
public static partial class TimeZones
{
    public const string Example = "Europe/Amsterdam";

    /// <summary>Null for a zone nobody knows.</summary>
    public static TimeZoneInfo? Find(string? name)
    {
        var text = name?.Trim() ?? string.Empty;

        // An id is a path below the machine's zone files, so a text that could lead elsewhere is no id.
        if (text.Length > 80 || !Id().IsMatch(text))
        {
            return null;
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) ? zone
            : TimeZoneInfo.GetSystemTimeZones().FirstOrDefault(z => string.Equals(z.Id, text, StringComparison.OrdinalIgnoreCase)) ?? OfCity(text);
    }

    /// <summary>"Amsterdam" for Europe/Amsterdam; a Windows id as it is.</summary>
    public static string CityOf(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id is "Etc/UTC" or "Etc/GMT" ? "UTC" : id[(id.LastIndexOf('/') + 1)..].Replace('_', ' ');
    }

    private static TimeZoneInfo? OfCity(string city)
    {
        var found = TimeZoneInfo.GetSystemTimeZones().Where(z => z.Id.Contains('/', StringComparison.Ordinal))
            .Where(z => string.Equals(CityOf(z.Id), city, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    [GeneratedRegex(@"^[A-Za-z](\. |[A-Za-z0-9_+\- ()])*(/[A-Za-z0-9_+\-]+){0,2}$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Id();
}
