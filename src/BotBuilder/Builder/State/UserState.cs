using System;

namespace Microsoft.Bot.Builder;

public class UserState : BotState
{
    public UserState(IStorage storage)
        : base(storage, nameof(UserState))
    {
    }

    protected override string GetStorageKey(ITurnContext turnContext)
    {
        var channel = turnContext.Activity.ChannelId
            ?? throw new InvalidOperationException("The activity names no channel.");
        var user = turnContext.Activity.From?.Id
            ?? throw new InvalidOperationException("The activity names no sender.");
        return $"{channel}/users/{user}";
    }
}
