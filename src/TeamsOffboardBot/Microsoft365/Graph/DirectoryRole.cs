namespace TeamsOffboardBot.Microsoft365.Graph;

public sealed record DirectoryRole(Guid Id, string DisplayName, Guid? RoleTemplateId);
