using Microsoft.Bot.Builder;
using TeamsOffboardBot.Cards;

namespace TeamsOffboardBot.Chat;

/// <summary>What typed words lead to.</summary>
public sealed class Commands
{
    public Task RunAsync(ITurnContext turn, Speaker speaker, Command command, TurnReply reply, CancellationToken cancellationToken)
    {
        var words = turn.Words();
        switch (command)
        {
            case Command.Help:
                reply.Show(HelpCard.Render(words));
                break;
            case Command.Other { Suggestion: { } suggestion }:
                reply.Say(words.Say("Chat.DidYouMean", ("command", suggestion)));
                break;
            default:
                reply.Say(words.Say("Chat.NotUnderstood"));
                break;
        }

        return Task.CompletedTask;
    }
}
