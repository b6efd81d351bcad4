using TeamsOffboardBot.Cards.Words;

namespace TeamsOffboardBot.Chat;

/// <summary>The time zone proposed to people whose own is not known.</summary>
/// <param name="Configured">Null where none is configured; then it is UTC.</param>
public sealed record CompanyZone(TimeZoneInfo? Configured)
{
    /// <summary>The zone a form begins with for the reader of these words.</summary>
    public string For(WordList words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.HasZone ? words.Zone.Id : (Configured ?? TimeZoneInfo.Utc).Id;
    }
}
