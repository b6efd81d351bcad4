using System.Net;
using System.Text.RegularExpressions;

namespace TeamsOffboardBot.Steps.Mail;

/// <summary>Automatic replies are HTML in Exchange, and plain text where people write and read them here.</summary>
internal static partial class AutoReplyHtml
{
    /// <summary>What people typed is data: nothing in it becomes markup.</summary>
    public static string Of(string text) =>
        WebUtility.HtmlEncode(text.ReplaceLineEndings("\n")).Replace("\n", "<br>", StringComparison.Ordinal);

    /// <summary>Exchange wraps what it was given in a page of its own: the words are what is compared.</summary>
    public static bool SaysTheSame(string? html, string text) => Words(WebUtility.HtmlDecode(Tag().Replace(html ?? string.Empty, " "))) == Words(text);

    private static string Words(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
