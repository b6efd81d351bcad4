namespace TenantSimulator.Tenant;

/// <summary>A document library: the one of a OneDrive, or of a site.</summary>
sealed class Library(string driveId, string rootId, string webPath)
{
    public string DriveId { get; } = driveId;

    /// <summary>Below the SharePoint base, e.g. /sites/finance/Shared Documents.</summary>
    public string WebPath { get; } = webPath;
    public LibraryItem Root { get; } = new(rootId, "root", isFolder: true);

    public LibraryItem? Find(string id) => id == "root" ? Root : Root.AndAllBelow().FirstOrDefault(i => i.Id == id);

    /// <summary>The item at a path below the root, made with its folders where it is not there.</summary>
    public LibraryItem At(string path, bool isFolder = false)
    {
        var at = Root;
        var names = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < names.Length; i++)
        {
            at = at.Child(names[i]) ?? at.Add(names[i], isFolder || i < names.Length - 1);
        }

        return at;
    }

    /// <summary>Files by their paths, sorted.</summary>
    public IReadOnlyList<(string Path, LibraryItem File)> Files()
    {
        var found = new List<(string Path, LibraryItem File)>();
        Collect(Root, "", found);
        return [.. found.OrderBy(f => f.Path, StringComparer.Ordinal)];
    }

    static void Collect(LibraryItem folder, string path, List<(string, LibraryItem)> found)
    {
        foreach (var child in folder.Children)
        {
            if (child.IsFolder)
            {
                Collect(child, $"{path}{child.Name}/", found);
            }
            else
            {
                found.Add((path + child.Name, child));
            }
        }
    }
}

sealed class LibraryItem(string id, string name, bool isFolder)
{
    long _size;

    public string Id { get; } = id;
    public string Name { get; } = name;
    public bool IsFolder { get; } = isFolder;
    public List<LibraryItem> Children { get; } = [];

    /// <summary>Of a folder, with all that is in it.</summary>
    public long Size
    {
        get => IsFolder ? Children.Sum(c => c.Size) : _size;
        set => _size = value;
    }

    /// <summary>The service takes an order to copy it and then fails at it.</summary>
    public bool RefusesCopy { get; set; }

    public LibraryItem? Child(string name) => Children.Find(c => TenantState.Same(c.Name, name));

    public LibraryItem Add(string name, bool isFolder, long size = 0)
    {
        var child = new LibraryItem("01" + Convert.ToHexString(Guid.NewGuid().ToByteArray()), name, isFolder) { Size = size };
        Children.Add(child);
        return child;
    }

    public IEnumerable<LibraryItem> AndAllBelow() => Children.SelectMany(c => c.AndAllBelow()).Prepend(this);
}

/// <summary>
/// A copy that the service took on: a part of it is there after each look, all of it after the last or when its time is over. What cannot be copied, or has its name taken, is left
/// out, and then the whole has failed.
/// </summary>
sealed class CopyOperation(LibraryItem source, LibraryItem into, int mostItems, int looks, DateTimeOffset createdAt)
{
    readonly List<(LibraryItem Item, LibraryItem Into)> _left = [];
    int _looks;

    public string Id { get; } = Guid.NewGuid().ToString();
    public DateTimeOffset CreatedAt { get; } = createdAt;
    public LibraryItem? Copy { get; private set; }
    public int Total { get; private set; }
    public int Done { get; private set; }
    public bool HasFailed { get; private set; }
    public bool IsDone { get; private set; }

    /// <summary>Everything below the copied item, files and folders in turn.</summary>
    public void Begin()
    {
        HasFailed = source.AndAllBelow().Count() > mostItems || into.Child(source.Name) is not null || (!source.IsFolder && source.RefusesCopy);
        Total = source.AndAllBelow().Count(i => !i.IsFolder);
        if (!HasFailed)
        {
            _left.Add((source, into));
        }
    }

    public void Look()
    {
        _looks++;
        Go(_looks >= looks ? int.MaxValue : Math.Max(1, Total / looks));
        IsDone = _looks >= looks;
    }

    public void Finish()
    {
        Go(int.MaxValue);
        IsDone = true;
    }

    void Go(int most)
    {
        for (var copied = 0; _left.Count > 0 && copied < most;)
        {
            var (item, to) = _left[0];
            _left.RemoveAt(0);
            if (to.Child(item.Name) is not null || item.RefusesCopy)
            {
                HasFailed = true;
                continue;
            }

            // SharePoint writes a few bytes of its own into what it takes in.
            var made = to.Add(item.Name, item.IsFolder, item.Size + (item.Name.EndsWith('x') ? 512 : 0));
            Copy ??= made;
            _left.InsertRange(0, item.Children.Select(c => (c, made)));
            copied += item.IsFolder ? 0 : 1;
            Done += item.IsFolder ? 0 : 1;
        }
    }
}
