using System.Text.Json.Nodes;
using TenantSimulator.Http;

namespace TenantSimulator.Graph;

/// <summary>Graph's refusals, in Microsoft's words: clients have to tell some of them apart by the message.</summary>
static class GraphErrors
{
    public const string SyncedObject =
        "Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.";

    public static RefusedException NotFound(string id) =>
        Refuse(404, "Request_ResourceNotFound", $"Resource '{id}' does not exist or one of its queried reference-property objects are not present.");

    public static RefusedException Bad(string message) => Refuse(400, "Request_BadRequest", message);

    public static RefusedException Unsupported(string message) => Refuse(400, "Request_UnsupportedQuery", message);

    public static RefusedException Denied() => Refuse(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");

    public static RefusedException NoMailbox() =>
        Refuse(404, "MailboxNotEnabledForRESTAPI", "The mailbox is either inactive, soft-deleted, or is hosted on-premise.");

    public static RefusedException NoDrive() => Refuse(404, "ResourceNotFound", "User's mysite not found.");

    public static RefusedException NoItem() => Refuse(404, "itemNotFound", "Item not found");

    public static RefusedException UnknownProperty(string name, string type) =>
        Refuse(400, "BadRequest", $"Could not find a property named '{name}' on type 'microsoft.graph.{type}'.");

    public static RefusedException UnknownSegment(string segment) =>
        Refuse(404, "BadRequest", $"Resource not found for the segment '{segment}'.");

    public static RefusedException Refuse(int status, string code, string message) => new(new ServiceReply(status, Envelope(code, message)));

    public static JsonObject Envelope(string code, string message, JsonArray? details = null)
    {
        var id = Guid.NewGuid().ToString();
        var error = new JsonObject { ["code"] = code, ["message"] = message };
        if (details is not null)
        {
            error["details"] = details;
        }

        error["innerError"] = new JsonObject
        {
            ["date"] = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss"),
            ["request-id"] = id,
            ["client-request-id"] = id,
        };
        return new JsonObject { ["error"] = error };
    }

    /// <summary>What a status looks like when it is injected rather than earned.</summary>
    public static JsonNode? Of(int status) => status switch
    {
        < 300 => null,
        400 => Envelope("Request_BadRequest", "Invalid request."),
        401 => Envelope("InvalidAuthenticationToken", "Access token has expired or is not yet valid."),
        403 => Envelope("Authorization_RequestDenied", "Insufficient privileges to complete the operation."),
        404 => Envelope("Request_ResourceNotFound", "Resource does not exist or one of its queried reference-property objects are not present."),
        429 => Throttled(),
        503 => Envelope("ServiceUnavailable", "The service is temporarily unavailable. Please retry later."),
        504 => Envelope("GatewayTimeout", "The request timed out."),
        _ => Envelope("InternalServerError", "An internal server error occurred."),
    };

    public static JsonObject Throttled()
    {
        var body = Envelope("TooManyRequests", "Please retry again later.");
        var inner = body["error"]!["innerError"]!;
        inner["code"] = "429";
        inner["message"] = "Please retry after";
        inner["status"] = "429";
        return body;
    }
}
