using System.Text.Json.Nodes;
using TenantSimulator.Http;
using TenantSimulator.Tenant;

namespace TenantSimulator.Graph;

/// <summary>OneDrives as Graph shows them, and sharing of their root.</summary>
static class DriveRoutes
{
    public static void AddTo(GraphRoutes routes)
    {
        routes.Get("/users/{user-id}/drive", c => c.Entity(DriveView(c, c.User(), Of(c.User())), GraphTypes.Drive, "drives"));
        routes.Get("/users/{user-id}/drives", c => c.List([DriveView(c, c.User(), Of(c.User()))], GraphTypes.Drive, "drives"));
        routes.Get("/users/{user-id}/drive/root", c => c.Entity(RootView(c, Of(c.User())), GraphTypes.DriveItem, "users/drive/root"));
        routes.Get("/drives/{drive-id}", c => c.Entity(DriveView(c, Owner(c), Of(Owner(c))), GraphTypes.Drive, "drives"));
        routes.Get("/drives/{drive-id}/root", c => c.Entity(RootView(c, Of(Owner(c))), GraphTypes.DriveItem, "drives/root"));
        routes.Get("/drives/{drive-id}/items/{driveItem-id}", c => c.Entity(ItemView(c), GraphTypes.DriveItem, "drives/items"));
        routes.Post("/drives/{drive-id}/items/{driveItem-id}/invite", Invite);
        routes.Get("/drives/{drive-id}/items/{driveItem-id}/permissions", c => c.List(
            Root(c).Permissions.Select(p => PermissionView(c, p)).Prepend(OwnerView(c)), GraphTypes.Permission, "drives/items/permissions"));
        routes.Get("/drives/{drive-id}/items/{driveItem-id}/permissions/{permission-id}", c => c.Entity(
            PermissionView(c, Permission(c)), GraphTypes.Permission, "drives/items/permissions"));
        routes.Map("PATCH", "/drives/{drive-id}/items/{driveItem-id}/permissions/{permission-id}", ChangePermission);
        routes.Delete("/drives/{drive-id}/items/{driveItem-id}/permissions/{permission-id}", RemovePermission);
        routes.Get("/admin/sharepoint/settings", Settings);
    }

    static OneDrive Of(User user) => user.OneDrive is { IsDeleted: false } drive ? drive : throw GraphErrors.NoDrive();

    static User Owner(GraphCall call) =>
        call.Tenant.AllUsers.Find(u => u.OneDrive is { IsDeleted: false } drive && drive.DriveId == call["drive-id"]) ?? throw GraphErrors.NoItem();

    static OneDrive Root(GraphCall call)
    {
        var drive = Of(Owner(call));
        return call["driveItem-id"] is "root" || call["driveItem-id"] == drive.RootId ? drive : throw GraphErrors.NoItem();
    }

    /// <summary>The root of a OneDrive tells more than what lies in a drive.</summary>
    static JsonObject ItemView(GraphCall call) => call.Tenant.Libraries.FirstOrDefault(l => l.DriveId == call["drive-id"]) is { } library && library.Find(call["driveItem-id"]) is { } item && item != library.Root
        ? LibraryRoutes.View(call, library, item)
        : RootView(call, Root(call));

    static JsonObject DriveView(GraphCall call, User user, OneDrive drive) => new()
    {
        ["id"] = drive.DriveId,
        ["name"] = "OneDrive",
        ["driveType"] = "business",
        ["createdDateTime"] = TenantClock.Text(drive.CreatedAt),
        ["webUrl"] = $"{call.SharePointRoot}{drive.SitePath}/Documents",
        ["owner"] = new JsonObject { ["user"] = Identity(user) },
        ["quota"] = new JsonObject
        {
            ["used"] = drive.SizeBytes,
            ["total"] = 1024L * Mailbox.Gigabyte,
            ["remaining"] = (1024L * Mailbox.Gigabyte) - drive.SizeBytes,
            ["deleted"] = 0,
            ["state"] = "normal",
        },
        ["sharePointIds"] = SiteIds(call, drive),
    };

    static JsonObject RootView(GraphCall call, OneDrive drive) => new()
    {
        ["id"] = drive.RootId,
        ["name"] = "root",
        ["createdDateTime"] = TenantClock.Text(drive.CreatedAt),
        ["webUrl"] = $"{call.SharePointRoot}{drive.SitePath}/Documents",
        ["size"] = drive.SizeBytes,
        ["folder"] = new JsonObject { ["childCount"] = drive.Files.Root.Children.Count },
        ["root"] = new JsonObject(),
        ["parentReference"] = new JsonObject { ["driveId"] = drive.DriveId, ["driveType"] = "business" },
        ["sharepointIds"] = SiteIds(call, drive),
    };

    static JsonObject SiteIds(GraphCall call, OneDrive drive) => new()
    {
        ["siteId"] = drive.SiteId.ToString(),
        ["siteUrl"] = call.SharePointRoot + drive.SitePath,
        ["tenantId"] = call.Tenant.Id,
        ["listItemUniqueId"] = drive.SiteId.ToString(),
    };

    static JsonObject Identity(User user) => new() { ["id"] = user.Id, ["displayName"] = user.DisplayName, ["email"] = user.UserPrincipalName };

    static JsonObject PermissionView(GraphCall call, DrivePermission permission) => new()
    {
        ["id"] = permission.Id,
        ["roles"] = new JsonArray(permission.Role),
        ["expirationDateTime"] = permission.ExpiresAt is { } at ? TenantClock.Text(at) : null,
        ["grantedToV2"] = new JsonObject { ["user"] = Identity(call.Tenant.AllUsers.Find(u => u.Id == permission.UserId)!) },
    };

    static JsonObject OwnerView(GraphCall call) => new()
    {
        ["id"] = "owner",
        ["roles"] = new JsonArray("owner"),
        ["grantedToV2"] = new JsonObject { ["user"] = Identity(Owner(call)) },
    };

    /// <summary>Recipients that cannot be resolved are answered inside the 200, one by one.</summary>
    static ServiceReply Invite(GraphCall call)
    {
        var parameters = call.Parameters("recipients", "roles", "requireSignIn", "sendInvitation", "message", "expirationDateTime", "password", "retainInheritedPermissions");
        var role = (string?)(parameters["roles"] as JsonArray)?.FirstOrDefault();
        if (parameters["recipients"] is not JsonArray { Count: > 0 } recipients || role is not ("read" or "write"))
        {
            throw GraphErrors.Refuse(400, "invalidRequest", "One of the provided arguments is not acceptable.");
        }

        var drive = Root(call);
        var until = (string?)parameters["expirationDateTime"] is { } text ? DateTimeOffset.Parse(text) : (DateTimeOffset?)null;
        return call.Value(new JsonArray([.. recipients.Select(r => Grant(call, drive, r, role, until))]), "Collection(permission)");
    }

    static JsonObject Grant(GraphCall call, OneDrive drive, JsonNode? recipient, string role, DateTimeOffset? until)
    {
        var key = (string?)recipient?["objectId"] ?? (string?)recipient?["email"] ?? (string?)recipient?["alias"] ?? "";
        if (call.Tenant.FindUser(key) is not { } user)
        {
            return new JsonObject
            {
                ["roles"] = new JsonArray(role),
                ["error"] = new JsonObject { ["code"] = "notFound", ["message"] = $"The recipient '{key}' could not be resolved." },
            };
        }

        drive.Permissions.RemoveAll(p => p.UserId == user.Id);
        var permission = new DrivePermission(Convert.ToBase64String(Guid.Parse(user.Id).ToByteArray()).TrimEnd('='), user.Id, role) { ExpiresAt = until };
        drive.Permissions.Add(permission);
        return PermissionView(call, permission);
    }

    static DrivePermission Permission(GraphCall call) => Root(call).Permissions.Find(p => p.Id == call["permission-id"]) ?? throw GraphErrors.NoItem();

    static ServiceReply ChangePermission(GraphCall call)
    {
        var permission = Permission(call);
        permission.Role = (string?)(call.Body["roles"] as JsonArray)?.FirstOrDefault() ?? permission.Role;
        return call.Entity(PermissionView(call, permission), GraphTypes.Permission, "drives/items/permissions");
    }

    static ServiceReply RemovePermission(GraphCall call)
    {
        Root(call).Permissions.Remove(Permission(call));
        return new ServiceReply(204);
    }

    static ServiceReply Settings(GraphCall call) => call.Entity(
        new JsonObject
        {
            ["deletedUserPersonalSiteRetentionPeriodInDays"] = call.Tenant.DeletedOneDriveRetentionDays,
            ["sharingCapability"] = "externalUserAndGuestSharing",
            ["isResharingByExternalUsersEnabled"] = true,
            ["personalSiteDefaultStorageLimitInMB"] = 1_048_576,
        },
        GraphTypes.SharePointSettings,
        "admin/sharepoint/settings");
}
