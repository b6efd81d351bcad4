using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

/// <summary>One short message on a card: what a form turns into when it is answered, cancelled or out of date.</summary>
public static class NoticeCard
{
    public static AdaptiveCard Render(Phrase title, Phrase? text, WordList words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return Blocks.Card(words.Say(title), text is null ? null : Blocks.Text(words.Say(text)));
    }
}
