namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>A file or a folder. The size of a folder is that of everything in it.</summary>
public sealed record DriveEntry(string Id, string Name, long? Size)
{
    public Uri? WebUrl { get; init; }

    /// <summary>Null for files, and for notebooks, which are copied as one.</summary>
    public DriveFolderFacet? Folder { get; init; }

    public DriveEntryParent? ParentReference { get; init; }

    public bool IsFolder => Folder is not null;
}

public sealed record DriveFolderFacet(int? ChildCount);

public sealed record DriveEntryParent(string? DriveId);
