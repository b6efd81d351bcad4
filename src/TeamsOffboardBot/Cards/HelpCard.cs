using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;

namespace TeamsOffboardBot.Cards;

/// <summary>Every command with what it does.</summary>
public static class HelpCard
{
    private static readonly string[] Commands = ["Offboard", "Status", "Cancel", "Help"];

    public static AdaptiveCard Render(WordList words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return Blocks.Card(
            words.Say("Cards.Help.Title"),
            Blocks.Text(words.Say("Cards.Help.What")),
            Blocks.Facts(Commands.Select(c => (words.Say($"Cards.Help.{c}.Command"), (string?)words.Say($"Cards.Help.{c}.What")))),
            Blocks.Subtle(words.Say("Cards.Help.Private")))
            .With(
                Buttons.Press(words.Say("Cards.Button.Start"), Verbs.Start).Positive(),
                Buttons.Press(words.Say("Cards.Button.Status"), Verbs.Status));
    }
}
