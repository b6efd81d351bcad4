using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>Directory roles a user holds now, and those the user may activate (Privileged Identity Management).</summary>
public sealed class GraphRoles(GraphClient graph)
{
    public Task<IReadOnlyList<RoleHolding>> ActiveAsync(string userId, CancellationToken cancellationToken) =>
        ListAsync(GraphOperations.ListRoleAssignments, userId, cancellationToken);

    /// <exception cref="Microsoft365Fault">Also when the tenant has no licence for Privileged Identity Management: then it is unknown.</exception>
    public Task<IReadOnlyList<RoleHolding>> EligibleAsync(string userId, CancellationToken cancellationToken) =>
        ListAsync(GraphOperations.ListRoleEligibility, userId, cancellationToken);

    /// <summary>Takes an active role away. One that is gone already counts as taken.</summary>
    public Task RemoveAsync(string assignmentId, CancellationToken cancellationToken) =>
        graph.RemoveAsync(new(GraphOperations.RemoveRoleAssignment, assignmentId), cancellationToken);

    /// <summary>Privileged Identity Management takes the order and carries it out a little later.</summary>
    public async Task RemoveEligibilityAsync(RoleHolding role, CancellationToken cancellationToken)
    {
        try
        {
            await graph.SendAsync(
                new(GraphOperations.RequestRoleEligibility)
                {
                    Body = WireJson.Bytes(new JsonObject
                    {
                        ["action"] = "adminRemove",
                        ["principalId"] = role.PrincipalId,
                        ["roleDefinitionId"] = role.RoleDefinitionId,
                        ["directoryScopeId"] = role.DirectoryScopeId ?? "/",
                        ["justification"] = "Offboarding",
                    }),
                },
                cancellationToken);
        }
        catch (Microsoft365Fault fault) when (fault.Status is 400 or 404 && fault.Code == Microsoft365FaultCodes.RoleAssignmentDoesNotExist)
        {
        }
    }

    /// <summary>Everybody, and every group and application, that holds the role now.</summary>
    public Task<IReadOnlyList<RoleHolding>> HoldersAsync(string roleDefinitionId, CancellationToken cancellationToken) =>
        graph.ListAsync<RoleHolding>(
            new(GraphOperations.ListRoleAssignments) { Query = $"$filter=roleDefinitionId%20eq%20{GraphSelect.Quoted(roleDefinitionId)}" },
            cancellationToken);

    private Task<IReadOnlyList<RoleHolding>> ListAsync(GraphOperation operation, string userId, CancellationToken cancellationToken) =>
        graph.ListAsync<RoleHolding>(
            new(operation) { Query = $"$filter=principalId%20eq%20{GraphSelect.Quoted(userId)}&$expand=roleDefinition" },
            cancellationToken);
}
