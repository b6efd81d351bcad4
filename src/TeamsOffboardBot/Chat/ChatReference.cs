using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using TeamsOffboardBot.Cards.Words;

namespace TeamsOffboardBot.Chat;

/// <summary>What is asked of an activity or a reference in more than one place.</summary>
public static class ChatReference
{
    private static readonly JsonSerializerSettings WithoutNulls = new() { NullValueHandling = NullValueHandling.Ignore };

    /// <summary>As kept: it names the chat, not the message it was learned from, so that what is sent later starts a message of its own.</summary>
    public static string Write(ConversationReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        reference.ActivityId = null;
        return JsonConvert.SerializeObject(reference, WithoutNulls);
    }

    public static ConversationReference Read(string kept) =>
        JsonConvert.DeserializeObject<ConversationReference>(kept) ?? throw new JsonSerializationException("A kept conversation reference is empty.");

    /// <summary>Facts about people are told in personal chats only. A conversation that does not say its type is none.</summary>
    public static bool IsPersonal(this IActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.Conversation is { IsGroup: not true, ConversationType: "personal" };
    }

    /// <summary>Whether whoever this turn speaks to can be offered people while they type.</summary>
    public static bool HasPicker(this ITurnContext turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return turn.TurnState.Get<PeoplePicker>()?.IsDrawnBy(turn.Activity) == true;
    }

    /// <summary>The words for whoever this turn speaks to.</summary>
    public static WordList Words(this ITurnContext turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return turn.TurnState.Get<WordList>() ?? WordList.English;
    }
}
