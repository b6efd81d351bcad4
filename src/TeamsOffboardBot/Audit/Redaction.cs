using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TeamsOffboardBot.Audit;

/// <summary>
/// The last gate before anything is kept or shown: passwords and tokens that a service's answer or a person's typing carried
/// along are taken out. Nothing in the bot puts them there; this is for the day when something does.
/// </summary>
public static partial class Redaction
{
    public const string Removed = "[removed]";

    private static readonly HashSet<string> SecretNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "password", "newPassword", "currentPassword", "passwordProfile", "secret", "clientSecret", "client_secret", "secretText",
        "token", "accessToken", "access_token", "refreshToken", "refresh_token", "idToken", "id_token", "authorization", "cookie",
    };

    public static string Clean(string text)
    {
        text = Token().Replace(text, Removed);
        text = Bearer().Replace(text, $"$1 {Removed}");
        text = ClientSecret().Replace(text, Removed);
        return NamedSecret().Replace(text, $"$1{Removed}");
    }

    /// <summary>In place.</summary>
    /// <returns>Whether anything was taken out.</returns>
    public static bool Clean(JsonNode? node) => node switch
    {
        JsonObject properties => properties.ToList().Aggregate(seed: false, (changed, p) => CleanProperty(properties, p.Key, p.Value) || changed),
        JsonArray items => Enumerable.Range(0, items.Count).Aggregate(seed: false, (changed, i) => CleanItem(items, i) || changed),
        _ => false,
    };

    private static bool CleanProperty(JsonObject properties, string name, JsonNode? value)
    {
        if (SecretNames.Contains(name) && value is not null)
        {
            properties[name] = Removed;
            return value is not JsonValue text || text.ToString() != Removed;
        }

        if (Cleaned(value) is not { } cleaned)
        {
            return Clean(value);
        }

        properties[name] = cleaned;
        return true;
    }

    private static bool CleanItem(JsonArray items, int index)
    {
        if (Cleaned(items[index]) is not { } cleaned)
        {
            return Clean(items[index]);
        }

        items[index] = cleaned;
        return true;
    }

    /// <summary>Null when there is nothing to take out of it.</summary>
    private static string? Cleaned(JsonNode? value) =>
        value is JsonValue text && text.TryGetValue<string>(out var before) && Clean(before) is var after && after != before ? after : null;

    [GeneratedRegex(@"eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{4,}(?:\.[A-Za-z0-9_-]*)?", RegexOptions.NonBacktracking)]
    private static partial Regex Token();

    [GeneratedRegex(@"(?<scheme>bearer)\s+[A-Za-z0-9._~+/=-]{8,}", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Bearer();

    /// <summary>The shape Entra gives the secrets of app registrations.</summary>
    [GeneratedRegex(@"[A-Za-z0-9_~.-]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}", RegexOptions.NonBacktracking)]
    private static partial Regex ClientSecret();

    [GeneratedRegex(
        @"(?<name>\b(?:password|passwort|wachtwoord|lösenord|passwd|pwd|client_?secret|access_?token|refresh_?token|sig)\b\s*[""']?\s*[=:]\s*)[^\s,;&}]+",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex NamedSecret();
}
