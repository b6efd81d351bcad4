using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>Mail that the bot sends. https://learn.microsoft.com/graph/api/user-sendmail</summary>
public sealed class GraphMail(GraphClient graph)
{
    /// <summary>Sends plain text and keeps it among the sender's sent mail. Accepted is not delivered: Exchange goes on by itself.</summary>
    /// <param name="from">Object id or address of the mailbox that sends.</param>
    public Task SendAsync(string from, string to, string subject, string body, CancellationToken cancellationToken) =>
        graph.SendAsync(
            new(GraphOperations.SendMail, from)
            {
                Body = WireJson.Bytes(new JsonObject
                {
                    ["message"] = new JsonObject
                    {
                        ["subject"] = subject,
                        ["body"] = new JsonObject { ["contentType"] = "text", ["content"] = body },
                        ["toRecipients"] = new JsonArray(new JsonObject { ["emailAddress"] = new JsonObject { ["address"] = to } }),
                    },
                    ["saveToSentItems"] = true,
                }),
            },
            cancellationToken);
}
