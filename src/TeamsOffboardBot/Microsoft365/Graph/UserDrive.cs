namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>A user's OneDrive.</summary>
/// <param name="SiteUrl">Where SharePoint's own REST answers for it; null when Graph did not tell.</param>
public sealed record UserDrive(string Id, Uri WebUrl, Uri? SiteUrl, DriveQuota? Quota)
{
    /// <summary>The id that the site has in SharePoint; null when Graph did not tell.</summary>
    public string? SiteId { get; init; }
}

/// <summary>In bytes.</summary>
public sealed record DriveQuota(long? Used, long? Total, long? Remaining, string? State);
