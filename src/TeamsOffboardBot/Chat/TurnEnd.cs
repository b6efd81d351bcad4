using Microsoft.Bot.Builder;
using TeamsOffboardBot.Chat.Dialogs;

namespace TeamsOffboardBot.Chat;

/// <summary>What every turn ends with: the conversation is kept, and readings that are still under way are followed.</summary>
public sealed class TurnEnd(ConversationState state, LateReadings late)
{
    public async Task ReachAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        await state.SaveChangesAsync(turn, force: false, cancellationToken);
        if (Speaker.Of(turn.Activity) is { } speaker)
        {
            late.Follow(turn, speaker);
        }
    }
}
