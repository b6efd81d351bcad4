using TeamsOffboardBot.Microsoft365.Graph;

namespace TeamsOffboardBot.Steps.Files;

/// <param name="Folder">Where the copies are; null while there are none.</param>
/// <param name="Missing">What is not there although the folder it belongs into is: files, and folders whole.</param>
internal sealed record CopyState(DriveEntry? Folder, long Files, long Bytes, IReadOnlyList<MissingEntry> Missing);

/// <param name="Into">The folder it belongs into; null where that is yet to be made.</param>
/// <param name="Path">From the top of the OneDrive.</param>
internal sealed record MissingEntry(DriveEntry Entry, string? Into, string Path);
