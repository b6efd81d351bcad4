using TenantSimulator.Tenant;

namespace TenantSimulator.DefaultTenant;

/// <summary>The demo company: everybody and everything an offboarding can meet, once. Times are relative to the clock at the start.</summary>
static class Contoso
{
    public const string TenantId = "6f2c1c0e-3d5b-4f0a-9a51-0c0a7e5b1d10";
    public const string Domain = "contoso.com";
    public const string InitialDomain = "contoso.onmicrosoft.com";

    public static string UserId(int number) => $"a0000000-0000-4000-8000-{number:D12}";

    public static string GroupId(int number) => $"b0000000-0000-4000-8000-{number:D12}";

    public static TenantState Create(TenantClock clock)
    {
        var tenant = new TenantState(clock) { Id = TenantId, DisplayName = "Contoso", Domain = Domain, InitialDomain = InitialDomain };
        tenant.Skus.AddRange(Subscriptions.All);
        People.AddTo(tenant);
        Teamwork.AddTo(tenant);
        Administration.AddTo(tenant);
        foreach (var user in tenant.AllUsers)
        {
            tenant.Changed(user);
        }

        Mail.AddTo(tenant);
        Files.AddTo(tenant);
        Equipment.AddTo(tenant);
        SecurityInfo.AddTo(tenant);
        foreach (var user in tenant.AllUsers)
        {
            tenant.Settle(user);
        }

        return tenant;
    }

    public static User Person(this TenantState tenant, int number) => tenant.AllUsers.Find(u => u.Id == UserId(number))!;
}
