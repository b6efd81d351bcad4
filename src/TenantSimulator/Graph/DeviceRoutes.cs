using System.Text.Json.Nodes;
using TenantSimulator.Http;
using TenantSimulator.Tenant;

namespace TenantSimulator.Graph;

/// <summary>Managed (Intune) and registered (Entra) devices.</summary>
static class DeviceRoutes
{
    public static void AddTo(GraphRoutes routes)
    {
        routes.Get("/users/{user-id}/managedDevices", c => Managed(c, c.Tenant.ManagedDevices.Where(d => d.UserId == c.User().Id)));
        routes.Get("/deviceManagement/managedDevices", c => Managed(c, c.Tenant.ManagedDevices));
        routes.Get("/deviceManagement/managedDevices/{managedDevice-id}", c => c.Entity(View(c, Device(c)), GraphTypes.ManagedDevice, "deviceManagement/managedDevices"));
        routes.Delete("/deviceManagement/managedDevices/{managedDevice-id}", RemoveManaged);
        routes.Post("/deviceManagement/managedDevices/{managedDevice-id}/wipe", Wipe);
        routes.Post("/deviceManagement/managedDevices/{managedDevice-id}/retire", Retire);
        routes.Get("/devices", c => c.List(c.Tenant.Devices.Select(GraphViews.Stored), GraphTypes.Device, "devices", isDirectory: true));
        routes.Get("/devices/{device-id}", c => c.Entity(GraphViews.Stored(Registered(c)), GraphTypes.Device, "devices"));
        routes.Map("PATCH", "/devices/{device-id}", ChangeRegistered);
        routes.Delete("/devices/{device-id}", RemoveRegistered);
    }

    static ServiceReply Managed(GraphCall call, IEnumerable<ManagedDevice> devices) =>
        call.List(devices.Select(d => View(call, d)), GraphTypes.ManagedDevice, "deviceManagement/managedDevices");

    static ManagedDevice Device(GraphCall call)
    {
        var id = call["managedDevice-id"];
        return call.Tenant.ManagedDevices.Find(d => d.Id == id) ?? throw GraphErrors.Refuse(404, "ResourceNotFound", $"Device {id} was not found.");
    }

    static JsonObject View(GraphCall call, ManagedDevice device)
    {
        var user = call.Tenant.AllUsers.Find(u => u.Id == device.UserId);
        return new JsonObject
        {
            ["id"] = device.Id,
            ["userId"] = device.UserId,
            ["deviceName"] = device.Name,
            ["managedDeviceOwnerType"] = device.Ownership,
            ["managementState"] = device.State,
            ["operatingSystem"] = device.Os,
            ["osVersion"] = device.OsVersion,
            ["model"] = device.Model,
            ["manufacturer"] = device.Manufacturer,
            ["complianceState"] = "compliant",
            ["managementAgent"] = "mdm",
            ["enrolledDateTime"] = TenantClock.Text(device.EnrolledAt),
            ["lastSyncDateTime"] = TenantClock.Text(call.Now.AddHours(-3)),
            ["userPrincipalName"] = user?.UserPrincipalName,
            ["userDisplayName"] = user?.DisplayName,
            ["emailAddress"] = user?.Text("mail"),
        };
    }

    static ServiceReply RemoveManaged(GraphCall call)
    {
        call.Tenant.ManagedDevices.Remove(Device(call));
        return new ServiceReply(204);
    }

    static ServiceReply Wipe(GraphCall call)
    {
        call.Parameters("keepEnrollmentData", "keepUserData", "macOsUnlockCode", "persistEsimDataPlan");
        Device(call).State = "wipePending";
        return new ServiceReply(204);
    }

    static ServiceReply Retire(GraphCall call)
    {
        call.Parameters();
        Device(call).State = "retirePending";
        return new ServiceReply(204);
    }

    static RegisteredDevice Registered(GraphCall call)
    {
        var id = call["device-id"];
        return call.Tenant.Devices.Find(d => TenantState.Same(d.Id, id)) ?? throw GraphErrors.NotFound(id);
    }

    static ServiceReply ChangeRegistered(GraphCall call)
    {
        var device = Registered(call);
        foreach (var (name, value) in call.Body)
        {
            if (GraphTypes.Device.Find(name) is not { } property || !property.Accepts(value))
            {
                throw GraphErrors.Bad($"The property '{name}' does not exist on type 'microsoft.graph.device' or has an invalid value.");
            }

            device.Set(name, value?.DeepClone());
        }

        return new ServiceReply(204);
    }

    static ServiceReply RemoveRegistered(GraphCall call)
    {
        call.Tenant.Devices.Remove(Registered(call));
        return new ServiceReply(204);
    }
}
