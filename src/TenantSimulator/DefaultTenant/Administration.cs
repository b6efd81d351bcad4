using TenantSimulator.Tenant;

namespace TenantSimulator.DefaultTenant;

/// <summary>Directory roles, who holds them, and what applications may do for whom.</summary>
static class Administration
{
    public const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";
    public const string HelpdeskAdministrator = "729827e3-9c14-49f7-bb1b-9608f156bbb8";
    public const string UserAdministrator = "fe930be7-5e62-47db-91af-98c3a49a38b1";
    public const string ExchangeAdministrator = "29232cdf-9323-42fd-ade2-1d097af3e4de";
    const string GraphExplorer = "c1000000-0000-4000-8000-000000000001";
    const string ExpensesApp = "c1000000-0000-4000-8000-000000000002";
    const string GraphResource = "c1000000-0000-4000-8000-000000000003";

    public static void AddTo(TenantState tenant)
    {
        tenant.Roles.AddRange(
        [
            new(GlobalAdministrator, "c0000000-0000-4000-8000-000000000001", "Global Administrator", "Can manage all aspects of the directory."),
            new(HelpdeskAdministrator, "c0000000-0000-4000-8000-000000000002", "Helpdesk Administrator", "Can reset passwords for non-administrators."),
            new(UserAdministrator, "c0000000-0000-4000-8000-000000000003", "User Administrator", "Can manage all aspects of users and groups."),
            new(ExchangeAdministrator, "c0000000-0000-4000-8000-000000000004", "Exchange Administrator", "Can manage all aspects of Exchange."),
        ]);
        tenant.RoleAssignments.AddRange(
        [
            new("role-assignment-01", Contoso.UserId(11), GlobalAdministrator),
            new("role-assignment-02", Contoso.UserId(12), GlobalAdministrator),
            new("role-assignment-03", Contoso.GroupId(15), HelpdeskAdministrator),
        ]);
        tenant.RoleEligibilities.Add(
            new("role-eligibility-01", Contoso.UserId(45), ExchangeAdministrator, tenant.Clock.Second.AddDays(-60), tenant.Clock.Second.AddDays(300)));

        tenant.AppRoleAssignments.Add(
            new("app-role-02-expenses", Contoso.UserId(2), "18d14569-c3bd-439b-9a66-3a2aee01d14f", ExpensesApp, "Contoso Expenses", tenant.Clock.Second.AddDays(-200)));
        tenant.PermissionGrants.Add(new("grant-02-graph-explorer", GraphExplorer, Contoso.UserId(2), GraphResource, "User.Read Mail.Read"));
        tenant.PermissionGrants.Add(new("grant-all-expenses", ExpensesApp, PrincipalId: null, GraphResource, "User.Read"));
        tenant.OwnedApplications.Add(
            new("c2000000-0000-4000-8000-000000000001", "c3000000-0000-4000-8000-000000000001", "Campaign metrics", Contoso.UserId(2)));
    }
}
