using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Microsoft365.SharePoint;

namespace TeamsOffboardBot.Microsoft365;

/// <summary>The whole tenant in one hand: what a step, or the reader of a snapshot, is given.</summary>
public sealed class Tenant(TenantDirectory directory, TenantMail mail, GraphDrives drives, SharePointSites sites, TenantClock clock)
{
    public GraphUsers Users => directory.Users;

    public GraphAccounts Accounts => directory.Accounts;

    public GraphGroups Groups => directory.Groups;

    public GraphLicences Licences => directory.Licences;

    public GraphRoles Roles => directory.Roles;

    public GraphTenant Organization => directory.Organization;

    public GraphDevices Devices => mail.Devices;

    public GraphMailboxSettings MailboxSettings => mail.Settings;

    public ExchangeMailboxes Mailboxes => mail.Mailboxes;

    public ExchangeAccess MailboxAccess => mail.Access;

    public ExchangeGroups DistributionGroups => mail.Groups;

    public GraphDrives Drives => drives;

    public SharePointSites Sites => sites;

    public TenantClock Clock => clock;
}
