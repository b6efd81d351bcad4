namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>What an application may do in somebody's name.</summary>
/// <param name="ClientId">The service principal of the application.</param>
/// <param name="Scope">Permissions with spaces between them.</param>
public sealed record PermissionGrant(string Id, string ClientId, string? Scope);
