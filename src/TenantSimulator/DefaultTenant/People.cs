using System.Text.Json.Nodes;
using TenantSimulator.Tenant;

namespace TenantSimulator.DefaultTenant;

/// <summary>The company's people: who they are, whom they report to, which licences they hold directly.</summary>
static class People
{
    sealed record Row(int Number, string Name, string Title, string Department, int? Manager, string[] Skus);

    static readonly string[] E3 = [Subscriptions.MicrosoftE3];
    static readonly string[] None = [];

    static readonly Row[] Employees =
    [
        new(1, "Megan Bowen", "Marketing Manager", "Marketing", 15, [Subscriptions.MicrosoftE3, Subscriptions.TeamsPhone]),
        new(2, "Adele Vance", "Product Marketing Manager", "Marketing", 1, [Subscriptions.MicrosoftE3, Subscriptions.TeamsPhone]),
        new(3, "Alex Wilber", "Marketing Assistant", "Marketing", 1, E3),
        new(4, "Patti Fernandez", "HR Manager", "Human Resources", 15, E3),
        new(5, "Nestor Wilke", "Director of IT", "IT", 15, E3),
        new(6, "Joni Sherman", "IT Operations Lead", "IT", 5, E3),
        new(7, "Diego Siciliani", "Video Producer", "Marketing", 1, E3),
        new(8, "Isaiah Langer", "Contracts Specialist", "Marketing", 1, E3),
        new(9, "Lynne Robbins", "Copy Editor", "Marketing", 1, E3),
        new(10, "Lee Gu", "Field Marketer", "Marketing", 1, E3),
        new(11, "Pradeep Gupta", "Identity Administrator", "IT", 5, [Subscriptions.ExchangePlan1]),
        new(13, "Johanna Lorenz", "Intern", "Marketing", 1, None),
        new(14, "Grady Archie", "Designer", "Marketing", 1, [Subscriptions.PowerAutomateFree]),
        new(15, "Miriam Graham", "Chief Executive Officer", "Executive", null, E3),
        new(16, "Henrietta Mueller", "Accountant", "Finance", 28, E3),
        new(17, "Irvin Sayers", "Project Manager", "Marketing", 1, E3),
        new(18, "Lidia Holloway", "Photographer", "Marketing", 1, E3),
        new(19, "Alex Darrow", "Web Editor", "Marketing", 1, E3),
        new(21, "Debra Berger", "Event Planner", "Marketing", 1, E3),
        new(22, "Enrico Cattaneo", "Attorney", "Legal", 15, E3),
        new(24, "Christie Cline", "Sales Manager", "Sales", 15, None),
        new(25, "Allan Deyoung", "Account Executive", "Sales", 24, None),
        new(26, "Raul Razo", "Sales Trainee", "Sales", 24, None),
        new(27, "Cameron White", "Account Executive", "Sales", 24, None),
        new(28, "Delia Dennis", "Finance Director", "Finance", 15, None),
        new(29, "Gerhart Moller", "Controller", "Finance", 28, None),
        new(30, "Brian Johnson", "Payroll Specialist", "Finance", 28, None),
        new(31, "Ben Walters", "Purchasing Agent", "Finance", 28, None),
        new(32, "Emily Braun", "Engineering Manager", "Engineering", 15, E3),
        new(33, "Bianca Pisani", "Mechanical Engineer", "Engineering", 32, E3),
        new(34, "Mario Rogers", "Electrical Engineer", "Engineering", 32, E3),
        new(35, "Jordan Miller", "Test Engineer", "Engineering", 32, E3),
        new(36, "Renee Lo", "Account Executive", "Sales", 24, None),
        new(37, "Molly Dempsey", "Software Engineer", "Engineering", 32, E3),
        new(38, "Aadi Kapoor", "Software Engineer", "Engineering", 32, E3),
        new(39, "Kat Larsson", "Sales Engineer", "Sales", 24, None),
        new(40, "Daisy Phillips", "Account Executive", "Sales", 24, None),
        new(41, "Robin Counts", "Sales Assistant", "Sales", 24, None),
        new(42, "Lori Penor", "Financial Analyst", "Finance", 28, E3),
        new(43, "Ashley Schroder", "Recruiter", "Human Resources", 4, E3),
        new(44, "Cecil Folk", "Helpdesk Specialist", "IT", 6, E3),
        new(45, "Elvia Atkins", "Network Engineer", "IT", 6, E3),
    ];

    public static void AddTo(TenantState tenant)
    {
        var shared = Account(tenant, 23, "Sales Inbox", $"sales@{Contoso.Domain}", null);
        shared.Set("accountEnabled", false);
        var breakGlass = Account(tenant, 12, "Emergency Access", $"breakglass@{Contoso.Domain}", "Break-glass account");
        foreach (var user in Employees.Select(row => Employee(tenant, row)).Concat([breakGlass, Guest(tenant), shared]).OrderBy(u => u.Id, StringComparer.Ordinal))
        {
            tenant.AllUsers.Add(user);
        }

        tenant.Person(16).Set("accountEnabled", false);
        Synchronise(tenant, tenant.Person(10));
        Synchronise(tenant, tenant.Person(27));
        tenant.Person(27).HasMailboxOnPremises = true;
        tenant.Person(21).DeletedAt = tenant.Clock.Second.AddDays(-10);
        tenant.Person(22).DeletedAt = tenant.Clock.Second.AddDays(-28);
    }

    static User Employee(TenantState tenant, Row row)
    {
        var names = row.Name.Split(' ');
        var user = Account(tenant, row.Number, row.Name, $"{string.Join('.', names).ToLowerInvariant()}@{Contoso.Domain}", row.Title);
        user.Set("givenName", names[0]);
        user.Set("surname", names[^1]);
        user.Set("department", row.Department);
        user.Set("employeeId", $"{1000 + row.Number}");
        user.Set("officeLocation", $"{10 + (row.Number % 8)}/{1100 + row.Number}");
        user.Set("mobilePhone", $"+1 425 555 01{row.Number:D2}");
        // Mail without a mailbox would be an address nobody reads.
        user.Set("mail", row.Number == 13 ? null : user.UserPrincipalName);
        user.ManagerId = row.Manager is { } manager ? Contoso.UserId(manager) : null;
        user.DirectLicences.AddRange(row.Skus.Select(sku => new AssignedLicence(sku, [], tenant.Clock.Second.AddDays(-400))));
        return user;
    }

    static User Account(TenantState tenant, int number, string name, string upn, string? title)
    {
        var user = new User(Contoso.UserId(number))
        {
            PasswordChangedAt = tenant.Clock.Second.AddDays(-(40 + number)),
            SessionsValidFrom = tenant.Clock.Second.AddDays(-(40 + number)),
        };
        user.Set("accountEnabled", true);
        user.Set("displayName", name);
        user.Set("userPrincipalName", upn);
        user.Set("mailNickname", upn.Split('@')[0]);
        user.Set("jobTitle", title);
        user.Set("userType", "Member");
        user.Set("usageLocation", "US");
        user.Set("preferredLanguage", "en-US");
        user.Set("country", "United States");
        user.Set("companyName", "Contoso");
        user.Set("createdDateTime", TenantClock.Text(tenant.Clock.Second.AddDays(-1500 + (number * 9))));
        user.Set("otherMails", new JsonArray());
        user.Set("businessPhones", new JsonArray());
        return user;
    }

    static User Guest(TenantState tenant)
    {
        var guest = Account(tenant, 20, "Bruno Costa", $"bruno.costa_fabrikam.com#EXT#@{Contoso.InitialDomain}", null);
        guest.Set("userType", "Guest");
        guest.Set("mail", "bruno.costa@fabrikam.com");
        guest.Set("creationType", "Invitation");
        guest.Set("externalUserState", "Accepted");
        guest.Set("companyName", "Fabrikam");
        return guest;
    }

    static void Synchronise(TenantState tenant, User user)
    {
        user.Set("onPremisesSyncEnabled", true);
        user.Set("onPremisesDomainName", "corp.contoso.com");
        user.Set("onPremisesSamAccountName", user.Text("mailNickname")!.Replace(".", "", StringComparison.Ordinal));
        user.Set("onPremisesUserPrincipalName", user.UserPrincipalName);
        user.Set("onPremisesDistinguishedName", $"CN={user.DisplayName},OU={user.Text("department")},DC=corp,DC=contoso,DC=com");
        user.Set("onPremisesImmutableId", Convert.ToBase64String(Guid.Parse(user.Id).ToByteArray()));
        user.Set("onPremisesLastSyncDateTime", TenantClock.Text(tenant.Clock.Second.AddMinutes(-12)));
    }
}
