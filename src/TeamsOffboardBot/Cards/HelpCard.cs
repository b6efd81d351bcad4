using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;

namespace TeamsOffboardBot.Cards;

/// <summary>Every command that its reader can use, with what it does.</summary>
public static class HelpCard
{
    private static readonly (string Command, HelpFor From)[] Commands =
    [
        ("Offboard", HelpFor.Manager), ("Many", HelpFor.Manager), ("Status", HelpFor.Manager), ("List", HelpFor.Manager), ("Reinstate", HelpFor.Manager),
        ("Restore", HelpFor.Manager), ("End", HelpFor.Manager), ("Cancel", HelpFor.Manager),
        ("Evidence", HelpFor.Approver), ("Approvals", HelpFor.Approver), ("Check", HelpFor.Approver), ("Language", HelpFor.Nobody), ("Help", HelpFor.Nobody),
    ];

    public static AdaptiveCard Render(HelpFor reader, bool mayReadEvidence, WordList words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var mayAsk = reader >= HelpFor.Manager;
        return Blocks.Card(
            words.Say("Cards.Help.Title"),
            Blocks.Text(words.Say(mayReadEvidence && !mayAsk ? "Cards.Help.For.Auditor" : $"Cards.Help.For.{reader}")),
            Blocks.Facts(Commands.Where(c => c.From <= reader || (c.Command == "Evidence" && mayReadEvidence)).Select(c => (words.Say($"Cards.Help.{c.Command}.Command"), (string?)words.Say($"Cards.Help.{c.Command}.What")))),
            mayAsk ? Blocks.Subtle(words.Say("Cards.Help.Private")) : null)
            .With(
                mayAsk ? Buttons.Press(words.Say("Cards.Button.Start"), Verbs.Start).Positive() : null,
                mayAsk ? Buttons.Press(words.Say("Cards.Button.Status"), Verbs.Status) : null);
    }
}
