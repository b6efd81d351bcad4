using System.Globalization;

namespace TenantSimulator.Graph;

/// <summary>
/// What a call takes of the limit of identity and access; what is not listed takes 1. A path under <c>me/</c> counts for <c>users/{id}/</c> as well.
/// https://learn.microsoft.com/graph/throttling-limits#identity-and-access-service-limits
/// </summary>
static class ResourceUnits
{
    static readonly Dictionary<string, int> Published = new(StringComparer.Ordinal)
    {
        ["GET /users"] = 2,
        ["GET /users/{user-id}"] = 2,
        ["POST /users/{user-id}/getMemberObjects"] = 2,
        ["GET /users/{user-id}/memberOf"] = 2,
        ["GET /users/{user-id}/ownedObjects"] = 2,
        ["GET /users/{user-id}/oauth2PermissionGrants"] = 2,
        ["GET /groups/{group-id}/members"] = 3,
        ["GET /subscribedSkus"] = 3,
    };

    static readonly HashSet<string> Directory = new(StringComparer.Ordinal)
    {
        "directory", "directoryObjects", "groups", "subscribedSkus", "oauth2PermissionGrants", "roleManagement", "organization", "domains", "devices", "users",
    };

    static readonly HashSet<string> Elsewhere = new(StringComparer.Ordinal)
    {
        "mailboxSettings", "mailFolders", "events", "calendarView", "sendMail", "drive", "managedDevices",
    };

    /// <summary>Null: the call belongs to another service, which counts otherwise.</summary>
    public static int? Of(GraphRoute route, string queryString) => IsOfDirectory(route.Template.Split('/')) ? Math.Max(1, Base(route) + Change(queryString)) : null;

    static int Base(GraphRoute route) => Published.GetValueOrDefault($"{route.Method} {route.Template}", 1);

    static int Change(string queryString)
    {
        var options = queryString.TrimStart('?').Split('&').Select(Uri.UnescapeDataString).ToList();
        return (Has("$expand=") ? 1 : 0) - (Has("$select=") ? 1 : 0) - (options.Exists(IsShortPage) ? 1 : 0);

        bool Has(string option) => options.Exists(o => o.StartsWith(option, StringComparison.Ordinal));
    }

    static bool IsShortPage(string option) =>
        option.StartsWith("$top=", StringComparison.Ordinal) && int.TryParse(option["$top=".Length..], CultureInfo.InvariantCulture, out var top) && top < 20;

    static bool IsOfDirectory(string[] segments) => Directory.Contains(segments[1]) && !(segments is [_, "users", _, var part, ..] && Elsewhere.Contains(part));
}
