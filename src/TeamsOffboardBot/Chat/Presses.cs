using Microsoft.Bot.Builder;
using TeamsOffboardBot.Cards;

namespace TeamsOffboardBot.Chat;

/// <summary>What pressed buttons lead to.</summary>
public sealed class Presses(ILogger<Presses> logger)
{
    public Task AnswerAsync(ITurnContext turn, Press press, TurnReply reply, CancellationToken cancellationToken)
    {
        if (press.Verb == Verbs.Help)
        {
            reply.Show(HelpCard.Render(turn.Words()));
        }
        else
        {
            logger.UnknownVerb(CardText.Plain(press.Verb, 60));
            reply.Say(turn.Words().Say("Chat.OldCard"));
        }

        return Task.CompletedTask;
    }
}
