namespace TeamsOffboardBot.Microsoft365.Graph;

public sealed record AppRoleAssignment(string Id, string? PrincipalId, string? ResourceDisplayName, string? ResourceId);
