using System.Text.Json.Nodes;

namespace TeamsOffboardBot.Tests.Hosting;

/// <summary>An activity as Teams sends it, to be spoiled by a test.</summary>
internal static class Activities
{
    public static string Message(Action<JsonObject>? spoil = null, string serviceUrl = Gate.Connector)
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["id"] = "1",
            ["channelId"] = "msteams",
            ["serviceUrl"] = serviceUrl,
            ["from"] = new JsonObject { ["id"] = "29:megan", ["aadObjectId"] = "a0000000-0000-4000-8000-000000000001", ["name"] = "Megan Bowen" },
            ["conversation"] = new JsonObject { ["id"] = "a:megan", ["conversationType"] = "personal", ["tenantId"] = Gate.Tenant },
            ["recipient"] = new JsonObject { ["id"] = "28:bot" },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Gate.Tenant } },
            ["text"] = "help",
        };
        spoil?.Invoke(activity);
        return activity.ToJsonString();
    }
}
