using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace TeamsOffboardBot.Chat;

/// <summary>
/// Which clients get inputs that find people while somebody types. Teams has them on every platform; whoever speaks the protocol without
/// encryption is a tool on the same machine, which draws such an input as an empty list.
/// </summary>
/// <param name="Configured">Null: as the client is.</param>
public sealed record PeoplePicker(bool? Configured)
{
    public bool IsDrawnBy(IActivity client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return Configured ?? (client.ChannelId == Channels.Msteams && client.ServiceUrl?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true);
    }
}
