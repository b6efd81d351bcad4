using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using TeamsOffboardBot.Chat.Dialogs;

namespace TeamsOffboardBot.Chat;

/// <summary>What every turn ends with: the conversation is kept, and readings that are still under way are followed.</summary>
public sealed class TurnEnd(ConversationState state, LateReadings late, AnswerSent answer, CardPace pace)
{
    /// <param name="who">Whoever speaks; null where nobody does.</param>
    public async Task ReachAsync(ITurnContext turn, Speaker? who, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        await state.SaveChangesAsync(turn, force: false, cancellationToken);
        if (who is { } speaker)
        {
            late.Follow(turn, speaker, DrawnAsync(turn));
        }
    }

    /// <summary>
    /// Completes when the client has drawn the answer to a pressed button. It draws it whenever the answer reaches it: an update of the same card that overtook
    /// it would be covered for ever.
    /// </summary>
    private Task DrawnAsync(ITurnContext turn)
    {
        if (turn.Activity.Type != ActivityTypes.Invoke || turn.TurnState.Get<Awaited>() is null)
        {
            return Task.CompletedTask;
        }

        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        answer.Then(sent.SetResult);
        return AfterAsync(sent.Task, turn.Activity.Conversation.Id);
    }

    private async Task AfterAsync(Task sent, string conversation)
    {
        await sent;
        pace.Touch(conversation);
        await pace.TakeAsync(conversation, CancellationToken.None);
    }
}
