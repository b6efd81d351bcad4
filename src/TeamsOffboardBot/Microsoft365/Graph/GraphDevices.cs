using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>Devices of a user: those registered in the directory and those managed by Intune.</summary>
public sealed class GraphDevices(GraphClient graph)
{
    public Task<IReadOnlyList<RegisteredDevice>> RegisteredAsync(string userId, CancellationToken cancellationToken) =>
        graph.ListAsync<RegisteredDevice>(new(GraphOperations.ListRegisteredDevices, userId), cancellationToken);

    /// <summary>Disabled, the device can no longer be used to sign in. https://learn.microsoft.com/graph/api/device-update</summary>
    /// <param name="objectId">Of the directory object; not what the device calls itself.</param>
    public Task SetEnabledAsync(string objectId, bool enabled, CancellationToken cancellationToken) =>
        graph.SendAsync(
            new(GraphOperations.UpdateDevice, objectId) { Body = WireJson.Bytes(new JsonObject { ["accountEnabled"] = enabled }) }, cancellationToken);

    /// <summary>Company data and management go from the device. https://learn.microsoft.com/graph/api/intune-devices-manageddevice-retire</summary>
    public Task RetireAsync(string deviceId, CancellationToken cancellationToken) =>
        graph.RemoveAsync(new(GraphOperations.RetireManagedDevice, deviceId), cancellationToken);

    /// <summary>Everything goes from the device. https://learn.microsoft.com/graph/api/intune-devices-manageddevice-wipe</summary>
    public Task WipeAsync(string deviceId, CancellationToken cancellationToken) =>
        graph.RemoveAsync(
            new(GraphOperations.WipeManagedDevice, deviceId)
            {
                Body = WireJson.Bytes(new JsonObject { ["keepEnrollmentData"] = false, ["keepUserData"] = false }),
            },
            cancellationToken);

    /// <exception cref="Microsoft365Fault">Also when the tenant has no Intune: then it is unknown.</exception>
    public Task<IReadOnlyList<ManagedDevice>> ManagedAsync(string userId, CancellationToken cancellationToken) =>
        graph.ListAsync<ManagedDevice>(new(GraphOperations.ListManagedDevices, userId), cancellationToken);
}
