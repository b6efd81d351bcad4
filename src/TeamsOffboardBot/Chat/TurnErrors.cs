using System.Data.Common;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Microsoft365;

namespace TeamsOffboardBot.Chat;

/// <summary>
/// The chat edge: whatever broke in a turn is logged here and becomes a sentence. The state of the conversation is not
/// saved by a broken turn, so the person can do the same thing again.
/// </summary>
public sealed class TurnErrors(ILogger<TurnErrors> logger)
{
    /// <summary>What came in is one word on one line of the log, whatever it is.</summary>
    private const int LongestWord = 60;

    public async Task AnswerAsync(ITurnContext turn, Exception error)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var sentence = error switch
        {
            Microsoft365Fault fault => Say(turn, fault),
            DbException { IsTransient: true } outage => Say(turn, outage),
            _ => Say(turn, error),
        };
        try
        {
            if (turn.Activity.Type == ActivityTypes.Invoke)
            {
                var response = new InvokeResponse { Status = 200, Body = Messages.Answer(sentence) };
                await turn.SendActivityAsync(new Activity { Type = ActivityTypesEx.InvokeResponse, Value = response });
            }
            else if (turn.Activity.Type is ActivityTypes.Message or ActivityTypes.Event)
            {
                await turn.SendActivityAsync(Messages.Text(sentence));
            }
        }
        catch (Exception second) when (ConnectorFault.Is(second))
        {
            logger.NotDelivered(ConnectorFault.Cause(second));
        }
    }

    private string Say(ITurnContext turn, Microsoft365Fault fault)
    {
        logger.TenantRefused(fault);
        return turn.Words().Say(FaultSentences.Of(fault));
    }

    private string Say(ITurnContext turn, DbException outage)
    {
        logger.DatabaseOut(outage.Message, outage.SqlState ?? outage.InnerException?.GetType().Name);
        return turn.Words().Say("Chat.Error.Database");
    }

    private string Say(ITurnContext turn, Exception error)
    {
        if (ConnectorFault.Is(error))
        {
            logger.NotDelivered(ConnectorFault.Cause(error));
            return turn.Words().Say("Chat.Error.Teams");
        }

        var reference = System.Diagnostics.Activity.Current?.TraceId.ToString() ?? CardText.Plain(turn.Activity.Id, LongestWord);
        logger.TurnBroke(error, CardText.Plain(turn.Activity.Type, LongestWord), reference);
        return turn.Words().Say("Chat.Error.Unexpected", ("reference", reference));
    }
}
