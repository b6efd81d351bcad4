using System.Text.Json.Nodes;
using TenantSimulator.Http;
using TenantSimulator.Tenant;

namespace TenantSimulator.Graph;

/// <summary>Teams phone numbers. Writes answer 202 with the operation to poll; the effect comes when it has succeeded.</summary>
static class TelephonyRoutes
{
    const string Base = "/admin/teams/telephoneNumberManagement";

    static readonly string[] Types = ["directRouting", "callingPlan", "operatorConnect"];

    public static void AddTo(GraphRoutes routes)
    {
        routes.Get(Base + "/numberAssignments", c => c.List(
            c.Tenant.PhoneNumbers.Select(View), GraphTypes.NumberAssignment, "admin/teams/telephoneNumberManagement/numberAssignments"));
        foreach (var prefix in new[] { "", "microsoft.graph.teamsAdministration." })
        {
            routes.Post($"{Base}/numberAssignments/{prefix}unassignNumber", Unassign);
            routes.Post($"{Base}/numberAssignments/{prefix}assignNumber", Assign);
        }

        routes.Get(Base + "/operations/{telephoneNumberLongRunningOperation-id}", Operation);
    }

    static JsonObject View(PhoneNumber number) => new()
    {
        ["id"] = number.Number.TrimStart('+'),
        ["telephoneNumber"] = number.Number,
        ["numberType"] = number.Type,
        ["assignmentStatus"] = number.AssignedTo is null ? "unassigned" : "userAssigned",
        ["assignmentTargetId"] = number.AssignedTo,
        ["assignmentCategory"] = number.AssignedTo is null ? null : "primary",
        ["activationState"] = "activated",
        ["capabilities"] = new JsonArray("userAssignment"),
        ["isoCountryCode"] = "US",
        ["city"] = "Redmond",
        ["numberSource"] = "online",
        ["portInStatus"] = null,
    };

    static PhoneNumber Number(GraphCall call, JsonObject parameters)
    {
        var text = (string?)parameters["telephoneNumber"] ?? throw Invalid("telephoneNumber is required.");
        var type = (string?)parameters["numberType"] ?? throw Invalid("numberType is required.");
        if (!Types.Contains(type))
        {
            throw Invalid($"Requested value '{type}' was not found.");
        }

        var number = call.Tenant.PhoneNumbers.Find(n => n.IsNumber(text))
            ?? throw GraphErrors.Refuse(404, "NotFound", $"Telephone number {text} was not found in the tenant.");
        return number.Type == type ? number : throw Invalid($"Telephone number {text} is not of type {type}.");
    }

    static RefusedException Invalid(string message) => GraphErrors.Refuse(400, "BadRequest", message);

    static ServiceReply Unassign(GraphCall call)
    {
        var number = Number(call, call.Parameters("telephoneNumber", "numberType"));
        return number.AssignedTo is null
            ? throw Invalid($"Telephone number {number.Number} is not assigned.")
            : Accepted(call, number, newTarget: null);
    }

    static ServiceReply Assign(GraphCall call)
    {
        var parameters = call.Parameters("telephoneNumber", "numberType", "assignmentTargetId", "assignmentCategory", "locationId");
        var number = Number(call, parameters);
        var target = (string?)parameters["assignmentTargetId"] ?? throw Invalid("assignmentTargetId is required.");
        var user = call.Tenant.FindUser(target) ?? throw GraphErrors.NotFound(target);
        return call.Tenant.HasPlan(user, PlanNames.PhoneSystem)
            ? Accepted(call, number, user.Id)
            : throw Invalid("The user is not licensed for Teams Phone.");
    }

    static ServiceReply Accepted(GraphCall call, PhoneNumber number, string? newTarget)
    {
        var operation = new PhoneOperation(Guid.NewGuid().ToString(), number, newTarget, call.Now);
        call.Tenant.PhoneOperations.Add(operation);
        return new ServiceReply(202).With("Location", $"{call.Root}{Base}/operations('{operation.Id}')");
    }

    static ServiceReply Operation(GraphCall call)
    {
        var id = call["telephoneNumberLongRunningOperation-id"];
        var operation = call.Tenant.PhoneOperations.Find(o => o.Id == id) ?? throw GraphErrors.Refuse(404, "NotFound", $"Operation {id} was not found.");
        if (++operation.Polls > 1)
        {
            operation.Finish();
        }

        var status = operation.IsDone ? "succeeded" : "running";
        var view = new JsonObject
        {
            ["id"] = operation.Id,
            ["createdDateTime"] = TenantClock.Text(operation.CreatedAt),
            ["status"] = status,
            ["numbers"] = new JsonArray(new JsonObject { ["resourceLocation"] = operation.Number.Number.TrimStart('+'), ["status"] = status }),
        };
        return call.Entity(view, GraphTypes.PhoneOperation, "admin/teams/telephoneNumberManagement/operations");
    }
}
