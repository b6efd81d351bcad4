using System.Text.Json.Nodes;
using TenantSimulator.Http;
using TenantSimulator.Tenant;

namespace TenantSimulator.Graph;

/// <summary>Subscriptions and who uses them.</summary>
static class LicenceRoutes
{
    public static void AddTo(GraphRoutes routes)
    {
        routes.Get("/users/{user-id}/licenseDetails", Details);
        routes.Post("/users/{user-id}/assignLicense", Assign);
        routes.Get("/subscribedSkus", Skus);
    }

    static ServiceReply Details(GraphCall call)
    {
        var details = call.Tenant.SkusOf(call.User()).Select(s => new JsonObject
        {
            ["id"] = $"details-{s.Id}",
            ["skuId"] = s.Id,
            ["skuPartNumber"] = s.PartNumber,
            ["servicePlans"] = Plans(s),
        });
        return call.List(details, GraphTypes.LicenseDetails, "users/licenseDetails");
    }

    static ServiceReply Skus(GraphCall call)
    {
        call.Query.Refuse("$filter", "$top", "$skip", "$orderby");
        var consumed = call.Tenant.Consumed();
        var skus = call.Tenant.Skus.Select(s => new JsonObject
        {
            ["id"] = $"{call.Tenant.Id}_{s.Id}",
            ["accountId"] = call.Tenant.Id,
            ["accountName"] = "contoso",
            ["appliesTo"] = "User",
            ["capabilityStatus"] = "Enabled",
            ["consumedUnits"] = consumed.GetValueOrDefault(s.Id),
            ["prepaidUnits"] = new JsonObject { ["enabled"] = s.Enabled, ["suspended"] = 0, ["warning"] = 0, ["lockedOut"] = 0 },
            ["servicePlans"] = Plans(s),
            ["skuId"] = s.Id,
            ["skuPartNumber"] = s.PartNumber,
            ["subscriptionIds"] = new JsonArray(),
        });
        return call.List(skus, GraphTypes.SubscribedSku, "subscribedSkus");
    }

    static JsonArray Plans(Sku sku) => new([.. sku.Plans.Select(p => new JsonObject
    {
        ["servicePlanId"] = p.Id,
        ["servicePlanName"] = p.Name,
        ["provisioningStatus"] = "Success",
        ["appliesTo"] = p.AppliesTo,
    })]);

    static ServiceReply Assign(GraphCall call)
    {
        var parameters = call.Parameters("addLicenses", "removeLicenses");
        if (parameters["addLicenses"] is not JsonArray added || parameters["removeLicenses"] is not JsonArray removed)
        {
            throw GraphErrors.Bad("One or more parameters of the operation 'assignLicense' are missing from the request payload. The missing parameters are: addLicenses, removeLicenses.");
        }

        var user = call.User();
        var adding = added.Select(a => Requested(call, user, a as JsonObject)).ToList();
        var removing = removed.Select(r => (string?)r ?? "").ToList();
        foreach (var sku in removing)
        {
            CheckRemoval(call, user, sku);
        }

        call.ShowAWhile(user);
        user.DirectLicences.RemoveAll(l => removing.Exists(r => TenantState.Same(r, l.SkuId)));
        user.DirectLicences.RemoveAll(l => adding.Exists(a => a.SkuId == l.SkuId));
        user.DirectLicences.AddRange(adding);
        call.Tenant.Settle(user);
        return call.Entity(GraphViews.User(call.Tenant, user), GraphTypes.User, "users");
    }

    static AssignedLicence Requested(GraphCall call, User user, JsonObject? asked)
    {
        var id = (string?)asked?["skuId"] ?? "";
        var sku = call.Tenant.FindSku(id) ?? throw GraphErrors.Bad($"License {id} does not correspond to a valid company License.");
        var plans = (asked?["disabledPlans"] as JsonArray ?? []).Select(p => (string?)p ?? "").ToList();
        foreach (var plan in plans.Where(p => !sku.Plans.Any(known => TenantState.Same(known.Id, p))))
        {
            throw GraphErrors.Bad($"License assignment failed because service plan {plan} does not belong to license {id}.");
        }

        if (string.IsNullOrEmpty(user.Text("usageLocation")))
        {
            throw GraphErrors.Bad("License assignment cannot be done for user with invalid usage location.");
        }

        var hasIt = call.Tenant.LicencesOf(user).Any(l => l.Licence.SkuId == sku.Id);
        return hasIt || call.Tenant.Consumed(sku) < sku.Enabled
            ? new AssignedLicence(sku.Id, plans, call.Now)
            : throw GraphErrors.Bad($"Subscription with SKU {id} does not have any available licenses.");
    }

    static void CheckRemoval(GraphCall call, User user, string sku)
    {
        if (user.DirectLicences.Exists(l => TenantState.Same(l.SkuId, sku)))
        {
            return;
        }

        throw call.Tenant.LicencesOf(user).Any(l => TenantState.Same(l.Licence.SkuId, sku))
            ? GraphErrors.Bad("User license is inherited from a group membership and it cannot be removed directly from the user.")
            : GraphErrors.Bad("User does not have a corresponding license.");
    }
}
