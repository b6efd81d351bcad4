using System.Text.Json.Nodes;
using TenantSimulator.Http;

namespace TenantSimulator.Exchange;

/// <summary>Errors of the admin API: what matters hides in details[0].message as id|exception type|text.</summary>
static class ExchangeErrors
{
    const string Tasks = "Microsoft.Exchange.Configuration.Tasks";

    public static RefusedException NotFound(string identity) => Refuse(404, "NotFound", "Ex6F9304", $"{Tasks}.ManagementObjectNotFoundException",
        $"The operation couldn't be performed because object '{identity}' couldn't be found on 'DM6PR06A001DC001.NAMPR06A001.PROD.OUTLOOK.COM'.");

    public static RefusedException Ambiguous(string identity) => Refuse(400, "BadRequest", "Ex9F5A31", $"{Tasks}.ManagementObjectAmbiguousException",
        $"The operation couldn't be performed because '{identity}' matches multiple entries.");

    public static RefusedException Recipient(string text) => Refuse(400, "BadRequest", "Ex8F2C11", $"{Tasks}.RecipientTaskException", text);

    public static RefusedException Binding(string text) =>
        Refuse(400, "BadRequest", "Ex1B5A77", "System.Management.Automation.ParameterBindingException", text);

    public static RefusedException Task(string exception, string text) =>
        Refuse(400, "BadRequest", "ExD1A0B2", $"Microsoft.Exchange.Management.Tasks.{exception}", text);

    public static RefusedException Synced(string cmdlet, string parameter, string identity) => Recipient(
        $"The operation on mailbox \"{identity}\" failed because it's out of the current user's write scope. The action '{cmdlet}', '{parameter}', can't be performed on the object '{identity}' because the object is being synchronized from your on-premises organization. This action should be performed on the object in your on-premises organization.");

    public static RefusedException Refuse(int status, string code, string id, string exception, string text) =>
        new(new ServiceReply(status, Envelope(code, $"{id}|{exception}|{text}")));

    public static JsonObject Envelope(string code, string message) => new()
    {
        ["error"] = new JsonObject
        {
            ["code"] = code,
            ["message"] = "Error executing cmdlet",
            ["details"] = new JsonArray(new JsonObject { ["code"] = "Client", ["target"] = "", ["message"] = message }),
            ["innererror"] = new JsonObject
            {
                ["message"] = "Error executing cmdlet",
                ["type"] = "Microsoft.Exchange.Admin.OData.Core.ODataServiceException",
                ["stacktrace"] = "   at Microsoft.Exchange.AdminApi.CommandInvocation.CommandInvocation.InvokeCommand(QueryContext queryContext)",
                ["internalexception"] = new JsonObject
                {
                    ["message"] = "Exception of type 'Microsoft.Exchange.Management.PSDirectInvoke.DirectInvokeCmdletExecutionException' was thrown.",
                    ["type"] = "Microsoft.Exchange.Management.PSDirectInvoke.DirectInvokeCmdletExecutionException",
                    ["stacktrace"] = "   at Microsoft.Exchange.Management.PSDirectInvoke.DirectInvokeCmdletFactory.InvokeCmdletInternal()",
                },
            },
        },
        ["adminapi.warnings@odata.type"] = "#Collection(String)",
        ["@adminapi.warnings"] = new JsonArray(),
    };

    /// <summary>What a status looks like when it is injected. Exchange says nothing at all with 401 and 403.</summary>
    public static JsonNode? Of(int status) => status switch
    {
        200 => new JsonObject
        {
            ["@odata.context"] = "#Collection(Exchange.GenericHashTable)",
            ["adminapi.warnings@odata.type"] = "#Collection(String)",
            ["@adminapi.warnings"] = new JsonArray(),
            ["@adminapi.confirmationmessage"] = "Are you sure you want to perform this action?",
            ["value"] = new JsonArray(),
        },
        401 or 403 => null,
        404 => Envelope("NotFound", $"Ex6F9304|{Tasks}.ManagementObjectNotFoundException|The operation couldn't be performed because the object couldn't be found."),
        429 => Envelope("TooManyRequests", "ExA1B2C3|Microsoft.Exchange.Data.Storage.OverBudgetException|The server is too busy. Please try again later."),
        < 300 => null,
        < 500 => Envelope("BadRequest", $"Ex8F2C11|{Tasks}.RecipientTaskException|The operation failed."),
        _ => Envelope("InternalServerError", "Ex500001|Microsoft.Exchange.Data.Storage.TransientException|The server is too busy or a proxy error occurred. Please try again later."),
    };
}
