using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>Automatic replies. https://learn.microsoft.com/graph/api/user-update-mailboxsettings</summary>
public sealed class GraphMailboxSettings(GraphClient graph)
{
    /// <summary>Null when the user has no mailbox in Exchange Online.</summary>
    public Task<MailboxSettings?> GetAsync(string userId, CancellationToken cancellationToken) =>
        graph.FindAsync<MailboxSettings>(new(GraphOperations.GetMailboxSettings, userId), cancellationToken);

    public Task SetAutomaticRepliesAsync(string userId, AutomaticReplies replies, CancellationToken cancellationToken)
    {
        var setting = JsonSerializer.SerializeToNode(replies, WireJson.Options)!.AsObject();
        if (replies.Status != AutomaticRepliesStatus.Scheduled)
        {
            setting.Remove("scheduledStartDateTime");
            setting.Remove("scheduledEndDateTime");
        }

        return graph.SendAsync(
            new(GraphOperations.UpdateMailboxSettings, userId)
            {
                Body = WireJson.Bytes(new JsonObject { ["automaticRepliesSetting"] = setting }),
            },
            cancellationToken);
    }
}
