using System.Text.Json.Nodes;
using TenantSimulator.Http;
using TenantSimulator.Tenant;

namespace TenantSimulator.Graph;

/// <summary>Directory roles: assigned, eligible, and their holders.</summary>
static class RoleRoutes
{
    public static void AddTo(GraphRoutes routes)
    {
        routes.Get("/roleManagement/directory/roleAssignments", Assignments);
        routes.Delete("/roleManagement/directory/roleAssignments/{unifiedRoleAssignment-id}", RemoveAssignment);
        routes.Get("/roleManagement/directory/roleDefinitions", Definitions);
        routes.Get("/roleManagement/directory/roleEligibilityScheduleInstances", Eligibilities);
        routes.Post("/roleManagement/directory/roleEligibilityScheduleRequests", RequestEligibility);
        routes.Get("/directoryRoles", Roles);
        routes.Get("/directoryRoles/{directoryRole-id}/members", Members);
        routes.Delete("/directoryRoles/{directoryRole-id}/members/{directoryObject-id}/$ref", RemoveMember);
    }

    static ServiceReply Assignments(GraphCall call)
    {
        call.Query.AllowExpand("roleDefinition");
        var assignments = call.Tenant.RoleAssignments.Select(a => WithDefinition(call, a.RoleId, new JsonObject
        {
            ["id"] = a.Id,
            ["principalId"] = a.PrincipalId,
            ["roleDefinitionId"] = a.RoleId,
            ["directoryScopeId"] = "/",
        }));
        return call.List(assignments, GraphTypes.RoleAssignment, "roleManagement/directory/roleAssignments");
    }

    static JsonObject WithDefinition(GraphCall call, string roleId, JsonObject view)
    {
        if (call.Query.Expanded is not null)
        {
            view["roleDefinition"] = DefinitionView(call.Tenant.Roles.Find(r => r.Id == roleId)!);
        }

        return view;
    }

    static ServiceReply RemoveAssignment(GraphCall call)
    {
        var id = call["unifiedRoleAssignment-id"];
        var assignment = call.Tenant.RoleAssignments.Find(a => a.Id == id) ?? throw GraphErrors.NotFound(id);
        call.Tenant.RoleAssignments.Remove(assignment);
        return new ServiceReply(204);
    }

    static ServiceReply Definitions(GraphCall call) =>
        call.List(call.Tenant.Roles.Select(DefinitionView), GraphTypes.RoleDefinition, "roleManagement/directory/roleDefinitions");

    static JsonObject DefinitionView(RoleDefinition role) => new()
    {
        ["id"] = role.Id,
        ["displayName"] = role.DisplayName,
        ["description"] = role.Description,
        ["isBuiltIn"] = true,
        ["isEnabled"] = true,
        ["templateId"] = role.Id,
        ["version"] = "1",
    };

    static ServiceReply Eligibilities(GraphCall call)
    {
        call.Query.AllowExpand("roleDefinition");
        var now = call.Now;
        var instances = call.Tenant.RoleEligibilities.Where(e => e.From <= now && (e.Until is null || e.Until > now)).Select(e => WithDefinition(call, e.RoleId, new JsonObject
        {
            ["id"] = e.Id,
            ["principalId"] = e.PrincipalId,
            ["roleDefinitionId"] = e.RoleId,
            ["directoryScopeId"] = "/",
            ["memberType"] = "Direct",
            ["roleEligibilityScheduleId"] = $"{e.Id}-schedule",
            ["startDateTime"] = TenantClock.Text(e.From),
            ["endDateTime"] = e.Until is { } until ? TenantClock.Text(until) : null,
        }));
        return call.List(instances, GraphTypes.RoleEligibility, "roleManagement/directory/roleEligibilityScheduleInstances");
    }

    /// <summary>Only removal is simulated.</summary>
    static ServiceReply RequestEligibility(GraphCall call)
    {
        var asked = call.Parameters("action", "principalId", "roleDefinitionId", "directoryScopeId", "justification");
        if ((string?)asked["action"] != "adminRemove")
        {
            throw GraphErrors.Bad($"The action '{asked["action"]}' is not supported here.");
        }

        var (principal, role) = ((string?)asked["principalId"], (string?)asked["roleDefinitionId"]);
        if (call.Tenant.RoleEligibilities.RemoveAll(e => e.PrincipalId == principal && e.RoleId == role && (string?)asked["directoryScopeId"] == "/") == 0)
        {
            throw GraphErrors.Refuse(404, "RoleAssignmentDoesNotExist", "The Role assignment does not exist.");
        }

        var made = new JsonObject
        {
            ["id"] = Guid.NewGuid().ToString(),
            ["status"] = "Revoked",
            ["action"] = "adminRemove",
            ["principalId"] = principal,
            ["roleDefinitionId"] = role,
            ["directoryScopeId"] = "/",
            ["createdDateTime"] = TenantClock.Text(call.Now),
        };
        return call.Entity(made, GraphTypes.RoleEligibilityRequest, "roleManagement/directory/roleEligibilityScheduleRequests") with { Status = 201 };
    }

    static ServiceReply Roles(GraphCall call)
    {
        call.Query.Refuse("$top");
        return call.List(call.Tenant.Roles.Select(GraphViews.Role), GraphTypes.DirectoryRole, "directoryRoles");
    }

    static RoleDefinition Role(GraphCall call)
    {
        var id = call["directoryRole-id"];
        return call.Tenant.Roles.Find(r => r.ObjectId == id) ?? throw GraphErrors.NotFound(id);
    }

    static ServiceReply Members(GraphCall call)
    {
        var role = Role(call);
        var members = call.Tenant.Find(call.Tenant.RoleAssignments.Where(a => a.RoleId == role.Id).Select(a => a.PrincipalId));
        return call.List(members.Select(m => GraphViews.Typed(call.Tenant, m)), GraphTypes.DirectoryObject, "directoryObjects", GraphTypes.Of, isDirectory: true);
    }

    static ServiceReply RemoveMember(GraphCall call)
    {
        var role = Role(call);
        var id = call["directoryObject-id"];
        return call.Tenant.RoleAssignments.RemoveAll(a => a.RoleId == role.Id && a.PrincipalId == id) > 0
            ? new ServiceReply(204)
            : throw GraphErrors.NotFound(id);
    }
}
