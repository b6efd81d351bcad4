using System.Text.Json.Nodes;
using TeamsOffboardBot.Tests.Conventions;

namespace TeamsOffboardBot.Tests.Deployment;

/// <summary>deployment/permissions.json, read.</summary>
internal static class GrantedPermissions
{
    /// <summary>Granted whenever the bot is installed.</summary>
    private static readonly string[] Always = ["graph", "exchange", "sharepoint", "entraRoles"];

    private static readonly JsonObject File = JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(Source.Repository, "deployment", "permissions.json")))!.AsObject();

    public static IReadOnlyList<GrantedPermission> All { get; } = [.. Always.SelectMany(Of)];

    public static IReadOnlyList<GrantedPermission> OptIn { get; } = [.. Of("optIn")];

    private static IEnumerable<GrantedPermission> Of(string list) => File[list]!.AsArray().Select(p => new GrantedPermission(
        (string?)p!["kind"] is { } kind ? kind == "entraRole" ? "entraRoles" : kind : list,
        (string)p["name"]!,
        (string)p["why"]!,
        [.. p["neededBy"]!.AsArray().Select(n => (string)n!)],
        (string?)p["risk"]));
}

internal sealed record GrantedPermission(string List, string Name, string Why, IReadOnlyList<string> NeededBy, string? Risk);
