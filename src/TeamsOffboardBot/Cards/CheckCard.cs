using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;

namespace TeamsOffboardBot.Cards;

/// <summary>The check-up for approvers: what is wrong in full, what is right as a number.</summary>
public static class CheckCard
{
    public const int MostLines = 10;

    public static AdaptiveCard Render(IReadOnlyList<CheckLine> lines, WordList words)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(words);
        var open = lines.Where(l => l.Verdict is CheckVerdict.Missing or CheckVerdict.Unclear).OrderBy(l => l.Verdict).ToList();
        var good = lines.Count(l => l.Verdict == CheckVerdict.Ok);
        return Blocks.Card(
            words.Say("CheckUp.Card.Title"),
            [
                Blocks.Text(words.Say(
                    open.Count == 0 ? "CheckUp.Card.Whole" : "CheckUp.Card.Open", ("good", Blocks.Number(good, words)), ("open", Blocks.Number(open.Count, words)))),
                .. open.Take(MostLines).Select(l => Row(l, words)),
                open.Count > MostLines ? Blocks.Subtle(words.Say("CheckUp.Card.More", ("count", Blocks.Number(open.Count - MostLines, words)))) : null,
            ]);
    }

    private static AdaptiveContainer Row(CheckLine line, WordList words) => Blocks.Box(
        line.Verdict == CheckVerdict.Missing ? AdaptiveContainerStyle.Attention : AdaptiveContainerStyle.Warning,
        Blocks.Heading(words.Say("CheckUp.Card.Row", ("verdict", words.Say($"CheckUp.Verdict.{line.Verdict}")), ("subject", words.Say(line.Subject)))),
        Blocks.Line(words.Say(line.Found)),
        line.Why is null ? null : Blocks.Subtle(words.Say(line.Why)),
        line.Fix is null ? null : Blocks.Line(words.Say(line.Fix)));
}
