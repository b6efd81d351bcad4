using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Cards;

/// <summary>Steps of a run on a card.</summary>
public static class StepBlocks
{
    private const int NoteLimit = 160;

    /// <summary>In a line among many; whoever must act reads all of it.</summary>
    private const int ReasonLimit = 160;

    /// <summary>What a service answers is rarely half as long; the evidence has all of it.</summary>
    private const int FaultLimit = 400;

    /// <summary>A part of the run in which nothing is left to do is one line; its steps are a press away.</summary>
    /// <param name="request">Whose steps.</param>
    /// <param name="isShownAlready">Steps that stand elsewhere on the card.</param>
    public static IEnumerable<AdaptiveElement> Lines(RequestState request, Func<StepState, bool> isShownAlready, WordList words)
    {
        var folded = new List<AdaptiveColumnSet>();
        var followsSteps = true;
        foreach (var (head, steps) in StepHeads.Gather(request.Steps, s => s.Id, words))
        {
            var lines = steps.Where(s => !isShownAlready(s)).Select(s => Line(s, words)).ToList();
            if (lines.Count == 0)
            {
                continue;
            }

            var settled = Blocks.Number(steps.Count(s => s.IsSettled), words);
            var title = words.Say("Cards.Progress.Head", ("head", head), ("done", settled), ("total", Blocks.Number(steps.Count, words)));
            if (steps.All(s => s.IsProven || s.Status == StepStatus.NotApplicable))
            {
                var line = Blocks.Line($"✓ {title}");
                line.Separator = folded.Count == 0;
                // Or it would look like one more of the steps above.
                line.Spacing = followsSteps ? AdaptiveSpacing.Medium : AdaptiveSpacing.Small;
                followsSteps = false;
                yield return line;
                folded.AddRange(lines);
                continue;
            }

            followsSteps = true;
            yield return Blocks.Heading(title);
            foreach (var shown in lines)
            {
                yield return shown;
            }
        }

        foreach (var element in folded.Count == 0 ? [] : Blocks.Folded("settled-steps", words.Say("Cards.Progress.ShowSettled", ("count", Blocks.Number(folded.Count, words))), folded))
        {
            yield return element;
        }
    }

    public static AdaptiveColumnSet Line(StepState step, WordList words)
    {
        ArgumentNullException.ThrowIfNull(step);
        var (mark, color) = StepWords.Mark(step);
        return Blocks.Marked(mark, color, Sentence(step, words), isSubtle: step.WaitsForSteps);
    }

    /// <summary>A failure or a manual task with all that can be done about it.</summary>
    public static AdaptiveContainer NeedsPerson(RequestState request, StepState step, WordList words)
    {
        var failed = step.Status == StepStatus.Failed;
        return Blocks.Box(
            failed ? AdaptiveContainerStyle.Attention : AdaptiveContainerStyle.Accent,
            [
                Blocks.Heading(StepWords.Title(step.Id, words)),
                failed && request.Plan.Step(step.Id) is { Targets.Count: > 0 } planned ? Blocks.Line(StepWords.Sentence(planned, words)) : null,
                .. What(step, words).Select(Blocks.Quote),
                Facts(step, words),
                Actions(request, step, failed, words),
            ]);
    }

    private static AdaptiveActionSet Actions(RequestState request, StepState step, bool failed, WordList words)
    {
        var data = new[] { (Fields.Request, request.Id.Value), (Fields.Step, step.Id.Value) };
        var skip = Buttons.Ask(
            words.Say(failed ? "Cards.Button.Skip" : "Cards.Button.NotNeeded"),
            Input(Fields.Of(Fields.Reason, step.Id.Value), "Cards.Field.reason", isRequired: true, words),
            Buttons.Press(words.Say("Cards.Button.SendSkip"), Verbs.Skip, data));
        var done = Buttons.Ask(
            words.Say(failed ? "Cards.Button.DoneByHand" : "Cards.Button.Done"),
            Input(Fields.Of(Fields.Note, step.Id.Value), "Cards.Field.note", isRequired: false, words),
            Buttons.Press(words.Say("Cards.Button.SendDone"), Verbs.Done, data).Positive());
        return new AdaptiveActionSet
        {
            Actions = failed ? [Buttons.PressWithoutInputs(words.Say("Cards.Button.Retry"), Verbs.Retry, data).Positive(), skip, done] : [done, skip],
        };
    }

    private static AdaptiveTextInput Input(string id, string label, bool isRequired, WordList words) => new()
    {
        Id = id,
        Label = words.Say(label),
        IsMultiline = true,
        IsRequired = isRequired,
        ErrorMessage = isRequired ? words.Say($"{label}.Missing") : null,
        MaxLength = 500,
    };

    /// <summary>What waits for a person, told to somebody else: what it is, and of a failure why.</summary>
    public static string Open(StepState step, WordList words)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.Status != StepStatus.Failed ? StepWords.Title(step.Id, words)
            : step.Fault is { } fault ? $"{Sentence(step, words)}: {words.Say(FaultPhrases.Of(fault).Happened)}"
            : Sentence(step, words);
    }

    private static string Sentence(StepState step, WordList words)
    {
        var title = StepWords.Title(step.Id, words);
        if (step is { Status: StepStatus.Changed, Reason: null } or { Status: StepStatus.Pending })
        {
            return title;
        }

        if (step.WaitsForSteps)
        {
            return $"{title} – {words.Say("Cards.Step.WaitsForSteps", ("unprovenSteps", string.Join(',', step.Unproven)))}";
        }

        var state = words.Say(step.HeldBy is null ? $"Cards.Step.{step.Status}" : "Cards.Step.Held", ("by", step.By?.Name ?? string.Empty), ("when", step.DueAt is { } due ? words.Moment(due) : string.Empty));
        var why = step.WaitsForPerson ? null : Why(step, words);
        return why is null ? $"{title} – {state}" : $"{title} – {state}: {why}";
    }

    private static string? Why(StepState step, WordList words) => step switch
    {
        { Fault: { } fault, Status: StepStatus.Failed or StepStatus.RetryScheduled } => words.Say(FaultPhrases.Of(fault).Happened),
        // Why somebody left it out, not what it waited for.
        { Status: StepStatus.Skipped, Note: { } left, Reason: { } found } when FaultPhrases.IsOfLook(found.Key) => $"{CardText.Plain(left, NoteLimit)} {words.Say(found)}",
        { Status: StepStatus.Skipped, Note: { } left } => CardText.Plain(left, NoteLimit),
        { Reason: { } reason } => CardText.Plain(words.Say(reason), ReasonLimit),
        _ => step.Note is { } note ? CardText.Plain(note, NoteLimit) : null,
    };

    /// <summary>For whoever must decide: what happened, what that means, what can be done; or the task.</summary>
    private static IEnumerable<string> What(StepState step, WordList words) => step switch
    {
        { Fault: { } fault, Status: StepStatus.Failed } when FaultPhrases.Of(fault) is var told => [CardText.Plain($"{words.Say(told.Happened)} {words.Say(told.Means)}", FaultLimit), words.Say(told.CanDo)],
        { Reason: { } reason } => [words.Say(reason)],
        _ => [],
    };

    private static AdaptiveTextBlock? Facts(StepState step, WordList words) => step is not { Status: StepStatus.Failed, Fault: { } fault }
        ? null
        : Blocks.Subtle(words.Say(
            "Cards.Step.Support",
            ("service", fault.Service),
            ("operation", fault.Operation),
            ("status", fault.Status.ToString(words.Culture)),
            ("code", OrNone(fault.Code)),
            ("requestId", OrNone(fault.RequestId))));

    private static string OrNone(string? value) => string.IsNullOrEmpty(value) ? "–" : value;
}
