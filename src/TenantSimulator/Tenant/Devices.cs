namespace TenantSimulator.Tenant;

sealed class ManagedDevice(string id, string userId, string name)
{
    public string Id { get; } = id;
    public string UserId { get; } = userId;
    public string Name { get; } = name;
    public string Os { get; init; } = "Windows";
    public string OsVersion { get; init; } = "10.0.26200.7019";
    public string Model { get; init; } = "Surface Laptop 7";
    public string Manufacturer { get; init; } = "Microsoft Corporation";
    public string Ownership { get; init; } = "company";
    public DateTimeOffset EnrolledAt { get; init; }
    public string State { get; set; } = "managed";
}

sealed class RegisteredDevice(string id, string userId) : DirectoryObject(id)
{
    public string UserId { get; } = userId;
}
