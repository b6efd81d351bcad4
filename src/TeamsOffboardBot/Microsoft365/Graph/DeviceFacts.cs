namespace TeamsOffboardBot.Microsoft365.Graph;

public sealed record RegisteredDevice(Guid Id, string? DisplayName, string? OperatingSystem, bool? AccountEnabled, string? TrustType);

public sealed record ManagedDevice(string Id, string? DeviceName, string? OperatingSystem, string? ManagedDeviceOwnerType, string? ComplianceState);
