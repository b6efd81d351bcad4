using System.Net;
using System.Text.RegularExpressions;
using TeamsOffboardBot.Cards;

namespace TeamsOffboardBot.Chat;

/// <summary>Reads a command out of the text of a message.</summary>
public static partial class CommandReader
{
    private static readonly char[] Marks = ['.', '!', '?', ':', ',', '/'];

    /// <param name="text">As Teams sends it: mentions in tags, spaces as entities.</param>
    public static Command Read(string? text)
    {
        var plain = Plain(text);
        var (first, rest) = Cut(plain, words: 1);
        var (firstTwo, restOfTwo) = Cut(plain, words: 2);
        return CommandWords.Find(firstTwo, restOfTwo) ?? CommandWords.Find(first, rest) ?? new Command.Other(plain, Suggest(first, rest) ?? Suggest(firstTwo, restOfTwo));
    }

    /// <summary>The words somebody typed or copied from a card, without mentions, tags of mentions and doubled white space.</summary>
    public static string Plain(string? text) =>
        Spaces().Replace(WebUtility.HtmlDecode(Mention().Replace(text ?? string.Empty, " ")), " ").Replace(UnbrokenWords.Hyphen, '-').Trim();

    /// <summary>The first words in small letters without marks, and what follows them.</summary>
    private static (string First, string After) Cut(string plain, int words)
    {
        var parts = plain.Split(' ', words + 1);
        return (string.Join(' ', parts.Take(words)).Trim(Marks).ToLowerInvariant(), parts.Length > words ? parts[words].Trim() : string.Empty);
    }

    private static string? Suggest(string first, string rest)
    {
        var (word, distance) = CommandWords.All.Select(w => (Word: w, Distance: Distance(first, w))).MinBy(w => w.Distance);
        var tolerated = word.Length switch { <= 4 => 1, 5 => 2, _ => 3 };
        if (distance > tolerated || first.Length < 3)
        {
            return null;
        }

        return rest.Length > 0 && CommandWords.Find(word, rest) is not null ? $"{word} {rest}" : word;
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
