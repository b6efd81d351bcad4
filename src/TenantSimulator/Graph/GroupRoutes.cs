using System.Text.Json.Nodes;
using TenantSimulator.Http;
using TenantSimulator.Tenant;

namespace TenantSimulator.Graph;

/// <summary>Groups: members and owners, with every reason for which Graph refuses to change them.</summary>
static class GroupRoutes
{
    public static void AddTo(GraphRoutes routes)
    {
        routes.Get("/groups", List);
        routes.Get("/groups/{group-id}", c => c.Entity(GraphViews.Group(c.Group()), GraphTypes.Group, "groups"));
        routes.Get("/groups/{group-id}/members", c => Mixed(c, c.Group().Members));
        routes.Get("/groups/{group-id}/members/microsoft.graph.user", c => Users(c, c.Group().Members));
        routes.Get("/groups/{group-id}/transitiveMembers", c => Mixed(c, AllMembers(c)));
        routes.Get("/groups/{group-id}/transitiveMembers/microsoft.graph.user", c => Users(c, AllMembers(c)));
        routes.Post("/groups/{group-id}/members/$ref", AddMember);
        routes.Delete("/groups/{group-id}/members/{directoryObject-id}/$ref", RemoveMember);
        routes.Get("/groups/{group-id}/owners", c => Mixed(c, Owners(c)));
        routes.Get("/groups/{group-id}/owners/microsoft.graph.user", c => Users(c, Owners(c)));
        routes.Post("/groups/{group-id}/owners/$ref", AddOwner);
        routes.Delete("/groups/{group-id}/owners/{directoryObject-id}/$ref", RemoveOwner);
    }

    /// <summary>Owners of what Exchange masters are not available in Graph.</summary>
    static List<string> Owners(GraphCall call) => call.Group() is { IsMasteredByExchange: false } group ? group.Owners : [];

    static ServiceReply List(GraphCall call)
    {
        call.Query.Refuse("$skip");
        return call.List(call.Tenant.Groups.Select(GraphViews.Group), GraphTypes.Group, "groups", isDirectory: true);
    }

    static ServiceReply Mixed(GraphCall call, IEnumerable<string> ids) => call.List(
        call.Tenant.Find(ids).Select(o => GraphViews.Typed(call.Tenant, o)), GraphTypes.DirectoryObject, "directoryObjects", GraphTypes.Of, isDirectory: true);

    static ServiceReply Users(GraphCall call, IEnumerable<string> ids) => call.List(
        call.Tenant.Find(ids).OfType<User>().Select(u => GraphViews.User(call.Tenant, u)), GraphTypes.User, "users", isDirectory: true);

    static HashSet<string> AllMembers(GraphCall call)
    {
        var found = new HashSet<string>();
        var open = new Queue<Group>([call.Group()]);
        while (open.TryDequeue(out var group))
        {
            foreach (var member in group.Members.Where(found.Add))
            {
                if (call.Tenant.FindGroup(member) is { } nested)
                {
                    open.Enqueue(nested);
                }
            }
        }

        return found;
    }

    static ServiceReply AddMember(GraphCall call)
    {
        var group = Writable(call);
        var member = Referenced(call);
        if (group.Members.Contains(member.Id))
        {
            throw AlreadyThere("members");
        }

        call.Tenant.AddMember(group, member);
        return new ServiceReply(204);
    }

    static ServiceReply RemoveMember(GraphCall call)
    {
        var group = Writable(call);
        var id = Named(call);
        if (!group.Members.Contains(id))
        {
            throw NotThere(call, id, "members");
        }

        call.Tenant.RemoveMember(group, id);
        return new ServiceReply(204);
    }

    static ServiceReply AddOwner(GraphCall call)
    {
        var group = Writable(call, forOwners: true);
        var owner = Referenced(call);
        if (group.Owners.Contains(owner.Id))
        {
            throw AlreadyThere("owners");
        }

        group.Owners.Add(owner.Id);
        return new ServiceReply(204);
    }

    static ServiceReply RemoveOwner(GraphCall call)
    {
        var group = Writable(call, forOwners: true);
        var id = Named(call);
        if (!group.Owners.Contains(id))
        {
            throw NotThere(call, id, "owners");
        }

        if (call.Tenant.Find(group.Owners).Count() == 1)
        {
            throw GraphErrors.Bad("The group must have at least one owner, hence this owner cannot be removed.");
        }

        group.Owners.Remove(id);
        return new ServiceReply(204);
    }

    /// <summary>Ids are compared without regard to case.</summary>
    static string Named(GraphCall call) => call.Tenant.FindAny(call["directoryObject-id"])?.Id ?? call["directoryObject-id"];

    static Group Writable(GraphCall call, bool forOwners = false)
    {
        var group = call.Group();
        if (group.IsMasteredByExchange)
        {
            throw GraphErrors.Bad("Cannot Update a mail-enabled security groups and or distribution list.");
        }

        if (group.IsSynced)
        {
            throw GraphErrors.Bad(GraphErrors.SyncedObject);
        }

        var lacksRole = group.IsRoleAssignable && call.Grants.Graph?.Contains("RoleManagement.ReadWrite.Directory") == false;
        return lacksRole || (group.IsDynamic && !forOwners) ? throw GraphErrors.Denied() : group;
    }

    static DirectoryObject Referenced(GraphCall call)
    {
        var id = Reference.Id(call);
        return call.Tenant.FindAny(id) ?? throw GraphErrors.NotFound(id);
    }

    static RefusedException AlreadyThere(string property) =>
        GraphErrors.Bad($"One or more added object references already exist for the following modified properties: '{property}'.");

    /// <summary>Somebody who exists but is not in it is a bad request; an unknown id is not found.</summary>
    static RefusedException NotThere(GraphCall call, string id, string property) => call.Tenant.FindAny(id) is null
        ? GraphErrors.NotFound(id)
        : GraphErrors.Bad($"One or more removed object references do not exist for the following modified properties: '{property}'.");
}
