using System.Text.Json.Nodes;
using TenantSimulator.Http;
using TenantSimulator.Tenant;

namespace TenantSimulator.Graph;

/// <summary>What a user belongs to and owns.</summary>
static class MembershipRoutes
{
    public static void AddTo(GraphRoutes routes)
    {
        routes.Get("/users/{user-id}/memberOf", c => Mixed(c, Groups(c).Concat(Roles(c))));
        routes.Get("/users/{user-id}/memberOf/microsoft.graph.group", c => Cast(c, Groups(c), GraphTypes.Group));
        routes.Get("/users/{user-id}/memberOf/microsoft.graph.directoryRole", c => Cast(c, Roles(c), GraphTypes.DirectoryRole));
        routes.Get("/users/{user-id}/transitiveMemberOf", c => Mixed(c, AllGroups(c).Concat(AllRoles(c))));
        routes.Get("/users/{user-id}/transitiveMemberOf/microsoft.graph.group", c => Cast(c, AllGroups(c), GraphTypes.Group));
        routes.Get("/users/{user-id}/transitiveMemberOf/microsoft.graph.directoryRole", c => Cast(c, AllRoles(c), GraphTypes.DirectoryRole));
        routes.Get("/users/{user-id}/ownedObjects", c => Mixed(c, Owned(c).Concat(Applications(c))));
        routes.Get("/users/{user-id}/ownedObjects/microsoft.graph.group", c => Cast(c, Owned(c), GraphTypes.Group));
        routes.Get("/users/{user-id}/ownedDevices", c => Mixed(c, Devices(c)));
        routes.Get("/users/{user-id}/registeredDevices", c => Mixed(c, Devices(c)));
        routes.Post("/users/{user-id}/getMemberObjects", GetMemberObjects);
        routes.Get("/users/{user-id}/joinedTeams", JoinedTeams);
        routes.Get("/users/{user-id}/appRoleAssignments", AppRoleAssignments);
        routes.Delete("/users/{user-id}/appRoleAssignments/{appRoleAssignment-id}", RemoveAppRole);
        routes.Get("/users/{user-id}/oauth2PermissionGrants", c => Grants(c, c.Tenant.PermissionGrants.Where(g => g.PrincipalId == c.User().Id)));
        routes.Get("/oauth2PermissionGrants", c => Grants(c, c.Tenant.PermissionGrants));
        routes.Delete("/oauth2PermissionGrants/{oAuth2PermissionGrant-id}", RemoveGrant);
    }

    static ServiceReply Mixed(GraphCall call, IEnumerable<JsonObject> items) =>
        call.List(items, GraphTypes.DirectoryObject, "directoryObjects", GraphTypes.Of, isDirectory: true);

    static ServiceReply Cast(GraphCall call, IEnumerable<JsonObject> items, GraphType type) =>
        call.List(items.Select(Untyped), type, $"{type.Name}s", isDirectory: true);

    static JsonObject Untyped(JsonObject item)
    {
        item.Remove("@odata.type");
        return item;
    }

    static IEnumerable<JsonObject> Groups(GraphCall call) => call.Tenant.GroupsOf(call.User().Id).Select(g => GraphViews.Typed(call.Tenant, g));

    static IEnumerable<JsonObject> AllGroups(GraphCall call) => call.Tenant.AllGroupsOf(call.User().Id).Select(g => GraphViews.Typed(call.Tenant, g));

    static IEnumerable<JsonObject> Roles(GraphCall call)
    {
        var id = call.User().Id;
        return call.Tenant.Roles.Where(r => call.Tenant.RoleAssignments.Exists(a => a.PrincipalId == id && a.RoleId == r.Id)).Select(GraphViews.Role);
    }

    static IEnumerable<JsonObject> AllRoles(GraphCall call) => call.Tenant.RolesOf(call.User().Id).Select(GraphViews.Role);

    static IEnumerable<JsonObject> Owned(GraphCall call)
    {
        var id = call.User().Id;
        return call.Tenant.Groups.Where(g => !g.IsMasteredByExchange && g.Owners.Contains(id)).Select(g => GraphViews.Typed(call.Tenant, g));
    }

    static IEnumerable<JsonObject> Applications(GraphCall call)
    {
        var id = call.User().Id;
        return call.Tenant.OwnedApplications.Where(a => a.OwnerId == id).Select(a => new JsonObject
        {
            ["@odata.type"] = "#microsoft.graph.application",
            ["id"] = a.Id,
            ["appId"] = a.AppId,
            ["displayName"] = a.DisplayName,
        });
    }

    static IEnumerable<JsonObject> Devices(GraphCall call)
    {
        var id = call.User().Id;
        return call.Tenant.Devices.Where(d => d.UserId == id).Select(d => GraphViews.Typed(call.Tenant, d));
    }

    static ServiceReply GetMemberObjects(GraphCall call)
    {
        var securityOnly = (bool?)call.Parameters("securityEnabledOnly")["securityEnabledOnly"]
            ?? throw GraphErrors.Bad("Required parameter 'securityEnabledOnly' is missing or null.");
        var user = call.User();
        var groups = call.Tenant.AllGroupsOf(user.Id).Where(g => !securityOnly || g.Flag("securityEnabled")).Select(g => g.Id);
        var roles = securityOnly ? [] : call.Tenant.RolesOf(user.Id).Select(r => r.ObjectId);
        return call.Value(new JsonArray([.. groups.Concat(roles).Select(id => (JsonNode)id)]), "Collection(Edm.String)");
    }

    static ServiceReply JoinedTeams(GraphCall call)
    {
        var teams = call.Tenant.GroupsOf(call.User().Id).Where(g => g.IsTeam).Select(g => new JsonObject
        {
            ["id"] = g.Id,
            ["displayName"] = g.DisplayName,
            ["description"] = g.Text("description"),
            ["isArchived"] = false,
            ["tenantId"] = call.Tenant.Id,
            ["visibility"] = "private",
        });
        return call.List(teams, GraphTypes.Team, "teams");
    }

    static ServiceReply AppRoleAssignments(GraphCall call)
    {
        var user = call.User();
        var assignments = call.Tenant.AppRoleAssignments.Where(a => a.PrincipalId == user.Id).Select(a => new JsonObject
        {
            ["id"] = a.Id,
            ["deletedDateTime"] = null,
            ["appRoleId"] = a.AppRoleId,
            ["createdDateTime"] = TenantClock.Text(a.CreatedAt),
            ["principalDisplayName"] = user.DisplayName,
            ["principalId"] = user.Id,
            ["principalType"] = "User",
            ["resourceDisplayName"] = a.ResourceName,
            ["resourceId"] = a.ResourceId,
        });
        return call.List(assignments, GraphTypes.AppRoleAssignment, "appRoleAssignments", isDirectory: true);
    }

    static ServiceReply RemoveAppRole(GraphCall call)
    {
        var id = call["appRoleAssignment-id"];
        var user = call.User();
        return call.Tenant.AppRoleAssignments.RemoveAll(a => a.Id == id && a.PrincipalId == user.Id) > 0
            ? new ServiceReply(204)
            : throw GraphErrors.NotFound(id);
    }

    static ServiceReply Grants(GraphCall call, IEnumerable<PermissionGrant> grants) => call.List(
        grants.Select(g => new JsonObject
        {
            ["id"] = g.Id,
            ["clientId"] = g.ClientId,
            ["consentType"] = g.PrincipalId is null ? "AllPrincipals" : "Principal",
            ["principalId"] = g.PrincipalId,
            ["resourceId"] = g.ResourceId,
            ["scope"] = g.Scope,
        }),
        GraphTypes.PermissionGrant,
        "oauth2PermissionGrants");

    static ServiceReply RemoveGrant(GraphCall call)
    {
        var id = call["oAuth2PermissionGrant-id"];
        return call.Tenant.PermissionGrants.RemoveAll(g => g.Id == id) > 0 ? new ServiceReply(204) : throw GraphErrors.NotFound(id);
    }
}
