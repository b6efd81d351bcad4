using TenantSimulator.Tenant;

namespace TenantSimulator.DefaultTenant;

/// <summary>Devices and phone numbers.</summary>
static class Equipment
{
    public static void AddTo(TenantState tenant)
    {
        tenant.ManagedDevices.AddRange(
        [
            new("f0000000-0000-4000-8000-000000000001", Contoso.UserId(2), "ADELE-LAPTOP") { EnrolledAt = tenant.Clock.Second.AddDays(-300) },
            new("f0000000-0000-4000-8000-000000000002", Contoso.UserId(2), "Adele's iPhone")
            {
                Os = "iOS", OsVersion = "19.1", Model = "iPhone 17", Manufacturer = "Apple", Ownership = "personal",
                EnrolledAt = tenant.Clock.Second.AddDays(-250),
            },
            new("f0000000-0000-4000-8000-000000000003", Contoso.UserId(32), "LAB-SHARED-01") { EnrolledAt = tenant.Clock.Second.AddDays(-500) },
        ]);

        var device = new RegisteredDevice("f1000000-0000-4000-8000-000000000001", Contoso.UserId(2));
        device.Set("displayName", "ADELE-LAPTOP");
        device.Set("deviceId", "f2000000-0000-4000-8000-000000000001");
        device.Set("accountEnabled", true);
        device.Set("operatingSystem", "Windows");
        device.Set("operatingSystemVersion", "10.0.26200.7019");
        device.Set("trustType", "AzureAd");
        device.Set("isManaged", true);
        device.Set("isCompliant", true);
        tenant.Devices.Add(device);

        tenant.PhoneNumbers.AddRange(
        [
            new("+14255550101", "callingPlan") { AssignedTo = Contoso.UserId(1) },
            new("+14255550102", "callingPlan") { AssignedTo = Contoso.UserId(2) },
            new("+14255550150", "directRouting"),
        ]);
    }
}
