using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Microsoft365.SharePoint;

namespace TeamsOffboardBot.Microsoft365;

/// <summary>The whole tenant in one hand: what a step, or the reader of a snapshot, is given.</summary>
public sealed class Tenant(TenantDirectory directory, TenantMail mail, TenantMailDetails details, TenantFiles files, TenantClock clock)
{
    public GraphUsers Users => directory.Users;

    public GraphAccounts Accounts => directory.Accounts;

    public GraphSignInMethods SignInMethods => directory.SignInMethods;

    public GraphAppAccess Apps => directory.Apps;

    public GraphTelephony Telephony => directory.Telephony;

    public GraphGroups Groups => directory.Groups;

    public GraphChannels Channels => directory.Channels;

    public GraphLicences Licences => directory.Licences;

    public GraphRoles Roles => directory.Roles;

    public GraphTenant Organization => directory.Organization;

    public GraphDevices Devices => mail.Devices;

    public ExchangeMobileDevices MobileDevices => mail.MobileDevices;

    public GraphMailboxSettings MailboxSettings => mail.Settings;

    public GraphCalendars Calendars => mail.Calendars;

    public GraphMail Mail => mail.Mail;

    public ExchangeMailboxes Mailboxes => mail.Mailboxes;

    public ExchangeAccess MailboxAccess => mail.Access;

    public ExchangeGroups DistributionGroups => mail.Groups;

    public ExchangeNames Names => details.Names;

    public ExchangeFolders Folders => details.Folders;

    public ExchangeReach Reach => details.Reach;

    public ExchangeHolds Holds => details.Holds;

    public GraphDrives Drives => files.Drives;

    public GraphCopies Copies => files.Copies;

    public SharePointSites Sites => files.Sites;

    public TenantClock Clock => clock;
}
