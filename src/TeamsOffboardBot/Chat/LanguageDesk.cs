using Microsoft.Bot.Builder;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Words;

namespace TeamsOffboardBot.Chat;

/// <summary>Answers "language": what somebody chose stays theirs in everything they read from then on, whatever their client says.</summary>
public sealed class LanguageDesk(IPeopleBook people)
{
    /// <param name="chosen">Null: they are asked.</param>
    public async Task ShowAsync(ITurnContext turn, Speaker speaker, string? chosen, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reply);
        if (chosen is null)
        {
            reply.Show(LanguageCard.Render(isChosen: false, turn.Words()));
            return;
        }

        reply.Say((await ChooseAsync(turn, speaker, chosen, cancellationToken)).Say("Language.Chosen"));
    }

    public async Task AnswerAsync(ITurnContext turn, Press press, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(press);
        ArgumentNullException.ThrowIfNull(reply);
        if (Languages.Named(press.Text(Fields.Language)) is { } chosen)
        {
            reply.Show(LanguageCard.Render(isChosen: true, await ChooseAsync(turn, press.By, chosen, cancellationToken)));
        }
        else
        {
            reply.Say(turn.Words().Say("Chat.OldCard"));
        }
    }

    private async Task<WordList> ChooseAsync(ITurnContext turn, Speaker speaker, string chosen, CancellationToken cancellationToken)
    {
        await people.ChooseLanguageAsync(speaker.Id, chosen, cancellationToken);
        var words = PeopleKeeper.WordsFor(await people.FindAsync(speaker.Id, cancellationToken));
        turn.TurnState.Set(words);
        return words;
    }
}
