namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>The properties asked for; Graph leaves out most of what is not named.</summary>
internal static class GraphSelect
{
    public const string Identity =
        "$select=id,displayName,givenName,surname,userPrincipalName,mail,jobTitle,department,officeLocation,userType,accountEnabled,onPremisesSyncEnabled";

    public const string Account =
        Identity + ",mailNickname,companyName,employeeType,onPremisesImmutableId,onPremisesDistinguishedName,onPremisesSamAccountName,onPremisesLastSyncDateTime,"
        + "usageLocation,preferredLanguage,createdDateTime,lastPasswordChangeDateTime,signInSessionsValidFromDateTime,"
        + "assignedLicenses,licenseAssignmentStates,proxyAddresses";

    public const string Deleted =
        "$select=id,displayName,userPrincipalName,mail,jobTitle,department,userType,deletedDateTime,accountEnabled,onPremisesSyncEnabled,"
        + "onPremisesDistinguishedName,onPremisesSamAccountName,onPremisesImmutableId,usageLocation,preferredLanguage,lastPasswordChangeDateTime,assignedLicenses,licenseAssignmentStates,proxyAddresses";

    public const string Group =
        "$select=id,displayName,mail,visibility,groupTypes,mailEnabled,securityEnabled,onPremisesSyncEnabled,membershipRule,"
        + "membershipRuleProcessingState,isAssignableToRole,assignedLicenses,resourceProvisioningOptions";

    public const string Member = "$select=id,displayName,userPrincipalName,mail,accountEnabled,userType";

    public const string LargestPage = "&$top=999";

    /// <summary>A value inside single quotes of a filter.</summary>
    public static string Quoted(string value) => Uri.EscapeDataString($"'{value.Replace("'", "''", StringComparison.Ordinal)}'");
}
