using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Lists;

namespace TeamsOffboardBot.Cards.Lists;

/// <summary>The whole plan of one line, before the list is submitted.</summary>
public static class ListRowCard
{
    public static AdaptiveCard Render(LeaverList list, ListLine line, ListDraft draft, Plan plan, WordList words)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(words);
        return Blocks.Card(
                words.Say("Cards.Summary.Title", ("name", line.Name)),
                [
                    Blocks.PersonBlock(draft.Snapshot.Account.Person),
                    Blocks.Facts([(words.Say("Many.Fact.Line"), Blocks.Number(line.Row.Line, words)), .. StartBlocks.Facts(draft.Choices.Start, words)]),
                    StartBlocks.Shift(draft.Choices.Start, words),
                    .. PlanBlocks.All(plan, words),
                    .. SummaryCard.AutoReply(draft.Choices, words),
                ])
            .With(
                Buttons.PressWithoutInputs(words.Say("Many.Button.Back"), Verbs.ManyPage, (Fields.List, list.Id.Value)).Positive(),
                Buttons.PressWithoutInputs(words.Say("Many.Button.Alone"), Verbs.ManyAlone, ListRows.Data(list, line)),
                Buttons.PressWithoutInputs(words.Say("Many.Button.Remove"), Verbs.ManyRemove, ListRows.Data(list, line)).Destructive());
    }
}
