using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Chat.Dialogs;
using TeamsOffboardBot.Chat.Lists;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat;

/// <summary>What typed words lead to: a command, or an answer to the open question.</summary>
public sealed class Commands(DialogHost dialogs, Desks desks, ManyDesk many)
{
    /// <summary>A file with leavers, or lines of them, is understood without a word. False: the message is something else.</summary>
    public Task<bool> TryTakeListAsync(ITurnContext<IMessageActivity> turn, Speaker speaker, TurnReply reply, CancellationToken cancellationToken) =>
        many.TryTakeAsync(turn, speaker, reply, cancellationToken);

    public async Task RunAsync(ITurnContext turn, Speaker speaker, Command command, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var words = turn.Words();
        switch (command)
        {
            case Command.Approvals asked:
                await desks.Approvals.AnswerAsync(turn, speaker, asked.Order, reply, cancellationToken);
                break;
            case Command.Help:
                await desks.Help.ShowAsync(turn, speaker, reply, cancellationToken);
                break;
            case Command.Status asked:
                await desks.Status.ShowAsync(turn, speaker, asked.Name, reply, cancellationToken);
                break;
            case Command.Reinstate asked:
                await desks.Reinstate.ShowAsync(turn, speaker, asked.Name, reply, cancellationToken);
                break;
            case Command.Restore asked:
                await desks.Restore.ShowAsync(turn, speaker, asked.Name, reply, cancellationToken);
                break;
            case Command.End asked:
                await dialogs.BeginAsync(turn, speaker, RequestKind.Ending, asked.Name, reply, cancellationToken);
                break;
            case Command.Evidence asked:
                await desks.Evidence.ShowAsync(turn, speaker, asked.Name, reply, cancellationToken);
                break;
            case Command.Many:
                many.Show(turn, reply);
                break;
            case Command.List:
                await desks.List.ShowAsync(turn, speaker, reply, cancellationToken);
                break;
            case Command.Check:
                await desks.Check.ShowAsync(turn, speaker, reply, cancellationToken);
                break;
            case Command.Language asked:
                await desks.Languages.ShowAsync(turn, speaker, asked.Chosen, reply, cancellationToken);
                break;
            case Command.Offboard asked:
                await dialogs.BeginAsync(turn, speaker, RequestKind.Offboarding, asked.Name, reply, cancellationToken);
                break;
            case Command.Cancel:
                var cancelled = await dialogs.TryCancelAsync(turn, speaker, cancellationToken) || await many.TryCancelAsync(speaker, cancellationToken);
                reply.Say(words.Say(cancelled ? "Chat.Cancelled" : "Chat.NothingToCancel"));
                break;
            case Command.Other other when !await dialogs.TryContinueAsync(turn, speaker, reply, cancellationToken):
                reply.Say(other.Suggestion is { } suggestion
                    ? words.Say("Chat.DidYouMean", ("command", CardText.Plain(suggestion, 100)))
                    : words.Say(PastedLines.LookLike(other.Text) ? "Chat.NotUnderstood.Lines" : "Chat.NotUnderstood"));
                break;
        }
    }
}
