using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Bot.Schema;

namespace TeamsOffboardBot.Chat.Lists;

/// <summary>
/// Cells that were pasted from a spreadsheet into a message: Teams makes a table of them, and sends it beside the text, in which the cells can no
/// longer be told apart. Read as lines with tabs; all other markup is passed over.
/// </summary>
internal static partial class PastedTable
{
    private const int Longest = 256 * 1024;

    /// <summary>Null when the message has no table.</summary>
    public static string? Find(IMessageActivity message)
    {
        var html = message.Attachments?.FirstOrDefault(a => a.ContentType == "text/html")?.Content?.ToString();
        if (html is null || html.Length > Longest)
        {
            return null;
        }

        var rows = Row().Matches(html).Select(row => string.Join('\t', Cell().Matches(row.Groups["cells"].Value).Select(cell => Text(cell.Groups["text"].Value)))).ToList();
        return rows.Count > 1 ? string.Join('\n', rows) : null;
    }

    /// <summary>As a field that may hold anything.</summary>
    private static string Text(string cell)
    {
        var text = Spaces().Replace(WebUtility.HtmlDecode(Tag().Replace(cell, " ")), " ").Trim();
        return $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    [GeneratedRegex("<tr[^>]*>(?<cells>.*?)</tr>", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Row();

    [GeneratedRegex("<t[dh][^>]*>(?<text>.*?)</t[dh]>", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Cell();

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
