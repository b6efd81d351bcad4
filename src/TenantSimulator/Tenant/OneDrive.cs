namespace TenantSimulator.Tenant;

sealed class OneDrive(string driveId, string rootId, Guid siteId, string sitePath)
{
    public string DriveId { get; } = driveId;
    public string RootId { get; } = rootId;
    public Guid SiteId { get; } = siteId;

    /// <summary>Below the SharePoint base, e.g. /personal/adele_vance_contoso_com.</summary>
    public string SitePath { get; } = sitePath;
    public Library Files { get; } = new(driveId, rootId, sitePath + "/Documents");
    public long SizeBytes => Files.Root.Size;
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Graph's spelling of the sharing capability of the site.</summary>
    public string Sharing { get; set; } = "externalUserAndGuestSharing";

    /// <summary>People the site knows, by their number there. The owner is the first and an administrator.</summary>
    public List<SiteUser> SiteUsers { get; } = [];
    public List<DrivePermission> Permissions { get; } = [];
    public DateTimeOffset? UnlicensedSince { get; set; }
    public bool IsReadOnly { get; set; }
    public bool IsArchived { get; set; }
    public bool IsDeleted { get; set; }
}

sealed class SiteUser(int number, string userId)
{
    public int Number { get; } = number;
    public string UserId { get; } = userId;
    public bool IsSiteAdmin { get; set; }
}

sealed class DrivePermission(string id, string userId, string role)
{
    public string Id { get; } = id;
    public string UserId { get; } = userId;
    public string Role { get; set; } = role;
    public DateTimeOffset? ExpiresAt { get; set; }
}
