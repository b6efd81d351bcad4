using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning.Lists;

namespace TeamsOffboardBot.Cards.Lists;

/// <summary>A list before it is submitted: while it is read, and when its owner looks at what was found.</summary>
public static class ListPreviewCard
{
    public static AdaptiveCard Render(ListModel model, WordList words)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(words);
        return model.List.Stage == ListStage.Reading ? Reading(model, words) : Preview(model, words);
    }

    private static AdaptiveCard Reading(ListModel model, WordList words)
    {
        var read = model.Lines.Count(l => l.Row.State != ListRowState.Unread);
        return Blocks.Card(
                ListRows.Counted("Many.Reading.Title", model.Lines.Count, words),
                Blocks.Text(words.Say("Many.Reading.Progress", ("done", Blocks.Number(read, words)), ("count", Blocks.Number(model.Lines.Count, words)))),
                Blocks.Subtle(words.Say("Many.Reading.What")))
            .With(Cancel(model, words));
    }

    private static AdaptiveCard Preview(ListModel model, WordList words)
    {
        var ready = Count(model, ListRowState.Ready);
        var wrong = Count(model, ListRowState.Problem);
        var isUnreadable = model.Lines.Any(l => l.Row.IsUnreadable);
        return Blocks.Card(
                ListRows.Counted("Many.Preview.Title", ready, words),
                [
                    ready == 0 ? Blocks.Box(AdaptiveContainerStyle.Attention, Blocks.Text(words.Say("Many.Preview.NobodyIsReady"))) : Blocks.Text(words.Say("Many.Preview.What")),
                    Blocks.Facts(
                        (words.Say("Many.Fact.Ready"), Blocks.Number(ready, words)),
                        (words.Say("Many.Fact.Problem"), wrong == 0 ? null : Blocks.Number(wrong, words)),
                        (words.Say("Many.Fact.Removed"), Count(model, ListRowState.Removed) is var removed and > 0 ? Blocks.Number(removed, words) : null),
                        (words.Say("Many.Fact.PassedOver"), model.List.PassedOver.Count == 0 ? null : Blocks.Names(model.List.PassedOver, words, 6))),
                    .. ListRows.Page(model, line => ButtonsOf(model.List, line, words), words),
                    wrong == 0 ? null : Blocks.Subtle(words.Say("Many.Preview.Problems")),
                ])
            .With(
            [
                ready == 0 ? null : Buttons.PressWithoutInputs(words.Say("Many.Button.Submit", ("count", Blocks.Number(ready, words))), Verbs.ManySubmit, Data(model)).Positive(),
                .. ListRows.Turns(model, words),
                isUnreadable ? Buttons.PressWithoutInputs(words.Say("Many.Button.ReadAgain"), Verbs.ManyAgain, Data(model)) : null,
                Cancel(model, words),
            ]);
    }

    private static IEnumerable<AdaptiveAction> ButtonsOf(LeaverList list, ListLine line, WordList words)
    {
        if (line.Row.State == ListRowState.Ready)
        {
            yield return Buttons.PressWithoutInputs(words.Say("Many.Button.Plan"), Verbs.ManyRow, ListRows.Data(list, line));
            yield return Buttons.PressWithoutInputs(words.Say("Many.Button.Remove"), Verbs.ManyRemove, ListRows.Data(list, line));
        }
        else if (line.Row is { State: ListRowState.Problem, Leaver: not null, Plan: not null })
        {
            yield return Buttons.PressWithoutInputs(words.Say("Many.Button.Alone"), Verbs.ManyAlone, ListRows.Data(list, line));
        }
    }

    private static int Count(ListModel model, ListRowState state) => model.Lines.Count(l => l.Row.State == state);

    private static (string Name, string Value) Data(ListModel model) => (Fields.List, model.List.Id.Value);

    private static AdaptiveExecuteAction Cancel(ListModel model, WordList words) =>
        Buttons.PressWithoutInputs(words.Say("Cards.Button.Cancel"), Verbs.ManyCancel, Data(model));
}
