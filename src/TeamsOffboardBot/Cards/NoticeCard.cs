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
        if (text is not null)
        {
            return Blocks.Card(words.Say(title), Blocks.Text(words.Say(text)));
        }

        // A form that was answered is no news: one quiet line, so that the eye goes on to what came after it.
        var card = Blocks.Card(words.Say(title));
        card.Body = [Blocks.Subtle(words.Say(title))];
        return card;
    }
}
