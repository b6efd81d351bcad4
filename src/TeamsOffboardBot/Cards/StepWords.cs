using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Cards;

/// <summary>A step in words: what it is called, what it will do for this leaver, under which head it stands.</summary>
public static class StepWords
{
    /// <summary>So many are named in the sentence itself.</summary>
    public const int FewTargets = 11;

    private const int ParameterLimit = 160;
    private const int NamesOfFew = 8;

    /// <summary>All of them stand in a list that unfolds: a plan has many such sentences, and a message its limit.</summary>
    private const int NamesOfMany = 5;

    private const int NamesInLongPlan = 4;
    private const int ManySteps = 28;

    /// <summary>Fewer names to each step of a long plan: all are folded beneath it.</summary>
    public static int NamesOf(Plan plan) => plan.Steps.Count > ManySteps ? NamesInLongPlan : NamesOfFew;

    public static string Title(StepId id, WordList words) =>
        words.Has($"Steps.{id}.Title") ? words.Say($"Steps.{id}.Title") : id.Value;

    /// <summary>The step with its real names and numbers, as the approver reads it.</summary>
    /// <param name="names">So many targets are named; the others are counted.</param>
    public static string Sentence(PlannedStep step, WordList words, int names = NamesOfFew)
    {
        if (words.Has($"Cards.Short.{step.Id}"))
        {
            return words.Say($"Cards.Short.{step.Id}");
        }

        var key = $"Steps.{step.Id}.Plan";
        key = step.Targets.Count == 0 && words.Has($"{key}.None") ? $"{key}.None"
            // Nobody waits "0 days".
            : step.Parameters.TryGetValue("afterDays", out var days) && days == "0" && words.Has($"{key}.AtOnce") ? $"{key}.AtOnce"
            : key;
        if (!words.Has(key))
        {
            return step.Targets.Count == 0 ? Title(step.Id, words) : $"{Title(step.Id, words)}: {Targets(step, words, names)}";
        }

        var args = new Dictionary<string, string>(step.Parameters.Select(p => KeyValuePair.Create(p.Key, CardText.Plain(p.Value, ParameterLimit))), StringComparer.Ordinal)
        {
            ["count"] = Blocks.Number(step.Targets.Count, words),
            ["targets"] = Targets(step, words, names),
        };
        return words.Say(new Phrase(key, args));
    }

    public static (string Mark, AdaptiveCards.AdaptiveTextColor Color) Mark(StepState step) => step.Status switch
    {
        StepStatus.Pending => ("○", AdaptiveCards.AdaptiveTextColor.Default),
        StepStatus.Started => ("●", AdaptiveCards.AdaptiveTextColor.Accent),
        StepStatus.RetryScheduled => ("↻", AdaptiveCards.AdaptiveTextColor.Warning),
        StepStatus.Waiting => ("◷", AdaptiveCards.AdaptiveTextColor.Accent),
        StepStatus.AlreadyInPlace or StepStatus.Changed or StepStatus.DoneByHand => ("✓", AdaptiveCards.AdaptiveTextColor.Good),
        StepStatus.NotApplicable => ("–", AdaptiveCards.AdaptiveTextColor.Default),
        StepStatus.Skipped => ("⤼", AdaptiveCards.AdaptiveTextColor.Warning),
        StepStatus.NeedsPerson when step.WaitsForSteps => ("◷", AdaptiveCards.AdaptiveTextColor.Default),
        StepStatus.NeedsPerson => ("!", AdaptiveCards.AdaptiveTextColor.Warning),
        _ => ("✕", AdaptiveCards.AdaptiveTextColor.Attention),
    };

    private static string Targets(PlannedStep step, WordList words, int names) =>
        Blocks.Names([.. step.Targets.Select(t => t.Name)], words, Math.Min(names, step.Targets.Count > FewTargets ? NamesOfMany : NamesOfFew));
}
