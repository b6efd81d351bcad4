using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Chat.Dialogs;
using TeamsOffboardBot.Chat.Lists;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat;

/// <summary>What cards send: pressed buttons, and names that somebody is typing.</summary>
public sealed class Presses(DialogHost dialogs, Desks desks, RequestPresses requests, ManyPresses many, ILogger<Presses> logger)
{
    public async Task AnswerAsync(ITurnContext turn, Press press, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(press);
        ArgumentNullException.ThrowIfNull(reply);
        switch (press.Verb)
        {
            case Verbs.Help:
                await desks.Help.ShowAsync(turn, press.By, reply, cancellationToken);
                break;
            case Verbs.Status:
                await desks.Status.ShowAsync(turn, press.By, string.Empty, reply, cancellationToken);
                break;
            case Verbs.List:
                await desks.List.AnswerAsync(turn, press, reply, cancellationToken);
                break;
            case Verbs.Evidence:
                await desks.Evidence.OfferAsync(turn, press.By, RequestId.From(press.Text(Fields.Request)), reply, cancellationToken);
                break;
            case Verbs.Language:
                await desks.Languages.AnswerAsync(turn, press, reply, cancellationToken);
                break;
            case Verbs.Start:
                await dialogs.BeginAsync(turn, press.By, RequestKind.Offboarding, string.Empty, reply, cancellationToken);
                break;
            case Verbs.Reinstate:
                await desks.Reinstate.BeginAsync(turn, press.By, RequestId.From(press.Text(Fields.Request)), reply, cancellationToken);
                break;
            case Verbs.End:
                reply.GoOnBelow();
                await dialogs.BeginAsync(turn, press.By, RequestKind.Ending, UserId.From(press.Text(Fields.Person)), reply, cancellationToken);
                break;
            case Verbs.Restore or Verbs.RestoreSearch or Verbs.RestoreChosen or Verbs.RestoreSeveral:
                await desks.Restore.AnswerAsync(turn, press, reply, cancellationToken);
                break;
            case var verb when Verbs.IsDialog(verb):
                await AnswerDialogAsync(turn, press, reply, cancellationToken);
                break;
            case var verb when Verbs.IsMany(verb):
                await many.AnswerAsync(turn, press, reply, cancellationToken);
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

    public Task<SearchInvokeResponse> SuggestAsync(ITurnContext turn, string text, CancellationToken cancellationToken) =>
        desks.Search.AnswerAsync(turn, text, cancellationToken);

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
        else if (!await dialogs.TryShowSentAsync(turn, press, reply, cancellationToken) && !await dialogs.TryContinueAsync(turn, press.By, reply, cancellationToken))
        {
            reply.Say(turn.Words().Say("Chat.Late"));
        }
    }
}
