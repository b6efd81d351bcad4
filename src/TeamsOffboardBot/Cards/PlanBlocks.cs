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
    private const int LettersShown = 280;

    /// <summary>More than these are gathered: whoever decides looks at the heads, and opens the one they want to know about.</summary>
    private const int FewSteps = 6;

    /// <summary>What these take away, nobody can give back: they are never folded.</summary>
    private static readonly StepId[] Destroying = [new("wipe-mobile-devices"), new("wipe-managed-devices"), new("delete-account")];

    /// <summary>What must be seen, then what can be opened.</summary>
    /// <param name="isFolded">For whoever asks: all steps are one press away.</param>
    public static IEnumerable<AdaptiveElement> All(Plan plan, WordList words, bool isFolded = false) =>
        [.. Boxes(plan.Findings, words), .. Final(plan, words), .. Notes(plan.Findings, words), .. Steps(plan, words, isFolded)];

    private static IEnumerable<AdaptiveElement> Final(Plan plan, WordList words)
    {
        var final = plan.Steps.Where(s => IsFinal(s, words)).Select(s => words.Say($"Cards.Final.{s.Id}")).ToList();
        return final.Count == 0 ? [] : [Blocks.Heading(words.Say("Cards.Plan.Final")), Blocks.Bullets(AdaptiveTextColor.Attention, final)];
    }

    private static IEnumerable<AdaptiveElement> Steps(Plan plan, WordList words, bool isFolded)
    {
        var heads = StepHeads.Gather(plan.Steps, s => s.Id, words).ToList();
        var names = StepWords.NamesOf(plan);
        var count = Blocks.Number(plan.Steps.Count, words);
        IEnumerable<AdaptiveElement> steps = isFolded ? Blocks.Folded("all-steps", words.Say("Cards.Plan.ShowSteps", ("count", count)), heads.SelectMany(Open))
            : plan.Steps.Count <= FewSteps ? heads.SelectMany(Open)
            : [Blocks.Heading(words.Say("Cards.Plan.Steps", ("count", count))), .. heads.SelectMany(Gathered)];
        return steps.Concat(Lists(plan, words));

        IEnumerable<AdaptiveElement> Open((string Head, IReadOnlyList<PlannedStep> Steps) part) => [Blocks.Heading(Counted(part)), Sentences(part.Steps)];

        IEnumerable<AdaptiveElement> Gathered((string Head, IReadOnlyList<PlannedStep> Steps) part, int index)
        {
            var lasting = part.Steps.Count(s => IsFinal(s, words));
            var text = lasting == 0 ? Counted(part) : words.Say("Cards.Plan.HeadWithFinal", ("head", Counted(part)), ("final", Blocks.Number(lasting, words)));
            return Blocks.Fold($"steps{index}", part.Head, text, Sentences(part.Steps), isOpen: part.Steps.Any(s => Destroying.Contains(s.Id)));
        }

        string Counted((string Head, IReadOnlyList<PlannedStep> Steps) part) => $"{part.Head} ({Blocks.Number(part.Steps.Count, words)})";

        AdaptiveTextBlock Sentences(IReadOnlyList<PlannedStep> part) => Blocks.Bullets(AdaptiveTextColor.Default, part.Select(s => StepWords.Sentence(s, words, names)));
    }

    private static bool IsFinal(PlannedStep step, WordList words) => words.Has($"Cards.Final.{step.Id}");

    private static IEnumerable<AdaptiveElement> Lists(Plan plan, WordList words)
    {
        var lists = plan.Steps.Where(s => s.Targets.Count > StepWords.FewTargets).ToList();
        return lists.Count == 0 ? [] : Blocks.Folded("all-names", words.Say("Cards.Plan.ShowNames"), Blocks.Bullets(AdaptiveTextColor.Default, lists.Select(s => AllNames(s, LettersShown / lists.Count, words))));
    }

    /// <summary>The addresses of those who get something: each is one person's alone, while a name can be had twice or look like another.</summary>
    public static AdaptiveTextBlock? Named(Snapshot snapshot, Choices choices, WordList words)
    {
        var addresses = choices.Named().Select(id => snapshot.Colleague(id)?.Person.UserPrincipalName ?? id.Value).ToList();
        return addresses.Count == 0 ? null : Blocks.Subtle(words.Say("Cards.Plan.Named", ("people", string.Join(", ", addresses))));
    }

    /// <summary>Blockers, warnings, fixes, advice and dates in boxes of their own; what is merely worth knowing is folded.</summary>
    /// <param name="mostNotes">Where all of them follow on a later card.</param>
    public static IEnumerable<AdaptiveElement> Consequences(IReadOnlyList<Finding> findings, WordList words, int mostNotes = int.MaxValue) =>
        [.. Boxes(findings, words), .. Notes(findings, words, mostNotes)];

    private static IEnumerable<AdaptiveElement> Boxes(IReadOnlyList<Finding> findings, WordList words)
    {
        var dated = Lines(FindingSeverity.Note, [.. findings.Where(IsDated)], words);
        return new[]
        {
            Box(FindingSeverity.Blocker, AdaptiveContainerStyle.Attention, findings, words),
            Box(FindingSeverity.Warning, AdaptiveContainerStyle.Warning, findings, words),
            Box(FindingSeverity.Fix, AdaptiveContainerStyle.Accent, findings, words),
            Box(FindingSeverity.Advice, AdaptiveContainerStyle.Accent, findings, words),
            dated.Count == 0 ? null : Blocks.Box(AdaptiveContainerStyle.Emphasis, Blocks.Heading(words.Say("Cards.Finding.Dates")), Blocks.Sentences(dated)),
        }.OfType<AdaptiveContainer>();
    }

    private static IEnumerable<AdaptiveElement> Notes(IReadOnlyList<Finding> findings, WordList words, int most = int.MaxValue)
    {
        var notes = Lines(FindingSeverity.Note, [.. findings.Where(f => !IsDated(f))], words);
        var title = words.Say("Cards.Finding.Notes", ("count", Blocks.Number(notes.Count, words)));
        return notes.Count == 0 ? [] : Blocks.Folded("notes", title, [Blocks.Sentences([.. notes.Take(most)]), .. Later(notes.Count - most, words)]);
    }

    private static IEnumerable<AdaptiveTextBlock> Later(int count, WordList words) =>
        count <= 0 ? [] : [Blocks.Subtle(words.Say("Cards.Choices.NotesLater", ("count", Blocks.Number(count, words))))];

    private static AdaptiveContainer? Box(FindingSeverity severity, AdaptiveContainerStyle style, IReadOnlyList<Finding> findings, WordList words)
    {
        var lines = Lines(severity, findings, words);
        return lines.Count == 0 ? null : Blocks.Box(style, Blocks.Heading(words.Say($"Cards.Finding.{severity}")), Blocks.Sentences(lines));
    }

    /// <summary>What happens on a day of its own must not be overlooked.</summary>
    private static bool IsDated(Finding finding) => finding.Text.Args.Keys.Any(name => name.EndsWith("Date", StringComparison.Ordinal));

    private static List<string> Lines(FindingSeverity severity, IReadOnlyList<Finding> findings, WordList words) =>
        [.. findings.Where(f => f.Severity == severity).Select(f => CardText.Plain(words.Say(f.Text), FindingLimit)).Distinct(StringComparer.Ordinal)];

    private static string AllNames(PlannedStep step, int limit, WordList words) =>
        $"{StepWords.Title(step.Id, words)}: {CardText.Plain(Blocks.Names([.. step.Targets.Select(t => t.Name)], words, NamesShown), limit)}";
}
