using Microsoft.Bot.Schema;

namespace TeamsOffboardBot.Chat;

/// <summary>What comes with a message besides its words.</summary>
internal static class Attachments
{
    /// <summary>Teams sends the words once more as they are formatted.</summary>
    private const string FormattedWords = "text/html";

    /// <summary>A picture, a file, a card: nothing that the bot could read.</summary>
    public static bool HasUnreadable(this IMessageActivity message) =>
        message.Attachments?.Any(a => a is not null && !string.Equals(a.ContentType, FormattedWords, StringComparison.OrdinalIgnoreCase)) == true;
}
