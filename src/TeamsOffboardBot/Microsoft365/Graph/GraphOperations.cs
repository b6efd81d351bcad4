using static TeamsOffboardBot.Microsoft365.Graph.GraphWorkload;

namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>Every operation of Graph this product calls, with the permission it asks for. A contract test holds it to Microsoft's metadata.</summary>
public static class GraphOperations
{
    public static readonly GraphOperation ListUsers = Get("/users", Entra, "User.Read.All");
    public static readonly GraphOperation GetUser = Get("/users/{user-id}", Entra, "User.Read.All");
    public static readonly GraphOperation GetManager = Get("/users/{user-id}/manager", Entra, "User.Read.All");
    public static readonly GraphOperation ListDirectReports = Get("/users/{user-id}/directReports", Entra, "User.Read.All");
    public static readonly GraphOperation ListMemberOf = Get("/users/{user-id}/memberOf", Entra, "Directory.Read.All");
    public static readonly GraphOperation ListOwnedObjects = Get("/users/{user-id}/ownedObjects", Entra, "User.Read.All");
    public static readonly GraphOperation ListRegisteredDevices = Get("/users/{user-id}/registeredDevices", Entra, "User.Read.All");
    public static readonly GraphOperation ListDeletedUsers = Get("/directory/deletedItems/graph.user", Entra, "User.Read.All");
    public static readonly GraphOperation GetMemberObjects =
        Post("/users/{user-id}/getMemberObjects", 200, Entra, "Directory.Read.All") with { OnlyReads = true };

    public static readonly GraphOperation UpdateUserAccount = Patch("/users/{user-id}", 204, Entra, "User.EnableDisableAccount.All");
    public static readonly GraphOperation UpdateUserPassword =
        Patch("/users/{user-id}", 204, Entra, "User-PasswordProfile.ReadWrite.All") with { CarriesSecret = true };
    public static readonly GraphOperation RevokeSignInSessions =
        Post("/users/{user-id}/revokeSignInSessions", 200, Entra, "User.RevokeSessions.All");

    public static readonly GraphOperation ListAuthenticationMethods =
        Get("/users/{user-id}/authentication/methods", Entra, "UserAuthenticationMethod.Read.All");

    public static readonly GraphOperation GetMailboxSettings = Get("/users/{user-id}/mailboxSettings", Outlook, "MailboxSettings.ReadWrite");
    public static readonly GraphOperation UpdateMailboxSettings =
        Patch("/users/{user-id}/mailboxSettings", 200, Outlook, "MailboxSettings.ReadWrite");

    public static readonly GraphOperation GetGroup = Get("/groups/{group-id}", Entra, "Directory.Read.All");
    public static readonly GraphOperation ListGroupMembers = Get("/groups/{group-id}/members", Entra, "Directory.Read.All");
    public static readonly GraphOperation ListGroupOwners = Get("/groups/{group-id}/owners", Entra, "Group.ReadWrite.All");
    public static readonly GraphOperation AddGroupMember = Post("/groups/{group-id}/members/$ref", 204, Entra, "GroupMember.ReadWrite.All");
    public static readonly GraphOperation AddGroupOwner = Post("/groups/{group-id}/owners/$ref", 204, Entra, "Group.ReadWrite.All");
    public static readonly GraphOperation RemoveGroupMember =
        Delete("/groups/{group-id}/members/{directoryObject-id}/$ref", Entra, "GroupMember.ReadWrite.All");
    public static readonly GraphOperation RemoveGroupOwner =
        Delete("/groups/{group-id}/owners/{directoryObject-id}/$ref", Entra, "Group.ReadWrite.All");

    public static readonly GraphOperation ListSubscribedSkus = Get("/subscribedSkus", Entra, "LicenseAssignment.Read.All");
    public static readonly GraphOperation AssignLicense =
        Post("/users/{user-id}/assignLicense", 200, Entra, "LicenseAssignment.ReadWrite.All");

    public static readonly GraphOperation ListRoleAssignments =
        Get("/roleManagement/directory/roleAssignments", Entra, "RoleManagement.Read.Directory");
    public static readonly GraphOperation ListRoleEligibility =
        Get("/roleManagement/directory/roleEligibilityScheduleInstances", Entra, "RoleEligibilitySchedule.Read.Directory");
    public static readonly GraphOperation ListRoleDefinitions =
        Get("/roleManagement/directory/roleDefinitions", Entra, "RoleManagement.Read.Directory");

    public static readonly GraphOperation GetUserDrive = Get("/users/{user-id}/drive", Files, "Files.ReadWrite.All");
    public static readonly GraphOperation GetUserDriveRoot = Get("/users/{user-id}/drive/root", Files, "Files.ReadWrite.All");
    public static readonly GraphOperation InviteToDriveItem =
        Post("/drives/{drive-id}/items/{driveItem-id}/invite", 200, Files, "Files.ReadWrite.All");
    public static readonly GraphOperation ListDriveItemPermissions =
        Get("/drives/{drive-id}/items/{driveItem-id}/permissions", Files, "Files.ReadWrite.All");
    public static readonly GraphOperation RemoveDriveItemPermission =
        Delete("/drives/{drive-id}/items/{driveItem-id}/permissions/{permission-id}", Files, "Files.ReadWrite.All");

    public static readonly GraphOperation ListManagedDevices =
        Get("/users/{user-id}/managedDevices", Devices, "DeviceManagementManagedDevices.Read.All");

    public static readonly GraphOperation ListOrganization = Get("/organization", Entra, "Directory.Read.All");
    public static readonly GraphOperation ListDomains = Get("/domains", Entra, "Directory.Read.All");
    public static readonly GraphOperation GetSharePointSettings = Get("/admin/sharepoint/settings", Files, "SharePointTenantSettings.Read.All");
    public static readonly GraphOperation ListNumberAssignments =
        Get("/admin/teams/telephoneNumberManagement/numberAssignments", Teams, "TeamsTelephoneNumber.Read.All");

    public static IReadOnlyList<GraphOperation> All { get; } =
    [
        ListUsers, GetUser, GetManager, ListDirectReports, ListMemberOf, ListOwnedObjects, ListRegisteredDevices, ListDeletedUsers,
        GetMemberObjects, UpdateUserAccount, UpdateUserPassword, RevokeSignInSessions, ListAuthenticationMethods, GetMailboxSettings,
        UpdateMailboxSettings, GetGroup, ListGroupMembers, ListGroupOwners, AddGroupMember, AddGroupOwner, RemoveGroupMember,
        RemoveGroupOwner, ListSubscribedSkus, AssignLicense, ListRoleAssignments, ListRoleEligibility, ListRoleDefinitions, GetUserDrive,
        GetUserDriveRoot, InviteToDriveItem, ListDriveItemPermissions, RemoveDriveItemPermission, ListManagedDevices, ListOrganization,
        ListDomains, GetSharePointSettings, ListNumberAssignments,
    ];

    private static GraphOperation Get(string path, GraphWorkload workload, string permission) =>
        new(HttpMethod.Get, path, 200, workload, permission);

    private static GraphOperation Post(string path, int status, GraphWorkload workload, string permission) =>
        new(HttpMethod.Post, path, status, workload, permission);

    private static GraphOperation Patch(string path, int status, GraphWorkload workload, string permission) =>
        new(HttpMethod.Patch, path, status, workload, permission);

    private static GraphOperation Delete(string path, GraphWorkload workload, string permission) =>
        new(HttpMethod.Delete, path, 204, workload, permission);
}
