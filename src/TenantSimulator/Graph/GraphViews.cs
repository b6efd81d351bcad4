using System.Text.Json.Nodes;
using TenantSimulator.Tenant;

namespace TenantSimulator.Graph;

/// <summary>Directory objects as Graph shows them: what is stored plus what follows from elsewhere in the tenant.</summary>
static class GraphViews
{
    /// <param name="isWanted">Which of the long lists somebody will look at; all when it is not said.</param>
    public static JsonObject User(TenantState tenant, User user, Func<string, bool>? isWanted = null)
    {
        var view = Stored(user);
        AddWanted("assignedLicenses", () => tenant.LicencesOf(user).DistinctBy(l => l.Licence.SkuId).Select(l => Assigned(l.Licence)));
        AddWanted("licenseAssignmentStates", () => tenant.LicencesOf(user).Select(l => State(l.Licence, l.Group)));
        AddWanted("assignedPlans", () => tenant.SkusOf(user).SelectMany(s => s.Plans).DistinctBy(p => p.Id).Select(p => Plan(p, tenant)));
        view["proxyAddresses"] = new JsonArray([.. (user.Mailbox?.Addresses ?? []).Select(a => (JsonNode)a)]);
        view["lastPasswordChangeDateTime"] = TenantClock.Text(user.PasswordChangedAt);
        view["signInSessionsValidFromDateTime"] = TenantClock.Text(user.SessionsValidFrom);
        if (user.DeletedAt is not null)
        {
            // So that somebody else can have the name.
            view["userPrincipalName"] = user.Id.Replace("-", "", StringComparison.Ordinal) + user.UserPrincipalName;
        }

        view["onPremisesExtensionAttributes"] ??= new JsonObject { ["extensionAttribute1"] = null, ["extensionAttribute2"] = null };
        view["identities"] = new JsonArray(new JsonObject
        {
            ["signInType"] = "userPrincipalName",
            ["issuer"] = tenant.InitialDomain,
            ["issuerAssignedId"] = user.UserPrincipalName,
        });
        return view;

        void AddWanted(string name, Func<IEnumerable<JsonNode>> items)
        {
            if (isWanted?.Invoke(name) != false)
            {
                view[name] = new JsonArray([.. items()]);
            }
        }
    }

    public static JsonObject Group(Group group)
    {
        var view = Stored(group);
        view["assignedLicenses"] = new JsonArray([.. group.Licences.Select(Assigned)]);
        view["isAssignableToRole"] ??= null;
        return view;
    }

    public static JsonObject Role(RoleDefinition role) => new()
    {
        ["@odata.type"] = "#microsoft.graph.directoryRole",
        ["id"] = role.ObjectId,
        ["deletedDateTime"] = null,
        ["description"] = role.Description,
        ["displayName"] = role.DisplayName,
        ["roleTemplateId"] = role.Id,
    };

    /// <summary>With its @odata.type, which the service sends where types are mixed.</summary>
    public static JsonObject Typed(TenantState tenant, DirectoryObject item)
    {
        var (type, view) = item switch
        {
            User user => ("user", User(tenant, user)),
            Group group => ("group", Group(group)),
            _ => ("device", Stored(item)),
        };
        view.Insert(0, "@odata.type", $"#microsoft.graph.{type}");
        return view;
    }

    public static JsonObject Stored(DirectoryObject item)
    {
        var view = new JsonObject
        {
            ["id"] = item.Id,
            ["deletedDateTime"] = item.DeletedAt is { } at ? TenantClock.Text(at) : null,
        };
        foreach (var (name, value) in item.Properties)
        {
            view[name] = value?.DeepClone();
        }

        return view;
    }

    static JsonObject Assigned(AssignedLicence licence) => new()
    {
        ["disabledPlans"] = new JsonArray([.. licence.DisabledPlans.Select(p => (JsonNode)p)]),
        ["skuId"] = licence.SkuId,
    };

    static JsonObject State(AssignedLicence licence, Group? group) => new()
    {
        ["skuId"] = licence.SkuId,
        ["disabledPlans"] = new JsonArray([.. licence.DisabledPlans.Select(p => (JsonNode)p)]),
        ["assignedByGroup"] = group?.Id,
        ["state"] = "Active",
        ["error"] = "None",
        ["lastUpdatedDateTime"] = TenantClock.Text(licence.Since),
    };

    static JsonObject Plan(ServicePlan plan, TenantState tenant) => new()
    {
        ["assignedDateTime"] = TenantClock.Text(tenant.Clock.Second),
        ["capabilityStatus"] = "Enabled",
        ["service"] = plan.Name.StartsWith("EXCHANGE", StringComparison.Ordinal) ? "exchange" : plan.Name.StartsWith("SHAREPOINT", StringComparison.Ordinal) ? "SharePoint" : "MicrosoftOffice",
        ["servicePlanId"] = plan.Id,
    };
}
