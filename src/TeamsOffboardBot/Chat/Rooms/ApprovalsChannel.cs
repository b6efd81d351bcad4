using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Rooms;

/// <summary>The channel or group chat that approval cards come to besides each approver's own chat, and whose words it reads.</summary>
public sealed record ApprovalsChannel
{
    private const string Thread = ";messageid=";

    /// <summary>Of the channel itself, not of one of its threads.</summary>
    public required string Conversation { get; init; }

    /// <summary>The ConversationReference as JSON.</summary>
    public required string Chat { get; init; }

    public required UserId BoundBy { get; init; }

    public required string BoundByName { get; init; }

    public required DateTimeOffset BoundAt { get; init; }

    /// <summary>Of whoever bound it, then.</summary>
    public string? Language { get; init; }

    public string? TimeZone { get; init; }

    /// <summary>Whose copy a card there is: nobody's.</summary>
    public UserId Reader => ReaderOf(Conversation);

    public WordList Words => new(Languages.CultureOf(Language, locale: null), TimeZones.Find(TimeZone));

    public static UserId ReaderOf(string conversation) => UserId.From($"channel/{conversation}");

    /// <summary>A message in a channel comes from its thread; the channel is named before that.</summary>
    public static string WithoutThread(string conversation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        return conversation.Split(Thread, 2)[0];
    }

    /// <summary>Where an answer to a message there goes, as a ConversationReference: in a channel its thread.</summary>
    public string ThreadChat(string message)
    {
        var reference = ChatReference.Read(Chat);
        if (reference.Conversation.ConversationType == "channel")
        {
            reference.Conversation.Id = $"{Conversation}{Thread}{message}";
        }

        return ChatReference.Write(reference);
    }
}
