using System.Text.Json;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Hosting.CheckUp;

/// <summary>The list of permissions that administrators grant: deployment/permissions.json, carried inside the program.</summary>
internal sealed record PermissionList(
    IReadOnlyList<PermissionEntry> Graph,
    IReadOnlyList<PermissionEntry> Exchange,
    IReadOnlyList<PermissionEntry> SharePoint,
    IReadOnlyList<PermissionEntry> EntraRoles,
    IReadOnlyList<PermissionEntry> OptIn)
{
    public static PermissionList Read()
    {
        using var file = typeof(PermissionList).Assembly.GetManifestResourceStream("permissions.json")!;
        return JsonSerializer.Deserialize<PermissionList>(file, JsonSerializerOptions.Web)!;
    }
}

/// <param name="NeededBy">Steps, and other parts of the bot.</param>
/// <param name="Kind">Of an entry that is granted only where it is wanted: entraRole, graph.</param>
internal sealed record PermissionEntry(string Name, string Why, IReadOnlyList<string> NeededBy, string? Kind = null)
{
    public Phrase Reason() => Phrase.Of("CheckUp.Permission.Why", ("why", Why), ("steps", string.Join(", ", NeededBy)));
}
