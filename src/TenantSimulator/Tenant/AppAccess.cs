namespace TenantSimulator.Tenant;

sealed record AppRoleAssignment(string Id, string PrincipalId, string AppRoleId, string ResourceId, string ResourceName, DateTimeOffset CreatedAt);

sealed record PermissionGrant(string Id, string ClientId, string? PrincipalId, string ResourceId, string Scope);

/// <summary>An app registration or service principal: known by who owns it.</summary>
sealed record OwnedApplication(string Id, string AppId, string DisplayName, string OwnerId);
