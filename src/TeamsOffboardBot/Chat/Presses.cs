using Microsoft.Bot.Builder;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Chat.Dialogs;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat;

/// <summary>What pressed buttons lead to.</summary>
public sealed class Presses(DialogHost dialogs, StatusDesk status, RequestPresses requests, ILogger<Presses> logger)
{
    public async Task AnswerAsync(ITurnContext turn, Press press, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(press);
        ArgumentNullException.ThrowIfNull(reply);
        switch (press.Verb)
        {
            case Verbs.Help:
                reply.Show(HelpCard.Render(turn.Words()));
                break;
            case Verbs.Status:
                await status.ShowAsync(turn, press.By, string.Empty, reply, cancellationToken);
                break;
            case Verbs.Start:
                await dialogs.BeginAsync(turn, press.By, string.Empty, reply, cancellationToken);
                break;
            case var verb when Verbs.IsDialog(verb):
                await AnswerDialogAsync(turn, press, reply, cancellationToken);
                break;
            case var verb when Verbs.IsRequest(verb):
                await requests.AnswerAsync(turn, press, reply, cancellationToken);
                break;
            default:
                logger.UnknownVerb(CardText.Plain(press.Verb, 60));
                reply.Say(turn.Words().Say("Chat.OldCard"));
                break;
        }
    }

    private async Task AnswerDialogAsync(ITurnContext turn, Press press, TurnReply reply, CancellationToken cancellationToken)
    {
        turn.TurnState.Set(press);
        if (press.Verb == Verbs.Cancel && await dialogs.IsShownOnAsync(turn, turn.Activity.ReplyToId, cancellationToken))
        {
            if (await dialogs.TryCancelAsync(turn, press.By, cancellationToken))
            {
                reply.Show(NoticeCard.Render(Phrase.Of("Chat.Card.Cancelled"), null, turn.Words()));
            }
            else
            {
                reply.Say(turn.Words().Say("Chat.NotYours"));
            }
        }
        else if (!await dialogs.TryContinueAsync(turn, press.By, reply, cancellationToken))
        {
            reply.Say(turn.Words().Say("Chat.Late"));
        }
    }
}
