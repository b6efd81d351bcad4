using System.Text.Json.Serialization;

namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>A member or owner of a group: a user, a group, a device, an application…</summary>
public sealed record DirectoryObject
{
    [JsonPropertyName("@odata.type")]
    public string? Type { get; init; }

    public string Id { get; init; } = "";

    public string? DisplayName { get; init; }

    public string? UserPrincipalName { get; init; }

    public string? Mail { get; init; }

    public bool? AccountEnabled { get; init; }

    public string? UserType { get; init; }

    public bool IsUser => Type == DirectoryTypes.User;

    public bool IsGroup => Type == DirectoryTypes.Group;
}
