namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>Devices of a user: those registered in the directory and those managed by Intune.</summary>
public sealed class GraphDevices(GraphClient graph)
{
    public Task<IReadOnlyList<RegisteredDevice>> RegisteredAsync(string userId, CancellationToken cancellationToken) =>
        graph.ListAsync<RegisteredDevice>(new(GraphOperations.ListRegisteredDevices, userId), cancellationToken);

    /// <exception cref="Microsoft365Fault">Also when the tenant has no Intune: then it is unknown.</exception>
    public Task<IReadOnlyList<ManagedDevice>> ManagedAsync(string userId, CancellationToken cancellationToken) =>
        graph.ListAsync<ManagedDevice>(new(GraphOperations.ListManagedDevices, userId), cancellationToken);
}
