using System.Text;
using System.Text.Json.Nodes;
using TenantSimulator.Http;
using TenantSimulator.Tenant;

namespace TenantSimulator.Graph;

/// <summary>Files and folders of drives: what is in them, new folders, copies, and what lies at an address.</summary>
static class LibraryRoutes
{
    const string ConflictBehavior = "@microsoft.graph.conflictBehavior";

    public static void AddTo(GraphRoutes routes)
    {
        routes.Get("/drives/{drive-id}/items/{driveItem-id}/children", c => c.List(
            Folder(c).Children.Select(i => View(c, Of(c), i)), GraphTypes.DriveItem, "drives/items/children", page: 200));
        routes.Post("/drives/{drive-id}/items/{driveItem-id}/children", MakeFolder);
        routes.Post("/drives/{drive-id}/items/{driveItem-id}/copy", Copy);
        routes.Get("/shares/{sharedDriveItem-id}/driveItem", Shared);
    }

    public static JsonObject View(GraphCall call, Library library, LibraryItem item)
    {
        var view = new JsonObject
        {
            ["id"] = item.Id,
            ["name"] = item.Name,
            ["webUrl"] = WebUrl(call, library, item),
            ["size"] = item.Size,
            ["parentReference"] = new JsonObject { ["driveId"] = library.DriveId, ["driveType"] = "business" },
        };
        view[item.IsFolder ? "folder" : "file"] = item.IsFolder ? new JsonObject { ["childCount"] = item.Children.Count } : new JsonObject { ["mimeType"] = "application/octet-stream" };
        return view;
    }

    static Library Of(GraphCall call) => call.Tenant.Libraries.FirstOrDefault(l => l.DriveId == call["drive-id"]) ?? throw GraphErrors.NoItem();

    static LibraryItem Item(GraphCall call) => Of(call).Find(call["driveItem-id"]) ?? throw GraphErrors.NoItem();

    static LibraryItem Folder(GraphCall call) => Item(call) is { IsFolder: true } folder ? folder : throw Refused("The item is not a folder.");

    static string WebUrl(GraphCall call, Library library, LibraryItem item) =>
        call.SharePointRoot + Uri.EscapeDataString(library.WebPath + PathTo(library.Root, item)).Replace("%2F", "/", StringComparison.Ordinal);

    static string? PathTo(LibraryItem folder, LibraryItem item) => folder == item
        ? ""
        : folder.Children.Select(c => PathTo(c, item) is { } below ? $"/{c.Name}{below}" : null).FirstOrDefault(path => path is not null);

    static ServiceReply MakeFolder(GraphCall call)
    {
        var name = (string?)call.Body["name"];
        if (call.Body.FirstOrDefault(p => p.Key is not ("name" or "folder" or ConflictBehavior)) is { Key: { } unknown })
        {
            throw GraphErrors.UnknownProperty(unknown, "driveItem");
        }

        if (string.IsNullOrWhiteSpace(name) || call.Body["folder"] is not JsonObject || name.IndexOfAny(['"', '*', ':', '<', '>', '?', '/', '\\', '|']) >= 0)
        {
            throw Refused("The name in the provided oneDrive item is invalid, or no folder was asked for.");
        }

        var folder = Folder(call);
        if (folder.Child(name) is not null)
        {
            throw NameTaken();
        }

        return call.Entity(View(call, Of(call), folder.Add(name, isFolder: true)), GraphTypes.DriveItem, "drives/items", 201);
    }

    /// <summary>Only takes the order. A conflict that can be seen at once is refused at once.</summary>
    static ServiceReply Copy(GraphCall call)
    {
        var parameters = call.Parameters("parentReference", "name", "childrenOnly", "includeAllVersionHistory");
        if (call.Query[ConflictBehavior] is not (null or "fail"))
        {
            throw Refused("Only the conflict behavior 'fail' is simulated.");
        }

        var source = Item(call);
        if (source == Of(call).Root)
        {
            throw Refused("Cannot copy the root folder.");
        }

        var target = call.Tenant.Libraries.FirstOrDefault(l => l.DriveId == (string?)parameters["parentReference"]?["driveId"]);
        if (target?.Find((string?)parameters["parentReference"]?["id"] ?? "") is not { IsFolder: true } into)
        {
            throw GraphErrors.NoItem();
        }

        if (into.Child(source.Name) is not null)
        {
            throw NameTaken();
        }

        var operation = new CopyOperation(source, into, call.Copying.MostItems, call.Copying.Looks, call.Now);
        operation.Begin();
        call.Tenant.CopyOperations.Add(operation);
        return new ServiceReply(202).With("Location", $"{call.SharePointRoot}/_api/v2.0/monitor/{operation.Id}?tempauth=v1.{Guid.NewGuid():N}");
    }

    static ServiceReply Shared(GraphCall call)
    {
        var token = call["sharedDriveItem-id"];
        var address = token.StartsWith("u!", StringComparison.Ordinal) ? Decoded(token[2..]) : null;
        if (address is null || !address.StartsWith(call.SharePointRoot, StringComparison.OrdinalIgnoreCase))
        {
            throw Refused("The sharing token is invalid.");
        }

        var path = Uri.UnescapeDataString(new Uri(address).AbsolutePath["/sharepoint".Length..]).TrimEnd('/');
        foreach (var library in call.Tenant.Libraries)
        {
            if (library.Root.AndAllBelow().FirstOrDefault(i => TenantState.Same(library.WebPath + PathTo(library.Root, i), path)) is { } item)
            {
                return call.Entity(View(call, library, item), GraphTypes.DriveItem, "shares/driveItem");
            }
        }

        throw GraphErrors.NoItem();
    }

    static string? Decoded(string text)
    {
        try
        {
            var plain = text.Replace('_', '/').Replace('-', '+');
            return Encoding.UTF8.GetString(Convert.FromBase64String(plain.PadRight((plain.Length + 3) / 4 * 4, '=')));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    static RefusedException NameTaken() => GraphErrors.Refuse(409, "nameAlreadyExists", "The specified item name already exists.");

    static RefusedException Refused(string message) => GraphErrors.Refuse(400, "invalidRequest", message);
}
