using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>Goes on with a dialog when the reading it waits for is there, in a turn the bot begins itself.</summary>
public sealed class LateReadings(
    DialogHost dialogs, Strands strands, TurnGate gate, PersonalChats chats, ConversationState state, ILogger<LateReadings> logger)
{
    /// <summary>Called at the end of a turn; returns at once.</summary>
    /// <param name="drawn">The card of the turn stands in the chat: not before can another take its place.</param>
    public void Follow(ITurnContext turn, Speaker speaker, Task drawn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.TurnState.Get<Awaited>() is { } awaited)
        {
            _ = ContinueAsync(turn.Adapter, turn.Activity.GetConversationReference(), speaker, turn.Words(), Strands.Here(turn)!, Task.WhenAll(awaited.Reading, drawn));
        }
    }

    private async Task ContinueAsync(BotAdapter adapter, ConversationReference reference, Speaker speaker, Cards.Words.WordList words, string strand, Task ready)
    {
        await ready.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await adapter.ContinueConversationAsync(chats.AppId, reference, ContinueAsync, CancellationToken.None);
        }
        catch (Exception error) when (ConnectorFault.Is(error))
        {
            logger.NotDelivered(ConnectorFault.Cause(error));
        }

        async Task ContinueAsync(ITurnContext turn, CancellationToken cancellationToken)
        {
            using (await gate.EnterAsync(turn.Activity.Conversation.Id, cancellationToken))
            {
                turn.TurnState.Set(words);
                var reply = new TurnReply(turn);
                Strands.Enter(turn, strand);
                var card = (await strands.FindAsync(turn, cancellationToken))?.Card;
                if (await dialogs.TryContinueAsync(turn, speaker, reply, cancellationToken))
                {
                    await (card is { Length: > 0 } ? reply.UpdateAsync(card, cancellationToken) : reply.SendAsync(cancellationToken));
                    await state.SaveChangesAsync(turn, force: false, cancellationToken);
                    Follow(turn, speaker, Task.CompletedTask);
                }
            }
        }
    }
}
