using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

/// <summary>A plan on a card: what will happen, under heads, and what the rules say of it, the gravest first.</summary>
public static class PlanBlocks
{
    private const int NamesShown = 60;

    /// <summary>No sentence of ours is longer; what it names may be.</summary>
    private const int FindingLimit = 320;

    /// <summary>For all lists together, each has its part of it: a message has its limit, however many lists there are.</summary>
    private const int LettersShown = 300;

    /// <param name="isFolded">For whoever asks: each step is a press away, and what cannot be undone is not.</param>
    public static IEnumerable<AdaptiveElement> Steps(Plan plan, WordList words, bool isFolded = false)
    {
        var title = words.Say("Cards.Plan.ShowSteps", ("count", Blocks.Number(plan.Steps.Count, words)));
        foreach (var element in isFolded ? Blocks.Folded("all-steps", title, Each(plan, words)) : Each(plan, words))
        {
            yield return element;
        }

        var final = plan.Steps.Select(s => $"Cards.Final.{s.Id}").Where(words.Has).Select(key => words.Say(key)).ToList();
        if (final.Count > 0)
        {
            yield return Blocks.Heading(words.Say("Cards.Plan.Final"));
            yield return Blocks.Bullets(AdaptiveTextColor.Attention, final);
        }

        var lists = plan.Steps.Where(s => s.Targets.Count > StepWords.FewTargets).ToList();
        if (lists.Count > 0)
        {
            foreach (var element in Blocks.Folded("all-names", words.Say("Cards.Plan.ShowNames"), lists.SelectMany(s => AllNames(s, LettersShown / lists.Count, words))))
            {
                yield return element;
            }
        }
    }

    private static IEnumerable<AdaptiveElement> Each(Plan plan, WordList words)
    {
        var names = StepWords.NamesOf(plan);
        foreach (var (head, steps) in StepHeads.Gather(plan.Steps, s => s.Id, words))
        {
            yield return Blocks.Heading($"{head} ({Blocks.Number(steps.Count, words)})");
            yield return Blocks.Bullets(AdaptiveTextColor.Default, steps.Select(s => StepWords.Sentence(s, words, names)));
        }
    }

    /// <summary>The addresses of those who get something: each is one person's alone, while a name can be had twice or look like another.</summary>
    public static AdaptiveTextBlock? Named(Snapshot snapshot, Choices choices, WordList words)
    {
        var addresses = choices.Named().Select(id => snapshot.Colleague(id)?.Person.UserPrincipalName ?? id.Value).ToList();
        return addresses.Count == 0 ? null : Blocks.Subtle(words.Say("Cards.Plan.Named", ("people", string.Join(", ", addresses))));
    }

    /// <summary>Blockers, warnings, fixes and dates in boxes of their own; what is merely worth knowing is folded.</summary>
    /// <param name="mostNotes">Where all of them follow on a later card.</param>
    public static IEnumerable<AdaptiveElement> Consequences(IReadOnlyList<Finding> findings, WordList words, int mostNotes = int.MaxValue)
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
            foreach (var element in Blocks.Folded("notes", title, [.. notes.Take(mostNotes).Select(Blocks.Line), .. Later(notes.Count - mostNotes, words)]))
            {
                yield return element;
            }
        }
    }

    private static IEnumerable<AdaptiveTextBlock> Later(int count, WordList words) =>
        count <= 0 ? [] : [Blocks.Subtle(words.Say("Cards.Choices.NotesLater", ("count", Blocks.Number(count, words))))];

    private static AdaptiveContainer? Box(FindingSeverity severity, AdaptiveContainerStyle style, IReadOnlyList<Finding> findings, WordList words)
    {
        var lines = Lines(severity, findings, words);
        return lines.Count == 0 ? null : Blocks.Box(style, [Blocks.Heading(words.Say($"Cards.Finding.{severity}")), .. lines.Select(Blocks.Line)]);
    }

    /// <summary>What happens on a day of its own must not be overlooked.</summary>
    private static bool IsDated(Finding finding) => finding.Text.Args.Keys.Any(name => name.EndsWith("Date", StringComparison.Ordinal));

    private static List<string> Lines(FindingSeverity severity, IReadOnlyList<Finding> findings, WordList words) =>
        [.. findings.Where(f => f.Severity == severity).Select(f => CardText.Plain(words.Say(f.Text), FindingLimit)).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<AdaptiveElement> AllNames(PlannedStep step, int limit, WordList words) =>
    [
        Blocks.Heading(StepWords.Title(step.Id, words)),
        Blocks.Line(CardText.Plain(Blocks.Names([.. step.Targets.Select(t => t.Name)], words, NamesShown), limit)),
    ];
}
