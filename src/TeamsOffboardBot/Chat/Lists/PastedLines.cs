using System.Net;
using System.Text.RegularExpressions;

namespace TeamsOffboardBot.Chat.Lists;

/// <summary>Finds a list in the text of a message: lines that say that they are one, or lines behind the command.</summary>
internal static partial class PastedLines
{
    /// <summary>Null when the message is no list.</summary>
    public static string? Find(string message)
    {
        var text = WebUtility.HtmlDecode(Mention().Replace(message, string.Empty)).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim('\n', ' ');
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        var behind = text[(end + 1)..].Trim('\n');
        return CommandReader.Read(text[..end]) is Command.Many or Command.Offboard { Name: "" } && behind.Length > 0 ? behind
            : ListText.IsOne(text) ? text
            : null;
    }

    /// <summary>A single line, or several whose client has run them into one.</summary>
    public static bool LookLike(string text) => text.Contains(';', StringComparison.Ordinal);

    [GeneratedRegex(@"<at[^>]*>.*?</at>", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Mention();
}
