using System.Net;
using System.Text.RegularExpressions;

namespace TeamsOffboardBot.Chat;

/// <summary>Reads a command out of the text of a message.</summary>
public static partial class CommandReader
{
    private static readonly string[] Known = ["offboard", "status", "help", "cancel"];

    /// <param name="text">As Teams sends it: mentions in tags, spaces as entities.</param>
    public static Command Read(string? text)
    {
        var plain = Plain(text);
        var space = plain.IndexOf(' ', StringComparison.Ordinal);
        var first = (space < 0 ? plain : plain[..space]).Trim('.', '!', '?', ':', ',', '/').ToLowerInvariant();
        var rest = space < 0 ? string.Empty : plain[(space + 1)..].Trim();
        return first switch
        {
            "offboard" => new Command.Offboard(rest),
            "status" => new Command.Status(rest),
            "help" or "hi" or "hello" when rest.Length == 0 => new Command.Help(),
            "cancel" when rest.Length == 0 => new Command.Cancel(),
            _ => new Command.Other(plain, Suggest(first, rest)),
        };
    }

    /// <summary>The words somebody typed, without mentions, tags of mentions and doubled white space.</summary>
    public static string Plain(string? text) =>
        Spaces().Replace(WebUtility.HtmlDecode(Mention().Replace(text ?? string.Empty, " ")), " ").Trim();

    private static string? Suggest(string first, string rest)
    {
        var nearest = Known.Select(k => (Command: k, Distance: Distance(first, k))).MinBy(k => k.Distance);
        var tolerated = nearest.Command.Length > 5 ? 3 : 2;
        return nearest.Distance > tolerated || first.Length < 3
            ? null
            : nearest.Command is "offboard" or "status" && rest.Length > 0 ? $"{nearest.Command} {rest}" : nearest.Command;
    }

    /// <summary>How many letters must be added, dropped, changed or swapped with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 3)
        {
            return int.MaxValue;
        }

        int[]? beforeLast = null;
        var last = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (beforeLast is not null && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last) = (last, row);
        }

        return last[b.Length];
    }

    [GeneratedRegex(@"<at[^>]*>.*?</at>", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Mention();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
