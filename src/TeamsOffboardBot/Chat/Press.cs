using Newtonsoft.Json.Linq;

namespace TeamsOffboardBot.Chat;

/// <summary>A pressed button: who, which, and what the card sent along. Nothing in <see cref="Data"/> is believed.</summary>
public sealed record Press(Speaker By, string Verb, JObject Data)
{
    /// <summary>An id or a text the card sent; empty when it did not, or sent something else.</summary>
    public string Text(string field) =>
        Data.TryGetValue(field, StringComparison.Ordinal, out var value) && value is JValue { Value: not null } plain ? plain.ToString(System.Globalization.CultureInfo.InvariantCulture).Trim() : string.Empty;
}
