using Microsoft.Bot.Builder;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Chat.Dialogs;

namespace TeamsOffboardBot.Chat;

/// <summary>What typed words lead to: a command, or an answer to the open question.</summary>
public sealed class Commands(DialogHost dialogs, StatusDesk status)
{
    public async Task RunAsync(ITurnContext turn, Speaker speaker, Command command, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var words = turn.Words();
        switch (command)
        {
            case Command.Help:
                reply.Show(HelpCard.Render(words));
                break;
            case Command.Status asked:
                await status.ShowAsync(turn, speaker, asked.Name, reply, cancellationToken);
                break;
            case Command.Offboard asked:
                await dialogs.BeginAsync(turn, speaker, asked.Name, reply, cancellationToken);
                break;
            case Command.Cancel:
                var cancelled = await dialogs.TryCancelAsync(turn, speaker, cancellationToken);
                reply.Say(words.Say(cancelled ? "Chat.Cancelled" : "Chat.NothingToCancel"));
                break;
            case Command.Other other when !await dialogs.TryContinueAsync(turn, speaker, reply, cancellationToken):
                reply.Say(other.Suggestion is { } suggestion
                    ? words.Say("Chat.DidYouMean", ("command", CardText.Plain(suggestion, 100)))
                    : words.Say("Chat.NotUnderstood"));
                break;
        }
    }
}
