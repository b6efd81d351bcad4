using System.Text.Json.Nodes;
using TenantSimulator.Http;
using TenantSimulator.Tenant;

namespace TenantSimulator.Graph;

/// <summary>The organisation itself, deleted accounts and their return, look-ups by id.</summary>
static class DirectoryRoutes
{
    public static void AddTo(GraphRoutes routes)
    {
        routes.Get("/organization", Organization);
        routes.Get("/domains", Domains);
        routes.Get("/directory/deletedItems/graph.user", Deleted);
        routes.Get("/directory/deletedItems/microsoft.graph.user", Deleted);
        routes.Get("/directory/deletedItems/{directoryObject-id}", c => c.Entity(GraphViews.Typed(c.Tenant, Gone(c)), GraphTypes.User, "directoryObjects"));
        routes.Delete("/directory/deletedItems/{directoryObject-id}", Purge);
        routes.Post("/directory/deletedItems/{directoryObject-id}/restore", Restore);
        routes.Post("/directoryObjects/getByIds", GetByIds);
    }

    static ServiceReply Organization(GraphCall call) => call.List(
        [
            new JsonObject
            {
                ["id"] = call.Tenant.Id,
                ["displayName"] = call.Tenant.DisplayName,
                ["countryLetterCode"] = "US",
                ["preferredLanguage"] = "en",
                ["onPremisesSyncEnabled"] = true,
                ["onPremisesLastSyncDateTime"] = TenantClock.Text(call.Now),
                ["tenantType"] = "AAD",
                ["partnerTenantType"] = null,
                ["verifiedDomains"] = new JsonArray(
                    new JsonObject { ["name"] = call.Tenant.Domain, ["isDefault"] = true, ["isInitial"] = false, ["type"] = "Managed", ["capabilities"] = "Email, OfficeCommunicationsOnline" },
                    new JsonObject { ["name"] = call.Tenant.InitialDomain, ["isDefault"] = false, ["isInitial"] = true, ["type"] = "Managed", ["capabilities"] = "Email, OfficeCommunicationsOnline" }),
            },
        ],
        GraphTypes.Organization,
        "organization");

    static ServiceReply Domains(GraphCall call) => call.List(
        new[] { call.Tenant.Domain, call.Tenant.InitialDomain }.Select(name => new JsonObject
        {
            ["id"] = name,
            ["authenticationType"] = "Managed",
            ["isAdminManaged"] = true,
            ["isDefault"] = name == call.Tenant.Domain,
            ["isInitial"] = name == call.Tenant.InitialDomain,
            ["isRoot"] = true,
            ["isVerified"] = true,
            ["supportedServices"] = new JsonArray("Email", "OfficeCommunicationsOnline"),
        }),
        GraphTypes.Domain,
        "domains");

    static ServiceReply Deleted(GraphCall call) =>
        call.List(call.Tenant.DeletedUsers.Select(u => GraphViews.User(call.Tenant, u)), GraphTypes.User, "users", isDirectory: true);

    /// <summary>Deleted accounts are known by id alone.</summary>
    static User Gone(GraphCall call)
    {
        var id = call["directoryObject-id"];
        return call.Tenant.DeletedUsers.FirstOrDefault(u => TenantState.Same(u.Id, id)) ?? throw GraphErrors.NotFound(id);
    }

    static ServiceReply Purge(GraphCall call)
    {
        call.Tenant.Purge(Gone(call));
        return new ServiceReply(204);
    }

    static ServiceReply Restore(GraphCall call)
    {
        var parameters = call.Parameters("newUserPrincipalName", "autoReconcileProxyConflict");
        var user = Gone(call);
        if (user.IsSynced)
        {
            throw GraphErrors.Bad(GraphErrors.SyncedObject);
        }

        var name = (string?)parameters["newUserPrincipalName"] ?? user.UserPrincipalName;
        if (!call.Tenant.IsInVerifiedDomain(name))
        {
            throw GraphErrors.Bad("Domain portion of the userPrincipalName is not one of the verified domains of the organization.");
        }

        if (call.Tenant.FindUser(name) is not null)
        {
            throw Conflict("userPrincipalName");
        }

        var taken = call.Tenant.Users.SelectMany(u => u.Mailbox?.Addresses ?? []).Concat(call.Tenant.Groups.SelectMany(g => g.Texts("proxyAddresses"))).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var conflicting = user.Mailbox?.Addresses.Where(taken.Contains).ToList() ?? [];
        if (conflicting.Count > 0 && (bool?)parameters["autoReconcileProxyConflict"] != true)
        {
            throw Conflict("proxyAddresses");
        }

        user.Mailbox?.Addresses.RemoveAll(conflicting.Contains);
        user.Set("userPrincipalName", name);
        call.Tenant.Restore(user);
        return call.Entity(GraphViews.Typed(call.Tenant, user), GraphTypes.User, "directoryObjects");
    }

    static RefusedException Conflict(string property)
    {
        var message = $"Another object with the same value for property {property} already exists.";
        var details = new JsonArray(
            new JsonObject { ["code"] = "ObjectConflict", ["target"] = property, ["message"] = message },
            new JsonObject { ["code"] = "ConflictingObjects", ["target"] = property, ["message"] = message });
        return new RefusedException(new ServiceReply(400, GraphErrors.Envelope("Request_BadRequest", message, details)));
    }

    static ServiceReply GetByIds(GraphCall call)
    {
        var parameters = call.Parameters("ids", "types");
        if (parameters["ids"] is not JsonArray { Count: > 0 and <= 1000 } ids)
        {
            throw GraphErrors.Bad("The parameter 'ids' must hold between 1 and 1000 ids.");
        }

        var types = (parameters["types"] as JsonArray ?? []).Select(t => $"#microsoft.graph.{t}").ToHashSet();
        var found = call.Tenant.Find(ids.Select(i => (string?)i ?? ""))
            .Select(o => GraphViews.Typed(call.Tenant, o))
            .Where(o => types.Count == 0 || types.Contains((string)o["@odata.type"]!));
        return call.List(found, GraphTypes.DirectoryObject, "directoryObjects", GraphTypes.Of, page: 999);
    }
}
