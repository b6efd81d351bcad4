using System.Runtime.ExceptionServices;
using Microsoft.Bot.Builder;

namespace TeamsOffboardBot.Chat;

/// <summary>Acts in a conversation without a turn of anybody's.</summary>
internal static class Proactive
{
    /// <param name="chat">The ConversationReference as JSON.</param>
    public static async Task InAsync(BotAdapter adapter, string appId, string chat, BotCallbackHandler act, CancellationToken cancellationToken)
    {
        // The adapter answers what breaks in a turn by itself; here the one who delivers must know.
        ExceptionDispatchInfo? broken = null;
        await adapter.ContinueConversationAsync(appId, ChatReference.Read(chat), ActAsync, cancellationToken);
        broken?.Throw();

        async Task ActAsync(ITurnContext turn, CancellationToken ct)
        {
            try
            {
                await act(turn, ct);
            }
            catch (Exception error)
            {
                broken = ExceptionDispatchInfo.Capture(error);
            }
        }
    }
}
