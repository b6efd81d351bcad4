using System.Globalization;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Lists;

namespace TeamsOffboardBot.Chat.Lists;

/// <summary>A list as it was written: its lines, each either to be looked up or with what is wrong with it.</summary>
/// <param name="PassedOver">Columns that nobody reads.</param>
public sealed record ListText(IReadOnlyList<ListRow> Rows, IReadOnlyList<string> PassedOver)
{
    public const int MostRows = 500;
    private const int LongestField = 200;
    private const string Formulas = "=+@";

    /// <summary>The list, or the sentence that says why there is none.</summary>
    public static (ListText? List, Phrase? Problem) Read(string text)
    {
        var records = CsvReader.Read(text);
        var columns = records.Count > 0 ? ListColumns.Of(records[0].Fields) : null;
        var lines = columns is null ? records : [.. records.Skip(1)];
        if (lines.Count is 0 or > MostRows)
        {
            return (null, lines.Count == 0
                ? Phrase.Of("Many.File.NoLines")
                : Phrase.Of("Many.File.TooMany", ("count", lines.Count.ToString(CultureInfo.InvariantCulture)), ("most", MostRows.ToString(CultureInfo.InvariantCulture))));
        }

        var passedOver = columns is null ? [] : records[0].Fields.Where((name, i) => columns[i] is null && name.Length > 0).Select(name => CardText.Plain(name, 40));
        return (new([.. lines.Select(record => Row(record, columns))], [.. passedOver]), null);
    }

    /// <summary>Whether a message is a list rather than a sentence: it says so in its first line, or each of its lines begins with an address.</summary>
    public static bool IsOne(string text)
    {
        var records = CsvReader.Read(text);
        return records.Count > 1 && (ListColumns.Of(records[0].Fields) is { } columns ? columns.Count > 1 || records.Skip(1).All(r => r.Fields.Count == 1) : records.All(r => IsAddress(r.Fields[0])));
    }

    private static bool IsAddress(string text) => text.IndexOf('@', StringComparison.Ordinal) > 0 && !text.Any(char.IsWhiteSpace);

    private static ListRow Row(CsvRecord record, IReadOnlyList<int?>? columns)
    {
        var entry = new ListEntry();
        for (var i = 0; i < record.Fields.Count; i++)
        {
            if ((columns is null ? i < ListColumns.Count ? i : null : i < columns.Count ? columns[i] : null) is { } column)
            {
                entry = ListColumns.Put(entry, column, CardText.Plain(record.Fields[i], LongestField));
            }
        }

        var problem = Problem(record, entry, columns?.Count ?? ListColumns.Count);
        return new ListRow { Line = record.Line, Entry = entry, State = problem is null ? ListRowState.Unread : ListRowState.Problem, Problem = problem };
    }

    private static Phrase? Problem(CsvRecord record, ListEntry entry, int columns) => record switch
    {
        { IsBroken: true } => Phrase.Of("Many.Row.Quotes"),
        _ when record.Fields.Skip(columns).Any(f => f.Length > 0) => Phrase.Of("Many.Row.TooManyFields", ("most", columns.ToString(CultureInfo.InvariantCulture))),
        _ when record.Fields.Any(f => f.Length > LongestField) => Phrase.Of("Many.Row.TooLong", ("most", LongestField.ToString(CultureInfo.InvariantCulture))),
        _ when entry.Person.Length == 0 => Phrase.Of("Many.Row.Nobody"),
        // A spreadsheet would calculate it; here it could only be a mistake or a trap.
        _ when record.Fields.FirstOrDefault(f => f.Length > 0 && Formulas.Contains(f[0], StringComparison.Ordinal)) is { } formula =>
            Phrase.Of("Many.Row.Formula", ("text", CardText.Plain(formula, 40))),
        _ => null,
    };
}
