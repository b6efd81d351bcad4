using static TeamsOffboardBot.Microsoft365.Graph.GraphWorkload;

namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>Every operation of Graph this product calls, with the permission it asks for. A contract test holds it to Microsoft's metadata.</summary>
public static class GraphOperations
{
    private const string Telephony = "/admin/teams/telephoneNumberManagement";

    public static readonly GraphOperation ListUsers = Get("/users", Entra, "User.Read.All") with { Units = 2 };
    public static readonly GraphOperation GetUser = Get("/users/{user-id}", Entra, "User.Read.All") with { Units = 2 };
    public static readonly GraphOperation GetManager = Get("/users/{user-id}/manager", Entra, "User.Read.All");
    public static readonly GraphOperation ListDirectReports = Get("/users/{user-id}/directReports", Entra, "User.Read.All");
    public static readonly GraphOperation ListMemberOf = Get("/users/{user-id}/memberOf", Entra, "Directory.Read.All") with { Units = 2 };
    public static readonly GraphOperation ListOwnedObjects = Get("/users/{user-id}/ownedObjects", Entra, "User.Read.All") with { Units = 2 };
    public static readonly GraphOperation ListRegisteredDevices = Get("/users/{user-id}/registeredDevices", Entra, "User.Read.All");
    public static readonly GraphOperation ListDeletedUsers = Get("/directory/deletedItems/graph.user", Entra, "User.Read.All");
    public static readonly GraphOperation GetMemberObjects =
        Post("/users/{user-id}/getMemberObjects", 200, Entra, "Directory.Read.All") with { OnlyReads = true, Units = 2 };

    public static readonly GraphOperation UpdateUserAccount = Patch("/users/{user-id}", 204, Entra, "User.EnableDisableAccount.All");
    public static readonly GraphOperation UpdateUserPassword =
        Patch("/users/{user-id}", 204, Entra, "User-PasswordProfile.ReadWrite.All") with { CarriesSecret = true, Role = "User Administrator" };
    public static readonly GraphOperation RevokeSignInSessions =
        Post("/users/{user-id}/revokeSignInSessions", 200, Entra, "User.RevokeSessions.All");

    /// <summary>Not repeatable: the second time the account is no longer among the deleted.</summary>
    public static readonly GraphOperation RestoreDeletedItem =
        Post("/directory/deletedItems/{directoryObject-id}/restore", 200, Entra, "User.DeleteRestore.All") with { IsRepeatable = false };

    public static readonly GraphOperation DeleteUser = Delete("/users/{user-id}", Entra, "User.DeleteRestore.All");

    public static readonly GraphOperation ListAuthenticationMethods =
        Get("/users/{user-id}/authentication/methods", Entra, "UserAuthenticationMethod.ReadWrite.All");
    public static readonly GraphOperation RemovePhoneMethod = RemoveMethod("phoneMethods/{phoneAuthenticationMethod-id}");
    public static readonly GraphOperation RemoveAuthenticatorMethod =
        RemoveMethod("microsoftAuthenticatorMethods/{microsoftAuthenticatorAuthenticationMethod-id}");
    public static readonly GraphOperation RemovePasskeyMethod = RemoveMethod("fido2Methods/{fido2AuthenticationMethod-id}");
    public static readonly GraphOperation RemoveSoftwareOathMethod = RemoveMethod("softwareOathMethods/{softwareOathAuthenticationMethod-id}");
    public static readonly GraphOperation RemoveTemporaryAccessPass =
        RemoveMethod("temporaryAccessPassMethods/{temporaryAccessPassAuthenticationMethod-id}");
    public static readonly GraphOperation RemoveWindowsHelloMethod =
        RemoveMethod("windowsHelloForBusinessMethods/{windowsHelloForBusinessAuthenticationMethod-id}");
    public static readonly GraphOperation RemoveEmailMethod = RemoveMethod("emailMethods/{emailAuthenticationMethod-id}");
    public static readonly GraphOperation RemovePlatformCredential =
        RemoveMethod("platformCredentialMethods/{platformCredentialAuthenticationMethod-id}");
    public static readonly GraphOperation RemoveExternalMethod = RemoveMethod("externalAuthenticationMethods/{externalAuthenticationMethod-id}");

    public static readonly GraphOperation GetMailboxSettings = Get("/users/{user-id}/mailboxSettings", Outlook, "MailboxSettings.ReadWrite");
    public static readonly GraphOperation UpdateMailboxSettings =
        Patch("/users/{user-id}/mailboxSettings", 200, Outlook, "MailboxSettings.ReadWrite");

    public static readonly GraphOperation SendMail = Post("/users/{user-id}/sendMail", 202, Outlook, "Mail.Send") with { IsRepeatable = false };

    public static readonly GraphOperation ListCalendarView = Get("/users/{user-id}/calendarView", Outlook, "Calendars.ReadBasic");

    public static readonly GraphOperation GetGroup = Get("/groups/{group-id}", Entra, "Directory.Read.All");
    public static readonly GraphOperation ListGroupMembers = Get("/groups/{group-id}/members", Entra, "Directory.Read.All") with { Units = 3 };
    public static readonly GraphOperation ListGroupOwners = Get("/groups/{group-id}/owners", Entra, "Directory.Read.All");
    public static readonly GraphOperation AddGroupMember = Post("/groups/{group-id}/members/$ref", 204, Entra, "GroupMember.ReadWrite.All");
    public static readonly GraphOperation AddGroupOwner = Post("/groups/{group-id}/owners/$ref", 204, Entra, "Group.ReadWrite.All");
    public static readonly GraphOperation RemoveGroupMember =
        Delete("/groups/{group-id}/members/{directoryObject-id}/$ref", Entra, "Group.ReadWrite.All");
    public static readonly GraphOperation RemoveGroupOwner =
        Delete("/groups/{group-id}/owners/{directoryObject-id}/$ref", Entra, "Group.ReadWrite.All");

    public static readonly GraphOperation ListSubscribedSkus = Get("/subscribedSkus", Entra, "Directory.Read.All") with { Units = 3 };
    public static readonly GraphOperation AssignLicense =
        Post("/users/{user-id}/assignLicense", 200, Entra, "LicenseAssignment.ReadWrite.All");

    public static readonly GraphOperation ListRoleAssignments =
        Get("/roleManagement/directory/roleAssignments", Entra, "RoleManagement.Read.Directory");
    public static readonly GraphOperation ListRoleEligibility =
        Get("/roleManagement/directory/roleEligibilityScheduleInstances", Entra, "RoleManagement.Read.Directory");
    public static readonly GraphOperation ListRoleDefinitions =
        Get("/roleManagement/directory/roleDefinitions", Entra, "RoleManagement.Read.Directory");

    public static readonly GraphOperation GetSharePointSettings = Get("/admin/sharepoint/settings", Files, "SharePointTenantSettings.Read.All");
    public static readonly GraphOperation GetUserDrive = Get("/users/{user-id}/drive", Files, "Files.ReadWrite.All");
    public static readonly GraphOperation GetUserDriveRoot = Get("/users/{user-id}/drive/root", Files, "Files.ReadWrite.All");
    public static readonly GraphOperation InviteToDriveItem =
        Post("/drives/{drive-id}/items/{driveItem-id}/invite", 200, Files, "Files.ReadWrite.All") with { Units = 5 };
    public static readonly GraphOperation ListDriveItemPermissions =
        Get("/drives/{drive-id}/items/{driveItem-id}/permissions", Files, "Files.ReadWrite.All") with { Units = 5 };
    public static readonly GraphOperation RemoveDriveItemPermission =
        Delete("/drives/{drive-id}/items/{driveItem-id}/permissions/{permission-id}", Files, "Files.ReadWrite.All") with { Units = 5 };

    public static readonly GraphOperation GetSharedItem = Get("/shares/{sharedDriveItem-id}/driveItem", Files, "Files.ReadWrite.All");
    public static readonly GraphOperation ListDriveItemChildren =
        Get("/drives/{drive-id}/items/{driveItem-id}/children", Files, "Files.ReadWrite.All") with { Units = 2 };
    public static readonly GraphOperation CreateFolder =
        Post("/drives/{drive-id}/items/{driveItem-id}/children", 201, Files, "Files.ReadWrite.All") with { Units = 2 };

    /// <summary>Not repeatable: after a lost answer, what is there tells whether it was taken.</summary>
    public static readonly GraphOperation CopyDriveItem =
        Post("/drives/{drive-id}/items/{driveItem-id}/copy", 202, Files, "Files.ReadWrite.All") with { Units = 2, IsRepeatable = false };

    public static readonly GraphOperation ListManagedDevices =
        Get("/users/{user-id}/managedDevices", Devices, "DeviceManagementManagedDevices.Read.All");

    public static readonly GraphOperation ListOrganization = Get("/organization", Entra, "Directory.Read.All");
    public static readonly GraphOperation ListDomains = Get("/domains", Entra, "Directory.Read.All");
    public static readonly GraphOperation ListNumberAssignments =
        Get($"{Telephony}/numberAssignments", Teams, "TeamsTelephoneNumber.ReadWrite.All");

    public static readonly GraphOperation ListChannels = Get("/teams/{team-id}/channels", Teams, "Channel.ReadBasic.All");
    public static readonly GraphOperation ListChannelMembers = Get("/teams/{team-id}/channels/{channel-id}/members", Teams, "ChannelMember.ReadWrite.All");
    public static readonly GraphOperation AddChannelMember = Post("/teams/{team-id}/channels/{channel-id}/members", 201, Teams, "ChannelMember.ReadWrite.All");
    public static readonly GraphOperation UpdateChannelMember =
        Patch("/teams/{team-id}/channels/{channel-id}/members/{conversationMember-id}", 200, Teams, "ChannelMember.ReadWrite.All");
    public static readonly GraphOperation AddTeamMember = Post("/teams/{team-id}/members", 201, Teams, "TeamMember.ReadWriteNonOwnerRole.All");

    public static readonly GraphOperation SetManager = Put("/users/{user-id}/manager/$ref", 204, Entra, "User.ReadWrite.All");
    public static readonly GraphOperation UpdateUser = Patch("/users/{user-id}", 204, Entra, "User.ReadWrite.All");
    public static readonly GraphOperation WipeManagedDevice = Post(
        "/deviceManagement/managedDevices/{managedDevice-id}/wipe", 204, Devices, "DeviceManagementManagedDevices.PrivilegedOperations.All");
    public static readonly GraphOperation RetireManagedDevice = Post(
        "/deviceManagement/managedDevices/{managedDevice-id}/retire", 204, Devices, "DeviceManagementManagedDevices.PrivilegedOperations.All");
    public static readonly GraphOperation UpdateDevice = Patch("/devices/{device-id}", 204, Entra, "Device.ReadWrite.All") with { Role = "Cloud Device Administrator" };

    public static readonly GraphOperation RemoveRoleAssignment =
        Delete("/roleManagement/directory/roleAssignments/{unifiedRoleAssignment-id}", Entra, "RoleManagement.ReadWrite.Directory");
    public static readonly GraphOperation RequestRoleEligibility =
        Post("/roleManagement/directory/roleEligibilityScheduleRequests", 201, Entra, "RoleEligibilitySchedule.ReadWrite.Directory");

    public static readonly GraphOperation ListAppRoleAssignments = Get("/users/{user-id}/appRoleAssignments", Entra, "Directory.Read.All");
    public static readonly GraphOperation RemoveAppRoleAssignment =
        Delete("/users/{user-id}/appRoleAssignments/{appRoleAssignment-id}", Entra, "AppRoleAssignment.ReadWrite.All");
    public static readonly GraphOperation ListPermissionGrants =
        Get("/users/{user-id}/oauth2PermissionGrants", Entra, "Directory.Read.All") with { Units = 2 };
    public static readonly GraphOperation RemovePermissionGrant =
        Delete("/oauth2PermissionGrants/{oAuth2PermissionGrant-id}", Entra, "DelegatedPermissionGrant.ReadWrite.All");

    /// <summary>Not repeatable: the second time the number is no longer assigned, or already somebody else's.</summary>
    public static readonly GraphOperation UnassignNumber =
        Post($"{Telephony}/numberAssignments/unassignNumber", 202, Teams, "TeamsTelephoneNumber.ReadWrite.All") with { IsRepeatable = false };
    public static readonly GraphOperation GetNumberOperation =
        Get($"{Telephony}/operations/{{telephoneNumberLongRunningOperation-id}}", Teams, "TeamsTelephoneNumber.ReadWrite.All");

    public static IReadOnlyList<GraphOperation> All { get; } =
    [
        ListUsers, GetUser, GetManager, ListDirectReports, ListMemberOf, ListOwnedObjects, ListRegisteredDevices, ListDeletedUsers,
        GetMemberObjects, UpdateUserAccount, UpdateUserPassword, RevokeSignInSessions, ListAuthenticationMethods, GetMailboxSettings,
        UpdateMailboxSettings, GetGroup, ListGroupMembers, ListGroupOwners, AddGroupMember, AddGroupOwner, RemoveGroupMember,
        RemoveGroupOwner, ListSubscribedSkus, AssignLicense, ListRoleAssignments, ListRoleEligibility, ListRoleDefinitions, GetSharePointSettings, GetUserDrive,
        GetUserDriveRoot, InviteToDriveItem, GetSharedItem, ListDriveItemChildren, CreateFolder, CopyDriveItem, ListDriveItemPermissions,
        RemoveDriveItemPermission, ListManagedDevices, ListOrganization, ListDomains, ListNumberAssignments, ListCalendarView, ListChannels,
        ListChannelMembers, AddChannelMember, UpdateChannelMember, AddTeamMember, SendMail, DeleteUser, RestoreDeletedItem,
        RemovePhoneMethod, RemoveAuthenticatorMethod, RemovePasskeyMethod, RemoveSoftwareOathMethod, RemoveTemporaryAccessPass,
        RemoveWindowsHelloMethod, RemoveEmailMethod, RemovePlatformCredential, RemoveExternalMethod, UnassignNumber, GetNumberOperation,
        RemoveRoleAssignment, RequestRoleEligibility, ListAppRoleAssignments, RemoveAppRoleAssignment, ListPermissionGrants, RemovePermissionGrant,
        SetManager, UpdateUser, WipeManagedDevice, RetireManagedDevice, UpdateDevice,
    ];

    private static GraphOperation Get(string path, GraphWorkload workload, string permission) =>
        new(HttpMethod.Get, path, 200, workload, permission);

    private static GraphOperation Post(string path, int status, GraphWorkload workload, string permission) =>
        new(HttpMethod.Post, path, status, workload, permission);

    private static GraphOperation Patch(string path, int status, GraphWorkload workload, string permission) =>
        new(HttpMethod.Patch, path, status, workload, permission);

    private static GraphOperation Put(string path, int status, GraphWorkload workload, string permission) =>
        new(HttpMethod.Put, path, status, workload, permission);

    private static GraphOperation RemoveMethod(string place) =>
        Delete($"/users/{{user-id}}/authentication/{place}", Entra, "UserAuthenticationMethod.ReadWrite.All");

    private static GraphOperation Delete(string path, GraphWorkload workload, string permission) =>
        new(HttpMethod.Delete, path, 204, workload, permission);
}
