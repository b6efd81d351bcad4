using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs;

/// <summary>The run's only way to people: it says that a request changed, the chat decides who sees what.</summary>
public interface IConversation
{
    /// <summary>
    /// Brings every card of the request up to the journal's present state. Returns at once; updates are coalesced to one
    /// a second a conversation, the last state wins, and the final one is repeated until it is acknowledged.
    /// </summary>
    void Refresh(RequestId request);
}
