namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>Applications and a user: roles in them, what they may do in the user's name, and which of them the user owns.</summary>
public sealed class GraphAppAccess(GraphClient graph)
{
    private const string Application = "#microsoft.graph.application";
    private const string ServicePrincipal = "#microsoft.graph.servicePrincipal";

    /// <summary>Given to the user; what comes through a group goes with the group.</summary>
    public async Task<IReadOnlyList<AppRoleAssignment>> RolesAsync(string userId, CancellationToken cancellationToken)
    {
        var all = await graph.ListAsync<AppRoleAssignment>(new(GraphOperations.ListAppRoleAssignments, userId), cancellationToken);
        return [.. all.Where(a => string.Equals(a.PrincipalId, userId, StringComparison.OrdinalIgnoreCase))];
    }

    public Task RemoveRoleAsync(string userId, string assignmentId, CancellationToken cancellationToken) =>
        graph.RemoveAsync(new(GraphOperations.RemoveAppRoleAssignment, userId, assignmentId), cancellationToken);

    public Task<IReadOnlyList<PermissionGrant>> ConsentsAsync(string userId, CancellationToken cancellationToken) =>
        graph.ListAsync<PermissionGrant>(new(GraphOperations.ListPermissionGrants, userId), cancellationToken);

    public Task RemoveConsentAsync(string grantId, CancellationToken cancellationToken) =>
        graph.RemoveAsync(new(GraphOperations.RemovePermissionGrant, grantId), cancellationToken);

    /// <summary>App registrations and service principals.</summary>
    public async Task<IReadOnlyList<DirectoryObject>> OwnedAsync(string userId, CancellationToken cancellationToken)
    {
        var owned = await graph.ListAsync<DirectoryObject>(
            new(GraphOperations.ListOwnedObjects, userId) { Query = "$select=id,displayName" + GraphSelect.LargestPage }, cancellationToken);
        return [.. owned.Where(o => o.Type is Application or ServicePrincipal)];
    }
}
