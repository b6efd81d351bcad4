using TeamsOffboardBot.Microsoft365;

namespace TeamsOffboardBot.Planning;

/// <summary>Finds the document library, or the folder in one, that somebody named by its address.</summary>
public sealed class DocumentLibraries(Tenant tenant)
{
    /// <summary>Null when there is none at that address that the bot may see.</summary>
    public async Task<DocumentFolder?> AtAsync(Uri address, CancellationToken cancellationToken) =>
        await tenant.Copies.AtAsync(address, cancellationToken) is { IsFolder: true, ParentReference.DriveId: { } drive } folder
            ? new DocumentFolder(drive, folder.Id, (folder.WebUrl ?? address).AbsoluteUri)
            : null;
}
