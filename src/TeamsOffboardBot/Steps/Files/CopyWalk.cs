using TeamsOffboardBot.Microsoft365.Graph;

namespace TeamsOffboardBot.Steps.Files;

/// <summary>
/// Compares what was to be copied with what is there, folder by folder: two calls for each folder, of which twenty travel together. Names are
/// compared and not sizes, because SharePoint writes into Office files it takes in.
/// </summary>
internal sealed class CopyWalk(GraphCopies copies, string fromDrive, string toDrive)
{
    private readonly List<MissingEntry> _missing = [];
    private long _files;
    private long _bytes;

    /// <param name="folder">Null while nothing was copied yet.</param>
    public async Task<CopyState> WalkAsync(DriveEntry? folder, CancellationToken cancellationToken)
    {
        List<Pair> level = [new(GraphCopies.Root, folder?.Id, "")];
        while (level.Count > 0)
        {
            level = [.. (await Task.WhenAll(level.Select(pair => CompareAsync(pair, cancellationToken)))).SelectMany(pairs => pairs)];
        }

        return new CopyState(folder, _files, _bytes, [.. _missing.OrderBy(m => m.Path, StringComparer.OrdinalIgnoreCase)]);
    }

    private async Task<IReadOnlyList<Pair>> CompareAsync(Pair pair, CancellationToken cancellationToken)
    {
        var from = copies.ChildrenAsync(fromDrive, pair.From, cancellationToken);
        var to = pair.To is null ? Task.FromResult<IReadOnlyList<DriveEntry>>([]) : copies.ChildrenAsync(toDrive, pair.To, cancellationToken);
        var (entries, copied) = (await from, await to);
        var there = copied.DistinctBy(e => e.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(e => e.Name, StringComparer.OrdinalIgnoreCase);
        List<Pair> deeper = [];
        lock (_missing)
        {
            foreach (var entry in entries)
            {
                var path = pair.Path + entry.Name;
                if (there.GetValueOrDefault(entry.Name) is not { } copy || copy.IsFolder != entry.IsFolder)
                {
                    _missing.Add(new MissingEntry(entry, pair.To, path));
                }
                else if (entry is { Folder.ChildCount: not 0 })
                {
                    deeper.Add(new Pair(entry.Id, copy.Id, path + "/"));
                }
                else if (!entry.IsFolder)
                {
                    _files++;
                    _bytes += entry.Size ?? 0;
                }
            }
        }

        return deeper;
    }

    private sealed record Pair(string From, string? To, string Path);
}
