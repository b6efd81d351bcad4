using System.Text;
using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365.Http;
using TeamsOffboardBot.Microsoft365.SharePoint;

namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>
/// Copies files from one drive to another, inside the service. It copies the newest version of each file, and not whom it is shared with.
/// https://learn.microsoft.com/graph/api/driveitem-copy
/// </summary>
public sealed class GraphCopies(GraphClient graph, SharePointClient sharePoint)
{
    public const string Root = "root";

    /// <summary>A name that is there already is refused, so that nothing is ever there twice.</summary>
    private const string NeverTwice = "@microsoft.graph.conflictBehavior=fail";

    private const string Entry = "$select=id,name,size,webUrl,folder,parentReference";

    public Task<IReadOnlyList<DriveEntry>> ChildrenAsync(string drive, string folder, CancellationToken cancellationToken) =>
        graph.ListAsync<DriveEntry>(new(GraphOperations.ListDriveItemChildren, drive, folder) { Query = Entry + "&$top=200" }, cancellationToken);

    /// <summary>The folder or library at an address as a browser shows it; null when there is none, or none that may be seen.</summary>
    public async Task<DriveEntry?> AtAsync(Uri address, CancellationToken cancellationToken)
    {
        var token = "u!" + Convert.ToBase64String(Encoding.UTF8.GetBytes(address.AbsoluteUri)).TrimEnd('=').Replace('/', '_').Replace('+', '-');
        try
        {
            return await graph.FindAsync<DriveEntry>(new(GraphOperations.GetSharedItem, token) { Query = Entry }, cancellationToken);
        }
        catch (Microsoft365Fault fault) when (fault.Status is 400 or 403)
        {
            return null;
        }
    }

    /// <summary>The folder of that name, made if it is not there.</summary>
    public async Task<DriveEntry> FolderAsync(string drive, string parent, string name, CancellationToken cancellationToken)
    {
        var request = new GraphRequest(GraphOperations.CreateFolder, drive, parent)
        {
            Body = WireJson.Bytes(new JsonObject { ["name"] = name, ["folder"] = new JsonObject(), ["@microsoft.graph.conflictBehavior"] = "fail" }),
        };
        try
        {
            return await graph.SendAsync<DriveEntry>(request, cancellationToken);
        }
        catch (Microsoft365Fault fault) when (fault.Status == 409)
        {
            var there = await ChildrenAsync(drive, parent, cancellationToken);
            if (there.FirstOrDefault(c => c.IsFolder && string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase)) is { } folder)
            {
                return folder;
            }

            throw;
        }
    }

    /// <summary>
    /// Orders the copy of a file, or of a folder with all that is in it. Says where to ask how it goes: at an address that opens without a
    /// token, because it carries one, and so is never written down.
    /// </summary>
    public async Task<Uri?> OrderAsync(string drive, string item, string toDrive, string toFolder, CancellationToken cancellationToken)
    {
        var request = new GraphRequest(GraphOperations.CopyDriveItem, drive, item)
        {
            Query = NeverTwice,
            Body = WireJson.Bytes(new JsonObject { ["parentReference"] = new JsonObject { ["driveId"] = toDrive, ["id"] = toFolder } }),
        };
        return Uri.TryCreate(await graph.AcceptAsync(request, cancellationToken), UriKind.Absolute, out var monitor) ? monitor : null;
    }

    /// <summary>An order that is no longer known has ended; so has one whose answer points at the copy.</summary>
    public async Task<CopyProgress> ProgressAsync(Uri monitor, CancellationToken cancellationToken)
    {
        try
        {
            var told = await sharePoint.MonitorAsync(monitor, cancellationToken);
            return new(
                told.TryGetProperty("status", out var status) ? status.GetString() : null,
                told.TryGetProperty("percentageComplete", out var percent) && percent.TryGetDouble(out var number) ? number : 0);
        }
        catch (Microsoft365Fault fault) when (fault.Status is 303 or 401 or 403 or 404 or 410)
        {
            return CopyProgress.Ended;
        }
    }
}
