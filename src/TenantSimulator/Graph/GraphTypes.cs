namespace TenantSimulator.Graph;

/// <summary>
/// The properties each resource has in Graph v1.0. Written as name:kind (see <see cref="GraphType.Define"/>); a name that is not here
/// is refused in $select, $filter and bodies, so a typing error does not pass.
/// </summary>
static class GraphTypes
{
    public static readonly GraphType User = GraphType.Define("user", """
        id:s*! deletedDateTime:d! aboutMe:s accountEnabled:b ageGroup:s assignedLicenses:O! assignedPlans:O! authorizationInfo:o!
        birthday:d businessPhones:S* city:s companyName:s consentProvidedForMinor:s country:s createdDateTime:d! creationType:s!
        customSecurityAttributes:o department:s deviceEnrollmentLimit:n! displayName:s* employeeHireDate:d employeeId:s
        employeeLeaveDateTime:d employeeOrgData:o employeeType:s externalUserState:s externalUserStateChangeDateTime:d! faxNumber:s
        givenName:s* hireDate:d identities:O identityParentId:s imAddresses:S! interests:S isManagementRestricted:b!
        isResourceAccount:b! jobTitle:s* lastPasswordChangeDateTime:d! legalAgeGroupClassification:s! licenseAssignmentStates:O! mail:s*
        mailboxSettings:o! mailNickname:s mobilePhone:s* mySite:s officeLocation:s* onPremisesDistinguishedName:s!
        onPremisesDomainName:s! onPremisesExtensionAttributes:o onPremisesImmutableId:s onPremisesLastSyncDateTime:d!
        onPremisesProvisioningErrors:O! onPremisesSamAccountName:s! onPremisesSecurityIdentifier:s! onPremisesSyncEnabled:b!
        onPremisesUserPrincipalName:s! otherMails:S passwordPolicies:s passwordProfile:o pastProjects:S postalCode:s
        preferredDataLocation:s preferredLanguage:s* preferredName:s print:o provisionedPlans:O! proxyAddresses:S! responsibilities:S
        schools:S securityIdentifier:s! serviceProvisioningErrors:O! showInAddressList:b signInActivity:o!
        signInSessionsValidFromDateTime:d! skills:S state:s streetAddress:s surname:s* usageLocation:s userPrincipalName:s* userType:s
        """);

    public static readonly GraphType Group = GraphType.Define("group", """
        id:s deletedDateTime:d accessType:s allowExternalSenders:b assignedLabels:O assignedLicenses:O autoSubscribeNewMembers:b
        classification:s createdDateTime:d description:s displayName:s expirationDateTime:d groupTypes:S hasMembersWithLicenseErrors:b
        hideFromAddressLists:b hideFromOutlookClients:b infoCatalogs:S isArchived:b isAssignableToRole:b isFavorite:b
        isManagementRestricted:b isSubscribedByMail:b licenseProcessingState:o mail:s mailEnabled:b mailNickname:s membershipRule:s
        membershipRuleProcessingState:s onPremisesDomainName:s onPremisesExtensionAttributes:o onPremisesLastSyncDateTime:d
        onPremisesNetBiosName:s onPremisesProvisioningErrors:O onPremisesSamAccountName:s onPremisesSecurityIdentifier:s
        onPremisesSyncEnabled:b organizationId:s preferredDataLocation:s preferredLanguage:s proxyAddresses:S renewedDateTime:d
        resourceBehaviorOptions:S resourceProvisioningOptions:S securityEnabled:b securityIdentifier:s serviceProvisioningErrors:O
        theme:s uniqueName:s unseenConversationsCount:n unseenCount:n unseenMessagesCount:n visibility:s welcomeMessageEnabled:b
        """);

    public static readonly GraphType DirectoryRole = GraphType.Define("directoryRole", """
        id:s deletedDateTime:d description:s displayName:s roleTemplateId:s
        """);

    public static readonly GraphType LicenseDetails = GraphType.Define("licenseDetails", """
        id:s servicePlans:O skuId:s skuPartNumber:s
        """);

    public static readonly GraphType SubscribedSku = GraphType.Define("subscribedSku", """
        id:s accountId:s accountName:s appliesTo:s capabilityStatus:s consumedUnits:n prepaidUnits:o servicePlans:O skuId:s
        skuPartNumber:s subscriptionIds:S
        """);

    public static readonly GraphType ManagedDevice = GraphType.Define("managedDevice", """
        id:s activationLockBypassCode:s androidSecurityPatchLevel:s azureADDeviceId:s azureADRegistered:b
        complianceGracePeriodExpirationDateTime:d complianceState:s configurationManagerClientEnabledFeatures:o deviceActionResults:O
        deviceCategoryDisplayName:s deviceEnrollmentType:s deviceHealthAttestationState:o deviceName:s deviceRegistrationState:s
        easActivated:b easActivationDateTime:d easDeviceId:s emailAddress:s enrolledDateTime:d enrollmentProfileName:s
        ethernetMacAddress:s exchangeAccessState:s exchangeAccessStateReason:s exchangeLastSuccessfulSyncDateTime:d
        freeStorageSpaceInBytes:n iccid:s imei:s isEncrypted:b isSupervised:b jailBroken:s lastSyncDateTime:d managedDeviceName:s
        managedDeviceOwnerType:s managementAgent:s managementCertificateExpirationDate:d managementState:s manufacturer:s meid:s model:s
        notes:s operatingSystem:s osVersion:s partnerReportedThreatState:s phoneNumber:s physicalMemoryInBytes:n
        remoteAssistanceSessionErrorDetails:s remoteAssistanceSessionUrl:s requireUserEnrollmentApproval:b serialNumber:s
        subscriberCarrier:s totalStorageSpaceInBytes:n udid:s userDisplayName:s userId:s userPrincipalName:s wiFiMacAddress:s
        """);

    public static readonly GraphType Device = GraphType.Define("device", """
        id:s deletedDateTime:d accountEnabled:b alternativeSecurityIds:O approximateLastSignInDateTime:d complianceExpirationDateTime:d
        deviceCategory:s deviceId:s deviceMetadata:s deviceOwnership:s deviceVersion:n displayName:s enrollmentProfileName:s
        enrollmentType:s isCompliant:b isManaged:b isManagementRestricted:b isRooted:b managementType:s manufacturer:s mdmAppId:s
        model:s onPremisesLastSyncDateTime:d onPremisesSecurityIdentifier:s onPremisesSyncEnabled:b operatingSystem:s
        operatingSystemVersion:s physicalIds:S profileType:s registrationDateTime:d systemLabels:S trustType:s
        """);

    public static readonly GraphType Drive = GraphType.Define("drive", """
        id:s createdBy:o createdDateTime:d description:s eTag:s lastModifiedBy:o lastModifiedDateTime:d name:s parentReference:o
        webUrl:s driveType:s owner:o quota:o sharePointIds:o root:o
        """);

    public static readonly GraphType DriveItem = GraphType.Define("driveItem", """
        id:s createdBy:o createdDateTime:d description:s eTag:s lastModifiedBy:o lastModifiedDateTime:d name:s parentReference:o
        webUrl:s file:o folder:o root:o sharepointIds:o size:n
        """);

    public static readonly GraphType Organization = GraphType.Define("organization", """
        id:s deletedDateTime:d assignedPlans:O businessPhones:S city:s country:s countryLetterCode:s createdDateTime:d
        defaultUsageLocation:s displayName:s marketingNotificationEmails:S mobileDeviceManagementAuthority:s
        onPremisesLastSyncDateTime:d onPremisesSyncEnabled:b partnerTenantType:s postalCode:s preferredLanguage:s privacyProfile:o
        provisionedPlans:O securityComplianceNotificationMails:S securityComplianceNotificationPhones:S state:s street:s
        technicalNotificationMails:S tenantType:s verifiedDomains:O
        """);

    public static readonly GraphType Domain = GraphType.Define("domain", """
        id:s authenticationType:s availabilityStatus:s isAdminManaged:b isDefault:b isInitial:b isRoot:b isVerified:b manufacturer:s
        model:s passwordNotificationWindowInDays:n passwordValidityPeriodInDays:n state:o supportedServices:S
        """);

    public static readonly GraphType MailboxSettings = GraphType.Define("mailboxSettings", """
        archiveFolder:s automaticRepliesSetting:o dateFormat:s delegateMeetingMessageDeliveryOptions:s language:o timeFormat:s
        timeZone:s userPurpose:s workingHours:o
        """);

    public static readonly GraphType MessageRule = GraphType.Define("messageRule", """
        id:s actions:o conditions:o displayName:s exceptions:o hasError:b isEnabled:b isReadOnly:b sequence:n
        """);

    public static readonly GraphType AppRoleAssignment = GraphType.Define("appRoleAssignment", """
        id:s deletedDateTime:d appRoleId:s createdDateTime:d principalDisplayName:s principalId:s principalType:s resourceDisplayName:s
        resourceId:s
        """);

    public static readonly GraphType PermissionGrant = GraphType.Define("oAuth2PermissionGrant", """
        id:s clientId:s consentType:s principalId:s resourceId:s scope:s
        """);

    public static readonly GraphType RoleAssignment = GraphType.Define("unifiedRoleAssignment", """
        id:s appScopeId:s condition:s directoryScopeId:s principalId:s principalOrganizationId:s roleDefinitionId:s roleDefinition:o
        """);

    public static readonly GraphType RoleDefinition = GraphType.Define("unifiedRoleDefinition", """
        id:s description:s displayName:s isBuiltIn:b isEnabled:b resourceScopes:S rolePermissions:O templateId:s version:s
        """);

    public static readonly GraphType RoleEligibility = GraphType.Define("unifiedRoleEligibilityScheduleInstance", """
        id:s appScopeId:s directoryScopeId:s principalId:s roleDefinitionId:s endDateTime:d memberType:s roleEligibilityScheduleId:s
        startDateTime:d
        """);

    public static readonly GraphType RoleEligibilityRequest = GraphType.Define("unifiedRoleEligibilityScheduleRequest", """
        id:s status:s action:s principalId:s roleDefinitionId:s directoryScopeId:s justification:s createdDateTime:d
        """);

    public static readonly GraphType Team = GraphType.Define("team", """
        id:s classification:s createdDateTime:d description:s displayName:s internalId:s isArchived:b specialization:s tenantId:s
        visibility:s webUrl:s
        """);

    public static readonly GraphType Channel = GraphType.Define("channel", """
        id:s createdDateTime:d description:s displayName:s email:s isArchived:b isFavoriteByDefault:b layoutType:s membershipType:s
        originalCreatedDateTime:d summary:o tenantId:s webUrl:s
        """);

    public static readonly GraphType ConversationMember = GraphType.Define("aadUserConversationMember", """
        id:s displayName:s email:s roles:S tenantId:s userId:s visibleHistoryStartDateTime:d
        """);

    public static readonly GraphType Event = GraphType.Define("event", """
        id:s categories:S changeKey:s createdDateTime:d lastModifiedDateTime:d allowNewTimeProposals:b attendees:O body:o bodyPreview:s
        cancelledOccurrences:S end:o hasAttachments:b hideAttendees:b iCalUId:s importance:s isAllDay:b isCancelled:b isDraft:b
        isOnlineMeeting:b isOrganizer:b isReminderOn:b location:o onlineMeetingUrl:s organizer:o originalEndTimeZone:s originalStart:d
        originalStartTimeZone:s recurrence:o reminderMinutesBeforeStart:n responseRequested:b responseStatus:o sensitivity:s
        seriesMasterId:s showAs:s start:o subject:s transactionId:s type:s webLink:s
        """);

    public static readonly GraphType Permission = GraphType.Define("permission", """
        id:s expirationDateTime:d grantedTo:o grantedToIdentities:O grantedToIdentitiesV2:O grantedToV2:o hasPassword:b inheritedFrom:o
        invitation:o link:o roles:S shareId:s
        """);

    public static readonly GraphType SharePointSettings = GraphType.Define("sharepointSettings", """
        id:s allowedDomainGuidsForSyncApp:S availableManagedPathsForSiteCreation:S deletedUserPersonalSiteRetentionPeriodInDays:n
        excludedFileExtensionsForSyncApp:S idleSessionSignOut:o imageTaggingOption:s isCommentingOnSitePagesEnabled:b
        isFileActivityNotificationEnabled:b isLegacyAuthProtocolsEnabled:b isLoopEnabled:b isMacSyncAppEnabled:b
        isRequireAcceptingUserToMatchInvitedUserEnabled:b isResharingByExternalUsersEnabled:b isSharePointMobileNotificationEnabled:b
        isSharePointNewsfeedEnabled:b isSiteCreationEnabled:b isSiteCreationUIEnabled:b isSitePagesCreationEnabled:b
        isSitesStorageLimitAutomatic:b isSyncButtonHiddenOnPersonalSite:b isUnmanagedSyncAppForTenantRestricted:b
        personalSiteDefaultStorageLimitInMB:n sharingAllowedDomainList:S sharingBlockedDomainList:S sharingCapability:s
        sharingDomainRestrictionMode:s siteCreationDefaultManagedPath:s siteCreationDefaultStorageLimitInMB:n tenantDefaultTimezone:s
        """);

    public static readonly GraphType NumberAssignment = GraphType.Define("teamsAdministration.numberAssignment", """
        id:s activationState:s assignmentCategory:s assignmentStatus:s assignmentTargetId:s capabilities:S city:s civicAddressId:s
        isoCountryCode:s locationId:s networkSiteId:s numberSource:s numberType:s operatorId:s portInStatus:s
        reverseNumberLookupOptions:S supportedCustomerActions:S telephoneNumber:s
        """);

    public static readonly GraphType PhoneOperation = GraphType.Define("teamsAdministration.telephoneNumberLongRunningOperation", """
        id:s createdDateTime:s numbers:O status:s
        """);

    public static readonly GraphType SyncBehavior = GraphType.Define("onPremisesSyncBehavior", """
        id:s isCloudManaged:b
        """);

    public static readonly IReadOnlyList<GraphType> SignInMethods =
    [
        GraphType.Define("phoneAuthenticationMethod", """
            id:s createdDateTime:d phoneNumber:s phoneType:s smsSignInState:s
            """),
        GraphType.Define("microsoftAuthenticatorAuthenticationMethod", """
            id:s createdDateTime:d deviceTag:s displayName:s phoneAppVersion:s
            """),
        GraphType.Define("passwordAuthenticationMethod", """
            id:s createdDateTime:d password:s
            """),
        GraphType.Define("softwareOathAuthenticationMethod", """
            id:s createdDateTime:d secretKey:s
            """),
        GraphType.Define("fido2AuthenticationMethod", """
            id:s createdDateTime:d aaGuid:s attestationCertificates:S attestationLevel:s displayName:s model:s passkeyType:s
            publicKeyCredential:o
            """),
        GraphType.Define("emailAuthenticationMethod", """
            id:s createdDateTime:d emailAddress:s
            """),
        GraphType.Define("windowsHelloForBusinessAuthenticationMethod", """
            id:s createdDateTime:d displayName:s keyStrength:s
            """),
        GraphType.Define("platformCredentialAuthenticationMethod", """
            id:s createdDateTime:d displayName:s keyStrength:s platform:s
            """),
        GraphType.Define("temporaryAccessPassAuthenticationMethod", """
            id:s createdDateTime:d isUsable:b isUsableOnce:b lifetimeInMinutes:n methodUsabilityReason:s startDateTime:d
            temporaryAccessPass:s
            """),
        GraphType.Define("externalAuthenticationMethod", """
            id:s createdDateTime:d configurationId:s displayName:s
            """),
    ];

    public static readonly GraphType DirectoryObject = GraphType.Mixed("directoryObject", User, Group, DirectoryRole, Device);

    public static readonly GraphType SignInMethod = GraphType.Mixed("authenticationMethod", SignInMethods);

    /// <summary>The type of an item of a mixed collection, by what it says of itself.</summary>
    public static GraphType Of(System.Text.Json.Nodes.JsonObject item) => ((string?)item["@odata.type"])?["#microsoft.graph.".Length..] switch
    {
        "user" => User,
        "group" => Group,
        "directoryRole" => DirectoryRole,
        "device" => Device,
        var name => SignInMethods.FirstOrDefault(t => t.Name == name) ?? DirectoryObject,
    };
}
