using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using TeamsOffboardBot.Microsoft365;

namespace TeamsOffboardBot.Chat;

/// <summary>
/// The chat edge: whatever broke in a turn is logged here and becomes a sentence. The state of the conversation is not
/// saved by a broken turn, so the person can do the same thing again.
/// </summary>
public sealed class TurnErrors(ILogger<TurnErrors> logger)
{
    public async Task AnswerAsync(ITurnContext turn, Exception error)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var sentence = error is Microsoft365Fault fault ? Say(turn, fault) : Say(turn, error);
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

    private string Say(ITurnContext turn, Exception error)
    {
        if (ConnectorFault.Is(error))
        {
            logger.NotDelivered(ConnectorFault.Cause(error));
            return turn.Words().Say("Chat.Error.Teams");
        }

        var reference = System.Diagnostics.Activity.Current?.TraceId.ToString() ?? turn.Activity.Id ?? "–";
        logger.TurnBroke(error, turn.Activity.Type, reference);
        return turn.Words().Say("Chat.Error.Unexpected", ("reference", reference));
    }
}
