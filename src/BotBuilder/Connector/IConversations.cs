namespace Microsoft.Bot.Connector;

/// <summary>The conversations of one connector; <see cref="ConversationsExtensions"/> has the calls.</summary>
public interface IConversations
{
}
