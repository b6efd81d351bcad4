using TenantSimulator.Tenant;

namespace TenantSimulator.DefaultTenant;

/// <summary>OneDrives: everybody with a SharePoint licence has one; one is large, one empty. And a library of a site.</summary>
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
                CreatedAt = tenant.Clock.Second.AddDays(-800 + number),
            };
            drive.SiteUsers.Add(new SiteUser(4, user.Id) { IsSiteAdmin = true });
            user.OneDrive = drive;
            Fill(drive.Files, number switch
            {
                2 => 4 * Mailbox.Gigabyte,
                18 => 900 * Mailbox.Gigabyte,
                26 => 0,
                _ => (number + 1) * (Mailbox.Gigabyte / 2),
            });
        }

        var finance = new Library("b!sitefinanceA0mQhZ1xkS7uT3vWbYc", "01ROOTFINANCEQWZKZWZ5GQFFBZJ4MTRB2UQ6", "/sites/finance/Shared Documents");
        finance.At("Leavers", isFolder: true);
        tenant.SiteLibraries.Add(finance);
    }

    /// <summary>Some documents in folders, and something large for the rest.</summary>
    internal static void Fill(Library files, long bytes)
    {
        (string Path, long Size)[] documents =
        [
            ("Documents/Plan 2026.docx", 48_211), ("Documents/Projects/Aurora/Launch.pptx", 2_310_554), ("Documents/Projects/Aurora/Budget.xlsx", 91_377),
            ("Documents/Projects/Notes.txt", 812), ("Pictures/Team.jpg", 3_184_220), ("To do.txt", 377),
        ];
        foreach (var (path, size) in bytes == 0 ? [] : documents)
        {
            files.At(path).Size = size;
        }

        if (bytes > files.Root.Size)
        {
            files.At("Archive.zip").Size = bytes - files.Root.Size;
        }
    }
}
