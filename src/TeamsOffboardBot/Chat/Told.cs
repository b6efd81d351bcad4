namespace TeamsOffboardBot.Chat;

/// <summary>The keys of what somebody was told, a line each.</summary>
internal static class Told
{
    private const char Between = '\n';
    private const char And = '+';
    private const string Waits = "waits-";

    /// <summary>What waits is told once for each thing that begins to: that one of several was dealt with is no news about the others.</summary>
    public static string KeyOfWaiting(IEnumerable<string> things) => Waits + string.Join(And, things);

    public static bool Knows(string? told, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var known = told?.Split(Between) ?? [];
        return key.StartsWith(Waits, StringComparison.Ordinal)
            ? Things(key).All(known.Where(k => k.StartsWith(Waits, StringComparison.Ordinal)).SelectMany(Things).ToHashSet(StringComparer.Ordinal).Contains)
            : known.Contains(key, StringComparer.Ordinal);
    }

    /// <summary>The last key that begins so.</summary>
    public static string? Last(string? told, string start) => told?.Split(Between).LastOrDefault(key => key.StartsWith(start, StringComparison.Ordinal));

    /// <summary>All but the keys that begin so.</summary>
    public static string? Without(string? told, string start) =>
        told?.Split(Between).Where(key => !key.StartsWith(start, StringComparison.Ordinal)).ToList() is { Count: > 0 } others ? string.Join(Between, others) : null;

    public static string With(string? told, string key) => told is null ? key : $"{told}{Between}{key}";

    private static string[] Things(string key) => key[Waits.Length..].Split(And);
}
