using AdaptiveCards;
using Microsoft.Bot.Builder;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>Keeps one live form in a conversation: when a new message shows it, the message before stops offering its buttons.</summary>
public sealed class DialogCards(Drafts drafts, ILogger<DialogCards> logger)
{
    public void Show(ITurnContext turn, TurnReply reply, AdaptiveCard card)
    {
        ArgumentNullException.ThrowIfNull(reply);
        reply.Show(card, ShownAsync);

        async Task ShownAsync(string activityId, CancellationToken cancellationToken)
        {
            var before = await drafts.CardAsync(turn, cancellationToken);
            await drafts.SetCardAsync(turn, activityId, cancellationToken);
            if (before.Length > 0 && before != activityId)
            {
                await CloseAsync(turn, before, Phrase.Of("Chat.Card.Continued"), cancellationToken);
            }
        }
    }

    /// <summary>Turns the open form, if there is one, into a sentence.</summary>
    public async Task CloseAsync(ITurnContext turn, Phrase sentence, CancellationToken cancellationToken)
    {
        var open = await drafts.CardAsync(turn, cancellationToken);
        if (open.Length > 0)
        {
            await CloseAsync(turn, open, sentence, cancellationToken);
        }
    }

    /// <summary>A form that cannot be closed does no harm: its answer is known to be late.</summary>
    private async Task CloseAsync(ITurnContext turn, string activityId, Phrase sentence, CancellationToken cancellationToken)
    {
        var activity = Messages.Card(NoticeCard.Render(sentence, null, turn.Words()));
        activity.Id = activityId;
        try
        {
            await turn.UpdateActivityAsync(activity, cancellationToken);
        }
        catch (Exception error) when (ConnectorFault.Is(error))
        {
            logger.NotDelivered(ConnectorFault.Cause(error));
        }
    }
}
