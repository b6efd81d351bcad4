using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;

namespace TeamsOffboardBot.Cards;

/// <summary>The first thing a person reads: what the bot does, and the one button to begin with.</summary>
public static class WelcomeCard
{
    public static AdaptiveCard Render(WordList words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return Blocks.Card(
            words.Say("Cards.Welcome.Title"),
            Blocks.Text(words.Say("Cards.Welcome.What")),
            Blocks.Marked("1", AdaptiveTextColor.Accent, words.Say("Cards.Welcome.First")),
            Blocks.Marked("2", AdaptiveTextColor.Accent, words.Say("Cards.Welcome.Second")),
            Blocks.Marked("3", AdaptiveTextColor.Accent, words.Say("Cards.Welcome.Third")),
            Blocks.Subtle(words.Say("Cards.Welcome.Typing")))
            .With(
                Buttons.Press(words.Say("Cards.Button.Start"), Verbs.Start).Positive(),
                Buttons.Press(words.Say("Cards.Button.Help"), Verbs.Help));
    }
}
