using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Microsoft365.SharePoint;

namespace TeamsOffboardBot.Microsoft365;

/// <summary>The directory side of <see cref="Tenant"/>.</summary>
public sealed record TenantDirectory(
    GraphUsers Users, GraphAccounts Accounts, GraphGroups Groups, GraphLicences Licences, GraphRoles Roles, GraphTenant Organization,
    GraphSignInMethods SignInMethods, GraphTelephony Telephony, GraphAppAccess Apps, GraphChannels Channels);

/// <summary>The mail side of <see cref="Tenant"/>, with the devices that read it.</summary>
public sealed record TenantMail(
    GraphMailboxSettings Settings, GraphCalendars Calendars, GraphMail Mail, ExchangeMailboxes Mailboxes, ExchangeAccess Access, ExchangeGroups Groups, GraphDevices Devices,
    ExchangeMobileDevices MobileDevices);

/// <summary>The files side of <see cref="Tenant"/>.</summary>
public sealed record TenantFiles(GraphDrives Drives, GraphCopies Copies, SharePointSites Sites);

/// <summary>Names, addresses and what people let each other do with their mailboxes.</summary>
public sealed record TenantMailDetails(ExchangeNames Names, ExchangeFolders Folders, ExchangeReach Reach, ExchangeHolds Holds);
