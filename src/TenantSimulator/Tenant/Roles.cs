namespace TenantSimulator.Tenant;

/// <summary>A directory role; the same id serves as definition and template, <paramref name="ObjectId"/> is that of the activated role.</summary>
sealed record RoleDefinition(string Id, string ObjectId, string DisplayName, string Description);

sealed record RoleAssignment(string Id, string PrincipalId, string RoleId);

sealed record RoleEligibility(string Id, string PrincipalId, string RoleId, DateTimeOffset From, DateTimeOffset? Until);
