using TenantSimulator.Tenant;

namespace TenantSimulator.DefaultTenant;

/// <summary>OneDrives: everybody with a SharePoint licence has one; one is large, one empty.</summary>
static class Files
{
    public static void AddTo(TenantState tenant)
    {
        foreach (var user in tenant.AllUsers.Where(u => tenant.HasPlan(u, PlanNames.SharePoint)))
        {
            var number = int.Parse(user.Id[^12..]);
            var path = user.UserPrincipalName.Replace('.', '_').Replace('@', '_');
            var drive = new OneDrive(
                $"b!drive{number:D2}A0mQhZ1xkS7uT3vWbYcEfGhJkLm",
                $"01ROOT{number:D2}QWZKZWZ5GQFFBZJ4MTRB2UQ6",
                Guid.Parse($"d0000000-0000-4000-8000-{number:D12}"),
                $"/personal/{path}")
            {
                SizeBytes = number switch
                {
                    2 => 4 * Mailbox.Gigabyte,
                    18 => 900 * Mailbox.Gigabyte,
                    26 => 0,
                    _ => (number + 1) * (Mailbox.Gigabyte / 2),
                },
                CreatedAt = tenant.Clock.Second.AddDays(-800 + number),
            };
            drive.SiteUsers.Add(new SiteUser(4, user.Id) { IsSiteAdmin = true });
            user.OneDrive = drive;
        }
    }
}
