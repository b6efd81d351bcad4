namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>Devices of a user: those registered in the directory and those managed by Intune.</summary>
public sealed class GraphDevices(GraphClient graph)
{
    public Task<IReadOnlyList<RegisteredDevice>> RegisteredAsync(UserId user, CancellationToken cancellationToken) =>
        graph.ListAsync<RegisteredDevice>(new(GraphOperations.ListRegisteredDevices, user.ToString()), cancellationToken);

    /// <exception cref="Microsoft365Fault">Also when the tenant has no Intune: then it is unknown.</exception>
    public Task<IReadOnlyList<ManagedDevice>> ManagedAsync(UserId user, CancellationToken cancellationToken) =>
        graph.ListAsync<ManagedDevice>(new(GraphOperations.ListManagedDevices, user.ToString()), cancellationToken);
}
