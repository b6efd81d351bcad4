using System.Text.Json.Nodes;
using TenantSimulator.Http;
using TenantSimulator.Tenant;

namespace TenantSimulator.Graph;

/// <summary>Accounts: find, read, change, sign out, delete; the manager tree.</summary>
static class UserRoutes
{
    public static void AddTo(GraphRoutes routes)
    {
        routes.Get("/users", List);
        routes.Get("/users/{user-id}", Get);
        routes.Map("PATCH", "/users/{user-id}", UserPatch.Apply);
        routes.Delete("/users/{user-id}", Delete);
        routes.Post("/users/{user-id}/revokeSignInSessions", Revoke);
        routes.Get("/users/{user-id}/manager", Manager);
        routes.Get("/users/{user-id}/manager/$ref", ManagerReference);
        routes.Map("PUT", "/users/{user-id}/manager/$ref", SetManager);
        routes.Delete("/users/{user-id}/manager/$ref", RemoveManager);
        routes.Get("/users/{user-id}/directReports", Reports);
        routes.Get("/users/{user-id}/onPremisesSyncBehavior", SyncBehavior);
    }

    static ServiceReply List(GraphCall call)
    {
        call.Query.Refuse("$skip");
        call.Query.AllowExpand("manager");
        return call.List(call.Tenant.Users.Select(u => View(call, u)), GraphTypes.User, "users", isDirectory: true);
    }

    static ServiceReply Get(GraphCall call)
    {
        call.Query.AllowExpand("manager");
        return call.Entity(View(call, call.User()), GraphTypes.User, "users");
    }

    /// <summary>With the manager inside when $expand asks for it.</summary>
    static JsonObject View(GraphCall call, User user)
    {
        var view = call.View(user);
        if (call.Query.Expanded is (_, var select))
        {
            view["manager"] = user.ManagerId is { } id && call.Tenant.FindUser(id) is { } manager ? Inner(call, manager, select) : null;
        }

        return view;
    }

    static JsonObject Inner(GraphCall call, User manager, string[]? select)
    {
        var full = GraphViews.Typed(call.Tenant, manager);
        var names = select ?? [.. GraphTypes.User.Defaults.Select(p => p.Name)];
        var inner = new JsonObject { ["@odata.type"] = "#microsoft.graph.user" };
        foreach (var name in names)
        {
            inner[name] = GraphTypes.User.Knows(name) ? full[name]?.DeepClone() : throw GraphErrors.UnknownProperty(name, "user");
        }

        return inner;
    }

    static ServiceReply Delete(GraphCall call)
    {
        var user = call.User();
        Sensitive.Require(call, user);
        if (user.IsSynced)
        {
            throw GraphErrors.Bad(GraphErrors.SyncedObject);
        }

        call.Tenant.Delete(user);
        return new ServiceReply(204);
    }

    static ServiceReply Revoke(GraphCall call)
    {
        call.Parameters();
        var user = call.User();
        call.ShowAWhile(user);
        user.SessionsValidFrom = call.Now;
        user.SessionsRevokedAt = call.Now;
        return call.Value(true, "Edm.Boolean");
    }

    static User ManagerOf(GraphCall call) =>
        call.User().ManagerId is { } id && call.Tenant.FindUser(id) is { } manager ? manager : throw GraphErrors.NotFound("manager");

    static ServiceReply Manager(GraphCall call) =>
        call.Entity(GraphViews.Typed(call.Tenant, ManagerOf(call)), GraphTypes.User, "directoryObjects");

    static ServiceReply ManagerReference(GraphCall call) => new(200, new JsonObject
    {
        ["@odata.context"] = $"{call.Root}/$metadata#$ref",
        ["@odata.id"] = $"{call.Root}/directoryObjects/{ManagerOf(call).Id}/Microsoft.DirectoryServices.User",
    });

    static ServiceReply SetManager(GraphCall call)
    {
        var user = call.User();
        if (user.IsSynced)
        {
            throw GraphErrors.Bad(GraphErrors.SyncedObject);
        }

        var id = Reference.Id(call);
        user.ManagerId = call.Tenant.FindUser(id)?.Id ?? throw GraphErrors.NotFound(id);
        return new ServiceReply(204);
    }

    static ServiceReply RemoveManager(GraphCall call)
    {
        ManagerOf(call);
        call.User().ManagerId = null;
        return new ServiceReply(204);
    }

    static ServiceReply Reports(GraphCall call)
    {
        var id = call.User().Id;
        var reports = call.Tenant.Users.Where(u => u.ManagerId == id).Select(u => GraphViews.Typed(call.Tenant, u));
        return call.List(reports, GraphTypes.User, "directoryObjects", isDirectory: true);
    }

    static ServiceReply SyncBehavior(GraphCall call)
    {
        var user = call.User();
        return call.Entity(new JsonObject { ["id"] = user.Id, ["isCloudManaged"] = !user.IsSynced }, GraphTypes.SyncBehavior, "users/onPremisesSyncBehavior");
    }
}
