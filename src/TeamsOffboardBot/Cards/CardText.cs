using System.Buffers;
using System.Globalization;
using System.Text;

namespace TeamsOffboardBot.Cards;

/// <summary>
/// Makes any text safe to stand on a card: it is shown as the characters it is, never as markdown, a link, a date
/// function or HTML, on one line or in paragraphs, and never so long that the card is refused.
/// Backslashes are what the clients' markdown takes away again.
/// </summary>
public static class CardText
{
    public const int LineLimit = 600;
    public const int ParagraphLimit = 1080;
    private const string MarkupAtLineStart = "#>-+=";
    private static readonly SearchValues<char> AlwaysMarkup = SearchValues.Create("\\`*_[]~<&{}");
    private static readonly SearchValues<char> MarkupOrNumberAtLineStart = SearchValues.Create($"{MarkupAtLineStart}0123456789");

    /// <summary>Most texts hold nothing else, and are taken as they are.</summary>
    private static readonly SearchValues<char> Ordinary = SearchValues.Create([.. Between(' ', '~'), .. Between('¡', 'ɏ'), .. Between('‐', '‧')]);

    /// <summary>One line: every kind of white space and line break becomes a single space.</summary>
    public static string Line(string? text, int limit = LineLimit) => Escape(Shorten(Plain(text), limit));

    /// <summary>Lines stay lines; empty ones go.</summary>
    public static string Paragraphs(string? text, int limit = ParagraphLimit)
    {
        var lines = (text ?? string.Empty).Split(['\n', '\r', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries)
            .Select(l => Plain(l)).Where(l => l.Length > 0);
        var shortened = Shorten(string.Join('\n', lines), limit);
        return string.Join("\n\n", shortened.Split('\n').Select(Escape));
    }

    /// <summary>For places that draw no markdown (titles of buttons and lists, the client's own preview): one line, nothing escaped.</summary>
    public static string Plain(string? text, int limit) => Shorten(Plain(text), limit);

    private static string Plain(string? text)
    {
        if (string.IsNullOrEmpty(text) || IsPlain(text))
        {
            return text ?? string.Empty;
        }

        var plain = new StringBuilder(text.Length);
        Span<char> characters = stackalloc char[2];
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (plain.Length > 0 && plain[^1] != ' ')
                {
                    plain.Append(' ');
                }
            }
            else if (!TurnsTextAround(rune))
            {
                plain.Append(characters[..rune.EncodeToUtf16(characters)]);
            }
        }

        return plain.ToString().TrimEnd();
    }

    private static IEnumerable<char> Between(char first, char last) => Enumerable.Range(first, last - first + 1).Select(c => (char)c);

    private static bool IsPlain(string text) =>
        text[0] != ' ' && text[^1] != ' ' && !text.AsSpan().ContainsAnyExcept(Ordinary) && !text.Contains("  ", StringComparison.Ordinal);

    /// <summary>Direction marks let a name read backwards and hide what it ends with.</summary>
    private static bool TurnsTextAround(Rune rune) =>
        rune.Value is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF or 0x200B;

    private static string Shorten(string text, int limit)
    {
        if (text.Length <= limit)
        {
            return text;
        }

        var elements = StringInfo.ParseCombiningCharacters(text);
        var cut = elements.LastOrDefault(at => at < limit);
        return string.Concat(text.AsSpan(0, cut).TrimEnd(), "…");
    }

    private static string Escape(string text)
    {
        if (text.Length == 0 || !(text.AsSpan().ContainsAny(AlwaysMarkup) || MarkupOrNumberAtLineStart.Contains(text[0]) || text.Contains("://", StringComparison.Ordinal)))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            if (NeedsEscape(text, i))
            {
                escaped.Append('\\');
            }

            escaped.Append(text[i]);
        }

        return escaped.ToString();
    }

    private static bool NeedsEscape(string text, int at) => text[at] switch
    {
        var c when AlwaysMarkup.Contains(c) => true,
        var c when MarkupAtLineStart.Contains(c, StringComparison.Ordinal) => at == 0,
        ':' => text.AsSpan(at).StartsWith("://", StringComparison.Ordinal),
        '.' or ')' => at > 0 && text.AsSpan(0, at).IndexOfAnyExceptInRange('0', '9') < 0,
        _ => false,
    };
}
