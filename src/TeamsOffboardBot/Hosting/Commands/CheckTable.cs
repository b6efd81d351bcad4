using System.Globalization;
using System.Text;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Words;

namespace TeamsOffboardBot.Hosting.Commands;

/// <summary>The check-up as a table for a terminal or a pipeline's log; below each line that is not in order, why it matters and what helps.</summary>
internal static class CheckTable
{
    public static string Draw(IReadOnlyList<CheckLine> lines, WordList words)
    {
        var verdicts = Enum.GetValues<CheckVerdict>().Select(v => words.Say($"CheckUp.Verdict.{v}")).ToList();
        var first = verdicts.Append(words.Say("CheckUp.Column.Verdict")).Max(v => v.Length);
        var second = lines.Select(l => words.Say(l.Subject)).Append(words.Say("CheckUp.Column.Subject")).Max(s => s.Length);
        var table = new StringBuilder();
        Row(words.Say("CheckUp.Column.Verdict"), words.Say("CheckUp.Column.Subject"), words.Say("CheckUp.Column.Found"));
        foreach (var line in lines)
        {
            Row(words.Say($"CheckUp.Verdict.{line.Verdict}"), words.Say(line.Subject), words.Say(line.Found).ReplaceLineEndings(" "));
            if (line.Verdict is CheckVerdict.Missing or CheckVerdict.Unclear)
            {
                Note(line.Why is null ? null : words.Say("CheckUp.Why", ("why", words.Say(line.Why))));
                Note(line.Fix is null ? null : words.Say("CheckUp.Fix", ("fix", words.Say(line.Fix))));
            }
        }

        return table.AppendLine().AppendLine(Sum(lines, words)).ToString();

        void Row(string verdict, string subject, string found) =>
            table.AppendLine(CultureInfo.InvariantCulture, $"{verdict.PadRight(first)}  {subject.PadRight(second)}  {found}");

        void Note(string? note)
        {
            if (note is not null)
            {
                table.AppendLine(CultureInfo.InvariantCulture, $"{new string(' ', first)}    {note}");
            }
        }
    }

    private static string Sum(IReadOnlyList<CheckLine> lines, WordList words)
    {
        var missing = lines.Count(l => l.Verdict == CheckVerdict.Missing);
        var unclear = lines.Count(l => l.Verdict == CheckVerdict.Unclear);
        return missing + unclear == 0 ? words.Say("CheckUp.Whole") : words.Say("CheckUp.Open", ("missing", $"{missing}"), ("unclear", $"{unclear}"));
    }
}
