namespace Microsoft.Bot.Schema;

/// <summary>Somebody changed a message they had sent before.</summary>
public interface IMessageUpdateActivity : IMessageActivity
{
}
