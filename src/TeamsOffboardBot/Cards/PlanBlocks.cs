using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

/// <summary>A plan on a card: what will happen, under heads, and what the rules say of it, the gravest first.</summary>
public static class PlanBlocks
{
    private const int NamesShown = 60;

    public static IEnumerable<AdaptiveElement> Steps(Plan plan, WordList words)
    {
        foreach (var (head, steps) in StepHeads.Gather(plan.Steps, s => s.Id, words))
        {
            yield return Blocks.Heading(head);
            foreach (var step in steps)
            {
                yield return Blocks.Marked("•", AdaptiveTextColor.Accent, StepWords.Sentence(step, words));
            }
        }

        var final = plan.Steps.Select(s => $"Cards.Final.{s.Id}").Where(words.Has).Select(key => words.Say(key)).ToList();
        if (final.Count > 0)
        {
            yield return Blocks.Heading(words.Say("Cards.Plan.Final"));
            foreach (var loss in final)
            {
                yield return Blocks.Marked("•", AdaptiveTextColor.Attention, loss);
            }
        }

        var lists = plan.Steps.Where(s => s.Targets.Count > 11).ToList();
        if (lists.Count > 0)
        {
            foreach (var element in Blocks.Folded("all-names", words.Say("Cards.Plan.ShowNames"), lists.SelectMany(s => AllNames(s, words))))
            {
                yield return element;
            }
        }
    }

    /// <summary>Blockers, warnings, fixes and dates in boxes of their own; what is merely worth knowing is folded.</summary>
    public static IEnumerable<AdaptiveElement> Consequences(IReadOnlyList<Finding> findings, WordList words)
    {
        if (Box(FindingSeverity.Blocker, AdaptiveContainerStyle.Attention, findings, words) is { } blockers)
        {
            yield return blockers;
        }

        if (Box(FindingSeverity.Warning, AdaptiveContainerStyle.Warning, findings, words) is { } warnings)
        {
            yield return warnings;
        }

        if (Box(FindingSeverity.Fix, AdaptiveContainerStyle.Accent, findings, words) is { } fixes)
        {
            yield return fixes;
        }

        var dated = Lines(FindingSeverity.Note, [.. findings.Where(IsDated)], words);
        if (dated.Count > 0)
        {
            yield return Blocks.Box(AdaptiveContainerStyle.Emphasis, [Blocks.Heading(words.Say("Cards.Finding.Dates")), .. dated.Select(Blocks.Line)]);
        }

        var notes = Lines(FindingSeverity.Note, [.. findings.Where(f => !IsDated(f))], words);
        if (notes.Count > 0)
        {
            var title = words.Say("Cards.Finding.Notes", ("count", Blocks.Number(notes.Count, words)));
            foreach (var element in Blocks.Folded("notes", title, notes.Select(Blocks.Line)))
            {
                yield return element;
            }
        }
    }

    private static AdaptiveContainer? Box(FindingSeverity severity, AdaptiveContainerStyle style, IReadOnlyList<Finding> findings, WordList words)
    {
        var lines = Lines(severity, findings, words);
        return lines.Count == 0 ? null : Blocks.Box(style, [Blocks.Heading(words.Say($"Cards.Finding.{severity}")), .. lines.Select(Blocks.Line)]);
    }

    /// <summary>What happens on a day of its own must not be overlooked.</summary>
    private static bool IsDated(Finding finding) => finding.Text.Args.Keys.Any(name => name.EndsWith("Date", StringComparison.Ordinal));

    private static List<string> Lines(FindingSeverity severity, IReadOnlyList<Finding> findings, WordList words) =>
        [.. findings.Where(f => f.Severity == severity).Select(f => words.Say(f.Text)).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<AdaptiveElement> AllNames(PlannedStep step, WordList words) =>
    [
        Blocks.Heading(StepWords.Title(step.Id, words)),
        Blocks.Line(Blocks.Names([.. step.Targets.Select(t => t.Name)], words, NamesShown)),
    ];
}
