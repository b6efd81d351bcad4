using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Microsoft365.Graph;

namespace TeamsOffboardBot.Microsoft365;

/// <summary>The directory side of <see cref="Tenant"/>.</summary>
public sealed record TenantDirectory(
    GraphUsers Users, GraphAccounts Accounts, GraphGroups Groups, GraphLicences Licences, GraphRoles Roles, GraphTenant Organization);

/// <summary>The mail side of <see cref="Tenant"/>, with the devices that read it.</summary>
public sealed record TenantMail(
    GraphMailboxSettings Settings, ExchangeMailboxes Mailboxes, ExchangeAccess Access, ExchangeGroups Groups, GraphDevices Devices);
