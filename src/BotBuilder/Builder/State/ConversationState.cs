using System;

namespace Microsoft.Bot.Builder;

public class ConversationState : BotState
{
    public ConversationState(IStorage storage)
        : base(storage, nameof(ConversationState))
    {
    }

    protected override string GetStorageKey(ITurnContext turnContext)
    {
        var channel = turnContext.Activity.ChannelId
            ?? throw new InvalidOperationException("The activity names no channel.");
        var conversation = turnContext.Activity.Conversation?.Id
            ?? throw new InvalidOperationException("The activity names no conversation.");
        return $"{channel}/conversations/{conversation}";
    }
}
