using AdaptiveCards;
using Microsoft.Bot.Builder;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>Keeps one live form a dialog: when a new message shows it, the message before stops offering its buttons.</summary>
public sealed class DialogCards(Strands strands, ILogger<DialogCards> logger)
{
    public Task<string> NextFormAsync(ITurnContext turn, CancellationToken cancellationToken) => strands.NextFormAsync(turn, cancellationToken);

    public void Show(ITurnContext turn, TurnReply reply, AdaptiveCard card)
    {
        ArgumentNullException.ThrowIfNull(reply);
        reply.Show(card, ShownAsync);

        async Task ShownAsync(string activityId, CancellationToken cancellationToken)
        {
            var before = (await strands.FindAsync(turn, cancellationToken))?.Card;
            await strands.SetCardAsync(turn, activityId, cancellationToken);
            if (before is { Length: > 0 } && before != activityId)
            {
                await CloseAsync(turn, before, Phrase.Of("Chat.Card.Continued"), cancellationToken);
            }
        }
    }

    /// <summary>Turns a form, if a message shows it, into a sentence.</summary>
    public Task CloseAsync(ITurnContext turn, Strand strand, Phrase sentence, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(strand);
        return strand.Card.Length > 0 ? CloseAsync(turn, strand.Card, sentence, cancellationToken) : Task.CompletedTask;
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
