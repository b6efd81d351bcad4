namespace TeamsOffboardBot.Planning;

/// <summary>The leaver's OneDrive.</summary>
public sealed record OneDrive
{
    /// <summary>The site, which is not the address of its document library.</summary>
    public required string SiteUrl { get; init; }

    public string? WebUrl { get; init; }

    public long? UsedBytes { get; init; }
}
