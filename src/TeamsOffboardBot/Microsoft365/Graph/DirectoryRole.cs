namespace TeamsOffboardBot.Microsoft365.Graph;

public sealed record DirectoryRole(string Id, string DisplayName, string? RoleTemplateId);
