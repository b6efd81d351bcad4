using Microsoft.Bot.Schema;
using TeamsOffboardBot.Runs;

namespace TeamsOffboardBot.Chat.Rooms;

/// <summary>Somebody came into a channel or group chat: if they are to leave the company, their cards go from there at once.</summary>
public sealed class LeaverJoined(IJournal journal, IConversation cards)
{
    public async Task LookAsync(IEnumerable<ChannelAccount> added, CancellationToken cancellationToken)
    {
        var ids = added.Select(a => a.AadObjectId).ToList();
        foreach (var request in await journal.WatchedAsync(cancellationToken))
        {
            if (ids.Any(id => string.IsNullOrEmpty(id) || string.Equals(id, request.LeaverId.Value, StringComparison.OrdinalIgnoreCase)))
            {
                cards.Refresh(request.Id);
            }
        }
    }
}
