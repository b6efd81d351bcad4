using System.Text;

namespace TeamsOffboardBot.Chat.Lists;

/// <param name="Line">Where it begins, counted from 1.</param>
/// <param name="IsBroken">Its quotation marks do not fit.</param>
public sealed record CsvRecord(int Line, IReadOnlyList<string> Fields, bool IsBroken);

/// <summary>
/// Reads records of fields as RFC 4180 and Excel have them: fields in quotation marks may hold separators, line breaks and doubled
/// quotation marks. A mark that is never closed breaks its own line and none after it.
/// </summary>
public static class CsvReader
{
    private static readonly char[] Separators = ['\t', ';', ','];

    /// <summary>Empty lines are left out.</summary>
    public static IReadOnlyList<CsvRecord> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\u0085', '\n').Replace('\u2028', '\n').TrimStart('\uFEFF');
        var (named, at, line) = Named(plain);
        var separator = named ?? Guess(plain);
        List<CsvRecord> records = [];
        while (at < plain.Length)
        {
            var (record, next) = Record(plain, at, line, separator) ?? Broken(plain, at, line, separator);
            if (record.Fields.Any(f => f.Length > 0))
            {
                records.Add(record);
            }

            line += plain.AsSpan(at, next - at).Count('\n');
            at = next;
        }

        return records;
    }

    /// <summary>Excel's own first line: "sep=;".</summary>
    private static (char? Separator, int At, int Line) Named(string text) =>
        text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 4 && (text.Length == 5 || text[5] == '\n')
            ? (text[4], Math.Min(6, text.Length), 2)
            : (null, 0, 1);

    /// <summary>The one that stands outside of quotation marks in the first line; Excel's before the comma, which is a part of names and numbers.</summary>
    private static char Guess(string text)
    {
        var isQuoted = false;
        var found = new HashSet<char>();
        foreach (var c in text.TrimStart('\n').TakeWhile(c => isQuoted || c != '\n'))
        {
            isQuoted ^= c == '"';
            if (!isQuoted && Separators.Contains(c))
            {
                found.Add(c);
            }
        }

        return Separators.FirstOrDefault(found.Contains, ';');
    }

    /// <summary>Null when its quotation marks do not fit.</summary>
    private static (CsvRecord Record, int Next)? Record(string text, int from, int line, char separator)
    {
        List<string> fields = [];
        for (var at = from; ;)
        {
            if (Field(text, at, separator) is not var (field, end))
            {
                return null;
            }

            fields.Add(field.Trim());
            if (end >= text.Length || text[end] == '\n')
            {
                return (new(line, fields, IsBroken: false), Math.Min(end + 1, text.Length));
            }

            at = end + 1;
        }
    }

    private static (string Field, int End)? Field(string text, int from, char separator)
    {
        var start = from;
        while (start < text.Length && text[start] == ' ' && separator != ' ')
        {
            start++;
        }

        if (start < text.Length && text[start] == '"')
        {
            return Quoted(text, start + 1, separator);
        }

        var end = from;
        while (end < text.Length && text[end] != separator && text[end] != '\n')
        {
            end++;
        }

        return (text[from..end], end);
    }

    private static (string Field, int End)? Quoted(string text, int from, char separator)
    {
        var field = new StringBuilder();
        for (var at = from; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                field.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                field.Append('"');
                at++;
            }
            else
            {
                var end = at + 1;
                while (end < text.Length && text[end] == ' ' && separator != ' ')
                {
                    end++;
                }

                return end >= text.Length || text[end] == separator || text[end] == '\n' ? (field.ToString(), end) : null;
            }
        }

        return null;
    }

    private static (CsvRecord Record, int Next) Broken(string text, int from, int line, char separator)
    {
        var end = text.IndexOf('\n', from);
        end = end < 0 ? text.Length : end;
        return (new(line, [.. text[from..end].Split(separator).Select(f => f.Trim(' ', '"'))], IsBroken: true), Math.Min(end + 1, text.Length));
    }
}
