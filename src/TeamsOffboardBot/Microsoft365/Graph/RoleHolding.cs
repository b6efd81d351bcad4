namespace TeamsOffboardBot.Microsoft365.Graph;

/// <param name="EndDateTime">Null = for good.</param>
public sealed record RoleHolding(
    string Id, string PrincipalId, string RoleDefinitionId, string? DirectoryScopeId, RoleDefinition? RoleDefinition, DateTimeOffset? EndDateTime)
{
    public string RoleName => RoleDefinition?.DisplayName ?? RoleDefinitionId;
}

public sealed record RoleDefinition(string Id, string DisplayName);
