using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;

namespace TeamsOffboardBot.Cards;

/// <summary>A button for each language, in that language: whoever cannot read this card finds theirs all the same.</summary>
public static class LanguageCard
{
    public static AdaptiveCard Render(bool isChosen, WordList words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return Blocks.Card(words.Say("Language.Title"), Blocks.Text(words.Say(isChosen ? "Language.Chosen" : "Language.What")), Blocks.Subtle(words.Say("Language.Typing")))
            .With(Languages.All.Select(language => Buttons.Press(words.Say($"Language.Button.{language}"), Verbs.Language, (Fields.Language, language))));
    }
}
