namespace TeamsOffboardBot.Microsoft365.Graph;

public sealed record RegisteredDevice(string Id, string? DisplayName, string? OperatingSystem, bool? AccountEnabled, string? TrustType);

public sealed record ManagedDevice(string Id, string? DeviceName, string? OperatingSystem, string? ManagedDeviceOwnerType, string? ComplianceState)
{
    /// <summary>managed, retirePending, wipePending, retireIssued…</summary>
    public string? ManagementState { get; init; }
}
