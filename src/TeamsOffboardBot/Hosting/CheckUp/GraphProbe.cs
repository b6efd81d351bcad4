using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Hosting.CheckUp;

/// <summary>A call of an operation that can have no effect: it reads, or it names objects that cannot exist.</summary>
internal static class GraphProbe
{
    /// <summary>No object of a directory has this id.</summary>
    public const string Nobody = "00000000-0000-0000-0000-000000000000";

    /// <summary>A write that names no object in its address could do something.</summary>
    public static bool IsHarmless(GraphOperation operation) => !operation.IsWrite || operation.Path.Contains('{', StringComparison.Ordinal);

    public static GraphRequest Of(GraphOperation operation, GraphClient graph) =>
        new(operation, Enumerable.Repeat(Nobody, operation.Path.Count(letter => letter == '{')).ToArray())
        {
            Query = Query(operation),
            Body = operation.Method == HttpMethod.Get || operation.Method == HttpMethod.Delete ? default : Body(operation, graph),
        };

    /// <summary>As little as the service lets be asked for.</summary>
    private static string Query(GraphOperation operation) => operation.Path switch
    {
        "/users" or "/directory/deletedItems/graph.user" => "$select=id&$top=1",
        "/roleManagement/directory/roleAssignments" or "/roleManagement/directory/roleEligibilityScheduleInstances" => $"$filter=principalId%20eq%20'{Nobody}'",
        "/admin/teams/telephoneNumberManagement/numberAssignments" => $"$filter=assignmentTargetId%20eq%20'{Nobody}'",
        _ => "",
    };

    /// <summary>Well formed, since a service may look at the body before it looks at the caller.</summary>
    private static ReadOnlyMemory<byte> Body(GraphOperation operation, GraphClient graph)
    {
        if (operation == GraphOperations.UpdateUserPassword)
        {
            return RandomPassword.UpdateBody();
        }

        return WireJson.Bytes(operation switch
        {
            { Path: "/users/{user-id}" } => new JsonObject { ["accountEnabled"] = false },
            { Path: "/users/{user-id}/assignLicense" } => new JsonObject { ["addLicenses"] = new JsonArray(), ["removeLicenses"] = new JsonArray() },
            { Path: "/users/{user-id}/getMemberObjects" } => new JsonObject { ["securityEnabledOnly"] = false },
            { Path: var path } when path.EndsWith("/$ref", StringComparison.Ordinal) => new JsonObject { ["@odata.id"] = graph.ObjectUrl(Nobody) },
            _ => new JsonObject(),
        });
    }
}
