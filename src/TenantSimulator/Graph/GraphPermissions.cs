using TenantSimulator.Http;

namespace TenantSimulator.Graph;

/// <summary>Application permissions, any one of which opens an operation. Only looked at when /_tenant/permissions has taken some away.</summary>
static class GraphPermissions
{
    /// <summary>Method, template, then permissions; a line that is indented further goes on with the permissions of the one above.</summary>
    const string Table = """
        GET /users User.ReadBasic.All User.ReadWrite.All DeviceManagementManagedDevices.Read.All
            DeviceManagementManagedDevices.ReadWrite.All Directory.Read.All Directory.ReadWrite.All User.Read.All
        GET /users/{user-id} User.ReadBasic.All User.ReadWrite.All DeviceManagementManagedDevices.Read.All
            DeviceManagementManagedDevices.ReadWrite.All Directory.Read.All Directory.ReadWrite.All User.Read.All
        PATCH /users/{user-id} User.ReadWrite.All DeviceManagementManagedDevices.ReadWrite.All Directory.ReadWrite.All
            User-PasswordProfile.ReadWrite.All User-Phone.ReadWrite.All User.EnableDisableAccount.All
        DELETE /users/{user-id} User.DeleteRestore.All User.ReadWrite.All DeviceManagementManagedDevices.ReadWrite.All
        POST /users/{user-id}/revokeSignInSessions User.RevokeSessions.All Directory.ReadWrite.All User.ReadWrite.All
        GET /users/{user-id}/manager User.Read.All User.ReadWrite.All Directory.Read.All Directory.ReadWrite.All
        GET /users/{user-id}/manager/$ref User.Read.All User.ReadWrite.All Directory.Read.All Directory.ReadWrite.All
        PUT /users/{user-id}/manager/$ref User.ReadWrite.All Directory.ReadWrite.All
        DELETE /users/{user-id}/manager/$ref User.ReadWrite.All Directory.ReadWrite.All
        GET /users/{user-id}/directReports User.Read.All Directory.Read.All Directory.ReadWrite.All User.ReadWrite.All
        GET /users/{user-id}/memberOf Directory.Read.All Directory.ReadWrite.All
        GET /users/{user-id}/transitiveMemberOf User.Read.All Directory.Read.All Directory.ReadWrite.All Group.Read.All
            GroupMember.Read.All
        GET /users/{user-id}/ownedObjects User.Read.All Directory.Read.All Directory.ReadWrite.All User.ReadWrite.All
        GET /users/{user-id}/ownedDevices User.Read.All Directory.Read.All Directory.ReadWrite.All User.ReadWrite.All
        GET /users/{user-id}/registeredDevices User.Read.All Directory.Read.All Directory.ReadWrite.All User.ReadWrite.All
        GET /users/{user-id}/licenseDetails LicenseAssignment.Read.All Directory.Read.All Directory.ReadWrite.All User.Read.All
            User.ReadWrite.All
        POST /users/{user-id}/assignLicense LicenseAssignment.ReadWrite.All Directory.ReadWrite.All User.ReadWrite.All
        POST /users/{user-id}/getMemberObjects Application.Read.All Directory.Read.All Directory.ReadWrite.All Group.Read.All
            Group.ReadWrite.All GroupMember.Read.All User.Read.All User.ReadWrite.All
        GET /users/{user-id}/appRoleAssignments AppRoleAssignment.ReadWrite.All Directory.Read.All
        DELETE /users/{user-id}/appRoleAssignments/{appRoleAssignment-id} AppRoleAssignment.ReadWrite.All
        GET /users/{user-id}/oauth2PermissionGrants Directory.Read.All DelegatedPermissionGrant.ReadWrite.All
        GET /oauth2PermissionGrants Directory.Read.All DelegatedPermissionGrant.ReadWrite.All Directory.ReadWrite.All
        DELETE /oauth2PermissionGrants/{oAuth2PermissionGrant-id} DelegatedPermissionGrant.ReadWrite.All Directory.ReadWrite.All
        GET /users/{user-id}/authentication/methods UserAuthenticationMethod.Read.All UserAuthenticationMethod.ReadWrite.All
        GET /users/{user-id}/authentication/phoneMethods UserAuthMethod-Phone.Read.All UserAuthenticationMethod.ReadWrite.All
            UserAuthenticationMethod.Read.All
        DELETE /users/{user-id}/authentication/phoneMethods/{phoneAuthenticationMethod-id} UserAuthMethod-Phone.ReadWrite.All
            UserAuthenticationMethod.ReadWrite.All
        GET /users/{user-id}/authentication/microsoftAuthenticatorMethods UserAuthMethod-MicrosoftAuthApp.Read.All
            UserAuthenticationMethod.Read.All UserAuthenticationMethod.ReadWrite.All
        DELETE /users/{user-id}/authentication/microsoftAuthenticatorMethods/{microsoftAuthenticatorAuthenticationMethod-id}
            UserAuthMethod-MicrosoftAuthApp.ReadWrite.All UserAuthenticationMethod.ReadWrite.All
        GET /users/{user-id}/authentication/fido2Methods UserAuthMethod-Passkey.Read.All
        DELETE /users/{user-id}/authentication/fido2Methods/{fido2AuthenticationMethod-id} UserAuthMethod-Passkey.ReadWrite.All
            UserAuthenticationMethod.ReadWrite.All
        GET /users/{user-id}/authentication/softwareOathMethods UserAuthMethod-SoftwareOATH.Read.All UserAuthenticationMethod.Read.All
            UserAuthenticationMethod.ReadWrite.All
        DELETE /users/{user-id}/authentication/softwareOathMethods/{softwareOathAuthenticationMethod-id}
            UserAuthMethod-SoftwareOATH.ReadWrite.All UserAuthenticationMethod.ReadWrite.All
        GET /users/{user-id}/authentication/temporaryAccessPassMethods UserAuthMethod-TAP.Read.All
            UserAuthenticationMethod.ReadWrite.All UserAuthenticationMethod.Read.All
        DELETE /users/{user-id}/authentication/temporaryAccessPassMethods/{temporaryAccessPassAuthenticationMethod-id}
            UserAuthMethod-TAP.ReadWrite.All UserAuthenticationMethod.ReadWrite.All
        GET /users/{user-id}/authentication/windowsHelloForBusinessMethods UserAuthMethod-WindowsHello.Read.All
            UserAuthenticationMethod.Read.All UserAuthenticationMethod.ReadWrite.All
        DELETE /users/{user-id}/authentication/windowsHelloForBusinessMethods/{windowsHelloForBusinessAuthenticationMethod-id}
            UserAuthMethod-WindowsHello.ReadWrite.All UserAuthenticationMethod.ReadWrite.All
        GET /users/{user-id}/authentication/emailMethods UserAuthMethod-Email.Read.All UserAuthenticationMethod.ReadWrite.All
            UserAuthenticationMethod.Read.All
        DELETE /users/{user-id}/authentication/emailMethods/{emailAuthenticationMethod-id} UserAuthMethod-Email.ReadWrite.All
            UserAuthenticationMethod.ReadWrite.All
        GET /users/{user-id}/authentication/platformCredentialMethods UserAuthMethod-PlatformCred.Read.All
            UserAuthenticationMethod.Read.All UserAuthenticationMethod.ReadWrite.All
        DELETE /users/{user-id}/authentication/platformCredentialMethods/{platformCredentialAuthenticationMethod-id}
            UserAuthMethod-PlatformCred.ReadWrite.All UserAuthenticationMethod.ReadWrite.All
        GET /users/{user-id}/authentication/externalAuthenticationMethods UserAuthMethod-External.Read.All
            UserAuthenticationMethod.Read.All UserAuthenticationMethod.ReadWrite.All
        DELETE /users/{user-id}/authentication/externalAuthenticationMethods/{externalAuthenticationMethod-id}
            UserAuthMethod-External.ReadWrite.All UserAuthenticationMethod.ReadWrite.All
        GET /users/{user-id}/authentication/passwordMethods UserAuthMethod-Password.Read.All UserAuthenticationMethod.Read.All
            UserAuthenticationMethod.ReadWrite.All
        GET /users/{user-id}/managedDevices DeviceManagementManagedDevices.Read.All
        GET /users/{user-id}/events Calendars.ReadBasic Calendars.ReadWrite Calendars.Read
        GET /users/{user-id}/calendarView Calendars.ReadBasic Calendars.Read Calendars.ReadWrite
        DELETE /users/{user-id}/events/{event-id} Calendars.ReadWrite
        POST /users/{user-id}/events/{event-id}/cancel Calendars.ReadWrite
        GET /users/{user-id}/mailboxSettings MailboxSettings.Read MailboxSettings.ReadWrite
        PATCH /users/{user-id}/mailboxSettings MailboxSettings.ReadWrite
        GET /users/{user-id}/mailFolders/{mailFolder-id}/messageRules MailboxSettings.Read
        POST /users/{user-id}/mailFolders/{mailFolder-id}/messageRules MailboxSettings.ReadWrite
        GET /users/{user-id}/mailFolders/{mailFolder-id}/messageRules/{messageRule-id} MailboxSettings.Read
        PATCH /users/{user-id}/mailFolders/{mailFolder-id}/messageRules/{messageRule-id} MailboxSettings.ReadWrite
        DELETE /users/{user-id}/mailFolders/{mailFolder-id}/messageRules/{messageRule-id} MailboxSettings.ReadWrite
        POST /users/{user-id}/sendMail Mail.Send
        GET /users/{user-id}/drive Files.Read.All Files.ReadWrite.All Sites.Read.All Sites.ReadWrite.All
        GET /users/{user-id}/drives Files.Read.All Files.ReadWrite.All Sites.Read.All Sites.ReadWrite.All
        GET /users/{user-id}/joinedTeams Team.ReadBasic.All Directory.Read.All Directory.ReadWrite.All User.Read.All User.ReadWrite.All
        GET /users/{user-id}/onPremisesSyncBehavior User-OnPremisesSyncBehavior.ReadWrite.All
        GET /drives/{drive-id} Files.Read.All Files.ReadWrite.All Sites.Read.All Sites.ReadWrite.All
        GET /drives/{drive-id}/root Files.Read.All
        GET /drives/{drive-id}/items/{driveItem-id} Files.Read.All Files.ReadWrite.All Group.Read.All Group.ReadWrite.All Sites.Read.All
            Sites.ReadWrite.All
        POST /drives/{drive-id}/items/{driveItem-id}/invite Files.ReadWrite.All Sites.ReadWrite.All
        GET /drives/{drive-id}/items/{driveItem-id}/permissions Files.Read.All Files.ReadWrite.All Sites.Read.All Sites.ReadWrite.All
        GET /drives/{drive-id}/items/{driveItem-id}/permissions/{permission-id} Files.Read.All Files.ReadWrite.All Sites.Read.All
            Sites.ReadWrite.All
        PATCH /drives/{drive-id}/items/{driveItem-id}/permissions/{permission-id} Files.ReadWrite.All Sites.ReadWrite.All
        DELETE /drives/{drive-id}/items/{driveItem-id}/permissions/{permission-id} Files.ReadWrite.All Sites.ReadWrite.All
        GET /drives/{drive-id}/items/{driveItem-id}/children Files.Read.All Files.ReadWrite.All Sites.Read.All Sites.ReadWrite.All
        POST /drives/{drive-id}/items/{driveItem-id}/children Files.ReadWrite.All Sites.ReadWrite.All
        POST /drives/{drive-id}/items/{driveItem-id}/copy Files.ReadWrite.All Sites.ReadWrite.All
        GET /shares/{sharedDriveItem-id}/driveItem Files.ReadWrite.All Sites.ReadWrite.All
        GET /teams/{team-id}/channels Channel.ReadBasic.All ChannelSettings.Read.All ChannelSettings.ReadWrite.All
        GET /teams/{team-id}/channels/{channel-id}/members ChannelMember.Read.All ChannelMember.ReadWrite.All
        POST /teams/{team-id}/channels/{channel-id}/members ChannelMember.ReadWrite.All
        PATCH /teams/{team-id}/channels/{channel-id}/members/{conversationMember-id} ChannelMember.ReadWrite.All
        POST /teams/{team-id}/members TeamMember.ReadWriteNonOwnerRole.All TeamMember.ReadWrite.All
        GET /admin/sharepoint/settings SharePointTenantSettings.Read.All SharePointTenantSettings.ReadWrite.All
        GET /groups Group-NestingSupport.ReadWrite.All Group.ReadBasic.All Directory.Read.All Directory.ReadWrite.All Group.Read.All
            Group.ReadWrite.All GroupMember.Read.All
        GET /groups/{group-id} Group-NestingSupport.ReadWrite.All Directory.Read.All Directory.ReadWrite.All Group.Read.All
            Group.ReadWrite.All GroupMember.Read.All
        GET /groups/{group-id}/members GroupMember.ReadBasic.All Directory.Read.All Group.Read.All Group.ReadWrite.All
            GroupMember.Read.All GroupMember.ReadWrite.All
        POST /groups/{group-id}/members/$ref GroupMember.ReadWrite.All
        DELETE /groups/{group-id}/members/{directoryObject-id}/$ref GroupMember.ReadWrite.All Directory.ReadWrite.All
            Group.ReadWrite.All
        GET /groups/{group-id}/owners Group.ReadWrite.All GroupMember.Read.All Directory.Read.All Group.Read.All
            GroupMember.ReadWrite.All
        POST /groups/{group-id}/owners/$ref Group.ReadWrite.All Directory.ReadWrite.All
        DELETE /groups/{group-id}/owners/{directoryObject-id}/$ref Group.ReadWrite.All Directory.ReadWrite.All
        GET /roleManagement/directory/roleAssignments RoleManagement.Read.Directory RoleManagement.ReadWrite.Directory
            Directory.Read.All Directory.ReadWrite.All
        DELETE /roleManagement/directory/roleAssignments/{unifiedRoleAssignment-id} RoleManagement.ReadWrite.Directory
        GET /roleManagement/directory/roleDefinitions RoleManagement.Read.Directory RoleManagement.ReadWrite.Directory
            Directory.Read.All Directory.ReadWrite.All RoleManagement.Read.All
        GET /roleManagement/directory/roleEligibilityScheduleInstances RoleEligibilitySchedule.Read.Directory RoleManagement.Read.All
            RoleManagement.Read.Directory RoleManagement.ReadWrite.Directory
        POST /roleManagement/directory/roleEligibilityScheduleRequests RoleEligibilitySchedule.ReadWrite.Directory
            RoleManagement.ReadWrite.Directory
        GET /directoryRoles RoleManagement.Read.Directory RoleManagement.ReadWrite.Directory Directory.Read.All Directory.ReadWrite.All
        GET /directoryRoles/{directoryRole-id}/members RoleManagement.Read.Directory RoleManagement.ReadWrite.Directory
            Directory.Read.All Directory.ReadWrite.All
        DELETE /directoryRoles/{directoryRole-id}/members/{directoryObject-id}/$ref RoleManagement.ReadWrite.Directory
        GET /subscribedSkus LicenseAssignment.Read.All Directory.Read.All Directory.ReadWrite.All Organization.Read.All
        GET /organization DeviceManagementServiceConfig.Read.All Directory.Read.All Directory.ReadWrite.All Organization.Read.All
            User.Read.All
        GET /domains Domain.Read.All Domain.ReadWrite.All Directory.Read.All
        GET /directory/deletedItems/graph.user User.Read.All
        GET /directory/deletedItems/{directoryObject-id} User.Read.All
        DELETE /directory/deletedItems/{directoryObject-id} User.DeleteRestore.All
        GET /deviceManagement/managedDevices DeviceManagementManagedDevices.Read.All DeviceManagementManagedDevices.ReadWrite.All
        GET /deviceManagement/managedDevices/{managedDevice-id} DeviceManagementManagedDevices.Read.All
            DeviceManagementManagedDevices.ReadWrite.All
        DELETE /deviceManagement/managedDevices/{managedDevice-id} DeviceManagementManagedDevices.ReadWrite.All
        POST /deviceManagement/managedDevices/{managedDevice-id}/wipe DeviceManagementManagedDevices.ReadWrite.All
            DeviceManagementManagedDevices.PrivilegedOperations.All
        POST /deviceManagement/managedDevices/{managedDevice-id}/retire DeviceManagementManagedDevices.PrivilegedOperations.All
        GET /devices Device.Read.All Directory.Read.All Directory.ReadWrite.All
        GET /devices/{device-id} Device.Read.All Device.ReadWrite.All Directory.Read.All Directory.ReadWrite.All
        PATCH /devices/{device-id} Device.ReadWrite.All Directory.ReadWrite.All
        DELETE /devices/{device-id} Device.ReadWrite.All
        GET /admin/teams/telephoneNumberManagement/numberAssignments TeamsTelephoneNumber.Read.All TeamsTelephoneNumber.ReadWrite.All
        GET /admin/teams/telephoneNumberManagement/operations/{telephoneNumberLongRunningOperation-id} TeamsTelephoneNumber.Read.All
            TeamsTelephoneNumber.ReadWrite.All
        POST /directoryObjects/getByIds Directory.Read.All
        POST /directory/deletedItems/{directoryObject-id}/restore User.DeleteRestore.All User.ReadWrite.All
        GET /users/{user-id}/drive/root Files.Read.All Files.ReadWrite.All Group.Read.All Group.ReadWrite.All Sites.Read.All
            Sites.ReadWrite.All
        POST /admin/teams/telephoneNumberManagement/numberAssignments/unassignNumber TeamsTelephoneNumber.ReadWrite.All
        POST /admin/teams/telephoneNumberManagement/numberAssignments/assignNumber TeamsTelephoneNumber.ReadWrite.All
        """;

    static readonly HashSet<string> Accounts = ["User.ReadWrite.All", "Directory.ReadWrite.All"];

    public static IReadOnlyDictionary<string, string[]> ByOperation { get; } = Read();

    public static void Require(Grants grants, GraphRoute route)
    {
        if (grants.Graph is not { } granted)
        {
            return;
        }

        var template = route.Template
            .Replace("deletedItems/microsoft.graph.user", "deletedItems/graph.user", StringComparison.Ordinal)
            .Replace("/microsoft.graph.group", "", StringComparison.Ordinal)
            .Replace("/microsoft.graph.directoryRole", "", StringComparison.Ordinal)
            .Replace("/microsoft.graph.user", "", StringComparison.Ordinal)
            .Replace("microsoft.graph.teamsAdministration.", "", StringComparison.Ordinal)
            .Replace("transitiveMembers", "members", StringComparison.Ordinal);
        if (ByOperation.TryGetValue($"{route.Method} {template}", out var any) && !any.Any(granted.Contains))
        {
            throw GraphErrors.Denied();
        }
    }

    /// <summary>The finer permissions of PATCH /users/{id} open their own properties and no others.</summary>
    public static void RequireForPatch(Grants grants, IReadOnlyCollection<string> names)
    {
        if (grants.Graph is not { } granted || granted.Overlaps(Accounts))
        {
            return;
        }

        var allowed = new HashSet<string>();
        if (granted.Contains("User.EnableDisableAccount.All"))
        {
            allowed.Add("accountEnabled");
        }

        if (granted.Contains("User-PasswordProfile.ReadWrite.All"))
        {
            allowed.Add("passwordProfile");
        }

        if (granted.Contains("User-Phone.ReadWrite.All"))
        {
            allowed.UnionWith(["mobilePhone", "businessPhones", "otherMails"]);
        }

        if (!names.All(allowed.Contains))
        {
            throw GraphErrors.Denied();
        }
    }

    static Dictionary<string, string[]> Read()
    {
        var found = new Dictionary<string, string[]>();
        foreach (var line in Table.Replace("\n    ", " ", StringComparison.Ordinal).Split('\n'))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            found[$"{words[0]} {words[1]}"] = words[2..];
        }

        return found;
    }
}
